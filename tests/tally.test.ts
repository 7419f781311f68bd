import { describe, expect, it } from 'vitest';
import { tallyOf } from './tally.ts';

const counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe('the tally of a test run', () => {
  it('counts tests that passed, failed, were skipped or are still to be written', () => {
    const tally = tallyOf({
      ...counts,
      numPassedTests: 3,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    });
    expect(tally).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts a file that does not load as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOf({ ...counts, numPassedTests: 3, testResults })).toEqual({
      passed: 3,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts a failed test once, not its file besides', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(tallyOf({ ...counts, numFailedTests: 1, testResults })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('is a failure when no test ran', () => {
    expect(tallyOf({ ...counts, numPendingTests: 4 })).toEqual({ passed: 0, failed: 1, skipped: 4 });
  });
});
