import { describe, expect, it } from 'vitest';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { toMoment } from '#kernel/calendar.ts';
import { readLedgerReport } from './ledger-report.ts';

const empty = { byOperation: {}, coalesced: 0, fromCache: 0, stale: 0, sources: [] };
const failed = { system: 'ACE', state: 'FAILED', asOf: null, code: 'ACE_UNAVAILABLE' };

describe("a subgraph's report of what a fetch cost", () => {
  it('is read as it was counted', () => {
    const ledger = createLegacyLedger();
    ledger.called('GetCases');
    ledger.coalesced(2);
    ledger.found({ system: 'SEACATS', state: 'STALE', asOf: toMoment(0), code: null });
    expect(readLedgerReport(JSON.parse(JSON.stringify(ledger.report())))).toEqual(ledger.report());
  });

  it.each([
    { fault: 'is absent', report: undefined },
    { fault: 'is a text', report: 'GetCases' },
    { fault: 'lacks a count', report: { ...empty, stale: undefined } },
    { fault: 'has a negative count', report: { ...empty, fromCache: -1 } },
    { fault: 'has half a call', report: { ...empty, byOperation: { GetCases: 0.5 } } },
    { fault: 'has more calls than anybody makes', report: { ...empty, byOperation: { GetCases: 1e9 } } },
    { fault: 'names an operation with markup', report: { ...empty, byOperation: { '<b>': 1 } } },
    {
      fault: 'names more operations than there are',
      report: {
        ...empty,
        byOperation: Object.fromEntries(Array.from({ length: 21 }, (_, index) => ['A'.repeat(index + 1), 1])),
      },
    },
    { fault: 'has a field that we do not know', report: { ...empty, host: 'db9.internal' } },
    { fault: 'names another system', report: { ...empty, sources: [{ ...failed, system: 'DB2' }] } },
    { fault: 'has a code of no catalogue', report: { ...empty, sources: [{ ...failed, code: 'DOWN' }] } },
    { fault: 'has a moment that is none', report: { ...empty, sources: [{ ...failed, asOf: 'noon' }] } },
    { fault: 'has more systems than there are', report: { ...empty, sources: Array(4).fill(failed) } },
  ])('is left out when it $fault', ({ report }) => {
    expect(readLedgerReport(report)).toBeNull();
  });
});
