import { z } from 'zod';

/** How the tests of a run ended. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** A run that left no report counts as one failure. */
export const tallyOfNoReport: Tally = { passed: 0, failed: 1, skipped: 0 };

/** Counts vitest's JSON report; a file that failed before or after its tests, so that none of them shows it, counts as one failure. */
export function tallyOf(json: unknown): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report.parse(json);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  // A run without a single test proves nothing.
  if (numPassedTests + failed === 0) return { ...tallyOfNoReport, skipped: numPendingTests + numTodoTests };
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}
