import { describe, expect, it } from 'vitest';
import { readMoment } from './calendar.ts';
import { createLegacyLedger, type SourceReport } from './legacy-ledger.ts';

const earlier = readMoment('2026-01-15T09:00:00Z');
const later = readMoment('2026-01-15T17:00:00Z');
const seacats = (change: Partial<SourceReport> = {}): SourceReport => ({
  system: 'SEACATS',
  state: 'ANSWERED',
  asOf: later,
  code: null,
  ...change,
});

describe('the ledger of an operation', () => {
  it('is empty at first', () => {
    expect(createLegacyLedger().report()).toEqual({
      byOperation: {},
      coalesced: 0,
      fromCache: 0,
      stale: 0,
      sources: [],
    });
  });

  it('counts calls by their operation, and what spared some', () => {
    const ledger = createLegacyLedger();
    ledger.called('GetCases');
    ledger.called('GetCases');
    ledger.coalesced(3);
    ledger.fromCache(2);
    ledger.stale(1);
    expect(ledger.report()).toMatchObject({
      byOperation: { GetCases: 2 },
      coalesced: 3,
      fromCache: 2,
      stale: 1,
    });
  });

  it('tells the worst of a system that was asked several times, and the oldest of what it gave', () => {
    const ledger = createLegacyLedger();
    ledger.found(seacats());
    ledger.found(seacats({ state: 'STALE', asOf: earlier }));
    ledger.found(seacats());
    expect(ledger.report().sources).toEqual([seacats({ state: 'STALE', asOf: earlier })]);
    ledger.found(seacats({ state: 'FAILED', asOf: null, code: 'SEACATS_UNAVAILABLE' }));
    expect(ledger.report().sources).toEqual([
      seacats({ state: 'FAILED', asOf: earlier, code: 'SEACATS_UNAVAILABLE' }),
    ]);
  });

  it('takes over what another process has counted', () => {
    const [ours, theirs] = [createLegacyLedger(), createLegacyLedger()];
    ours.called('GetCases');
    theirs.called('GetCases');
    theirs.called('ListCaseChanges');
    theirs.stale(4);
    theirs.found(seacats({ system: 'ACE', state: 'FAILED', asOf: null, code: 'ACE_UNAVAILABLE' }));
    theirs.found(seacats());
    ours.add(theirs.report());
    expect(ours.report()).toMatchObject({
      byOperation: { GetCases: 2, ListCaseChanges: 1 },
      stale: 4,
      sources: [{ system: 'ACE' }, { system: 'SEACATS' }],
    });
  });

  it('gives reports that do not change afterwards', () => {
    const ledger = createLegacyLedger();
    const before = ledger.report();
    ledger.called('GetCases');
    expect(before.byOperation).toEqual({});
  });
});
