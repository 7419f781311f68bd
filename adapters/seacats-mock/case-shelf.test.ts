import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseShelf } from './case-shelf.ts';
import { generatedCaseNumber } from './generated-cases.ts';
import type { WireRecord } from './wire-record.ts';

const aShelfOfAMillion = () => new CaseShelf({ generatedCases: 1_000_000, accounts: 100_000 });
const digest = (record: WireRecord | undefined) =>
  createHash('sha256').update(JSON.stringify(record)).digest('base64');
const spread = Array.from({ length: 20_000 }, (_, n) => generatedCaseNumber((n * 7_654_321) % 1_000_000));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** How much more memory is in use after some work, while what the work answered is still held. */
function kept(work: () => unknown): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const held = [work()];
  collectGarbage();
  return held.length * (process.memoryUsage().heapUsed - before);
}

describe('a shelf of a million cases', () => {
  it('answers the same for a case whatever was asked before it', () => {
    const inOrder = aShelfOfAMillion();
    const expected = Array.from({ length: 3000 }, (_, j) => digest(inOrder.find(generatedCaseNumber(j))));
    const shelf = aShelfOfAMillion();
    fc.assert(
      fc.property(fc.nat(2999), (j) => digest(shelf.find(generatedCaseNumber(j))) === expected[j]),
      { numRuns: 500 },
    );
  });

  it('keeps none of the records that it has served', () => {
    const shelf = aShelfOfAMillion();
    const find = (caseNumber: string) => shelf.find(caseNumber);
    const asked = kept(() => spread.filter((caseNumber) => find(caseNumber) === undefined));
    const served = kept(() => spread.map(find));
    expect(served).toBeGreaterThan(10_000_000);
    expect(asked).toBeLessThan(served / 20);
  });
});
