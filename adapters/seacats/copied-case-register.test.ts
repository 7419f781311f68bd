import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { aCase, anUnreadableCase } from '#cases/case.test-kit.ts';
import type { EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import { toMoment } from '#kernel/calendar.ts';
import { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { noMeters } from '#kernel/meters.ts';
import type { SharedCopies } from '#kernel/shared-copies.ts';
import { aCaseNumber } from '#kernel/standing.test-kit.ts';
import { createCaseCopies } from './case-copies.ts';
import { createCopiedCaseRegister } from './copied-case-register.ts';
import { createGatherer } from './gather-cases.ts';

const known = aCaseNumber('20161704200292-01');
const other = aCaseNumber('20161704200292-02');
const missing = aCaseNumber('20161704999999-01');
const start = Date.parse('2026-01-15T17:00:00.000Z');
const freshMs = 30_000;
const usableMs = 3_600_000;

/** Copies that processes share, in the memory of this one. */
function aSharedPlace(): SharedCopies & { readonly kept: Map<string, Buffer> } {
  const kept = new Map<string, Buffer>();
  const claims = new Set<string>();
  return {
    kept,
    read: async (keys) =>
      new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key) ?? Buffer.alloc(0)]] : []))),
    write: async (entries) => {
      for (const [key, value] of entries) kept.set(key, value);
    },
    drop: async (keys) => {
      for (const key of keys) kept.delete(key);
    },
    claim: async (keys) => {
      const free = keys.filter((key) => !claims.has(key));
      for (const key of free) claims.add(key);
      return new Set(free);
    },
    release: async (keys) => {
      for (const key of keys) claims.delete(key);
    },
  };
}

/** A SEACATS with cases, whose clock is a test's, and registers over it as several processes have them. */
function aHouse(records: Readonly<Record<string, EnforcementCase | UnreadableCase>>) {
  const house = {
    records: { ...records } as Record<string, EnforcementCase | UnreadableCase>,
    passed: 0,
    setBack: 0,
    ms: 1,
    failure: null as Failure | null,
    calls: [] as (readonly CaseNumber[])[],
    snapshots: new Map<CaseNumber, EnforcementCase>(),
    snapshotsAsked: 0,
    register(shared: SharedCopies | null = null) {
      const clock = {
        epochMilliseconds: () => start + house.passed - house.setBack,
        monotonicMilliseconds: () => house.passed,
      };
      const secret = 'a secret of this test, of 32 characters';
      const copies = createCaseCopies({ freshMs, usableMs, secret, shared, clock });
      const register = createCopiedCaseRegister({
        gather: createGatherer(async (numbers, { ledger }) => {
          house.calls.push(numbers);
          ledger?.called('GetCases');
          const records = { ...house.records };
          const asOf = toMoment(clock.epochMilliseconds());
          await after(house.ms);
          if (house.failure !== null) throw house.failure;
          return new Map(
            numbers.flatMap((number) => {
              const record = records[number];
              if (record === undefined) return [];
              const dated =
                'caseNumber' in record ? { ...record, source: { ...record.source, asOf } } : record;
              return [[number, dated] as const];
            }),
          );
        }).gather,
        copies,
        snapshots: {
          snapshotsOf: async (numbers) => {
            house.snapshotsAsked += 1;
            return new Map(
              numbers.flatMap((number) => {
                const snapshot = house.snapshots.get(number);
                return snapshot === undefined ? [] : [[number, snapshot] as const];
              }),
            );
          },
        },
        clock,
        meters: noMeters,
      });
      const ask = async (
        numbers: readonly CaseNumber[],
        maySee = true,
        signal = new AbortController().signal,
      ) => {
        const ledger = createLegacyLedger();
        const asker = maySee ? 'owner' : 'stranger';
        const shows = (): boolean => maySee;
        const answers = await register.casesByNumber(numbers, { signal, ledger, asker, shows });
        return { answers, report: ledger.report() };
      };
      const freshnessOf = async (number: CaseNumber): Promise<string> => {
        const answer = (await ask([number])).answers.get(number);
        if (answer === undefined) return 'nothing';
        if (answer instanceof Failure) return answer.code;
        return 'caseNumber' in answer ? answer.source.freshness : 'unreadable';
      };
      return { copies, ask, freshnessOf };
    },
  };
  return house;
}
const down = new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer GetCases');

describe('a copy of a case', () => {
  it('is served for its time, labelled and dated, and then read again', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { ask, freshnessOf } = house.register();
    expect(await freshnessOf(known)).toBe('LIVE');
    house.passed = freshMs * 0.89;
    const { answers, report } = await ask([known]);
    expect(answers.get(known)).toMatchObject({ source: { freshness: 'RECENT', asOf: toMoment(start) } });
    expect(report).toMatchObject({
      byOperation: {},
      fromCache: 1,
      sources: [{ system: 'SEACATS', state: 'ANSWERED', asOf: toMoment(start), code: null }],
    });
    house.passed = freshMs * 1.11;
    expect(await freshnessOf(known)).toBe('LIVE');
    expect(house.calls).toHaveLength(2);
  });

  it('ends a tenth earlier or later by chance, so that what was read together is not read again together', async () => {
    const numbers = Array.from({ length: 100 }, (_, index) =>
      aCaseNumber(`20161704${String(index).padStart(6, '0')}-01`),
    );
    const house = aHouse(Object.fromEntries(numbers.map((number) => [number, aCase(number)])));
    const { ask } = house.register();
    await ask(numbers);
    house.passed = freshMs;
    await ask(numbers);
    expect(house.calls[1]?.length).toBeGreaterThan(20);
    expect(house.calls[1]?.length).toBeLessThan(80);
  });

  it('is of a record that cannot be read, too', async () => {
    const house = aHouse({ [known]: anUnreadableCase(known) });
    const { freshnessOf } = house.register();
    expect(await freshnessOf(known)).toBe('unreadable');
    expect(await freshnessOf(known)).toBe('unreadable');
    expect(house.calls).toHaveLength(1);
  });

  it('is dropped when the case has changed', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const shared = aSharedPlace();
    const { copies, freshnessOf } = house.register(shared);
    await freshnessOf(known);
    await copies.drop([known]);
    expect(shared.kept.size).toBe(0);
    expect(await freshnessOf(known)).toBe('LIVE');
  });

  it('is not made by a reading that began before the case changed', async () => {
    const house = aHouse({ [known]: aCase(known) });
    house.ms = 20;
    const { copies, freshnessOf } = house.register(aSharedPlace());
    const reading = freshnessOf(known);
    await vi.waitUntil(() => house.calls.length === 1, { interval: 1 });
    await copies.drop([known]);
    expect(await reading).toBe('LIVE');
    house.passed += 1;
    expect(await freshnessOf(known)).toBe('LIVE');
  });

  it('of a later version is not replaced by an earlier one that came late', async () => {
    const house = aHouse({});
    const { copies } = house.register();
    await copies.keep(new Map([[known, aCase(known, { recordVersion: 5n })]]), 0);
    await copies.keep(new Map([[known, aCase(known, { recordVersion: 4n })]]), 0);
    expect(copies.copyOf(known)?.found).toMatchObject({ recordVersion: 5n });
  });
});

describe('somebody who may not learn of a case', () => {
  it.each([
    ['in one process', null],
    ['in several', aSharedPlace()],
  ])(
    'fault-C19: %s, meets what a number without a case meets: the same answers and the same calls',
    async (_where, shared) => {
      const house = aHouse({ [known]: aCase(known) });
      const owner = house.register(shared);
      await owner.ask([known]);
      house.calls.length = 0;
      const outcomes = async (number: CaseNumber) => {
        const [here, there] = [house.register(shared), house.register(shared)];
        const told = [];
        for (const process of [owner, here, there, owner]) {
          const before = house.calls.length;
          const { answers, report } = await process.ask([number], false);
          told.push({ answers: [...answers], report, calls: house.calls.length - before });
          await after(1);
        }
        return told;
      };
      expect(await outcomes(known)).toEqual(await outcomes(missing));
    },
  );

  it('fault-C19: learns nothing from what somebody else has asked, who was shown the one and found no other', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { ask } = house.register();
    await ask([known, missing]);
    const callsFor = async (number: CaseNumber) => {
      const before = house.calls.length;
      await ask([number], false);
      await after(1);
      await ask([number], false);
      return house.calls.length - before;
    };
    expect([await callsFor(known), await callsFor(missing)]).toEqual([1, 1]);
  });

  it('fault-C22: meets the same during an outage, whatever copies there are', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { ask } = house.register();
    await ask([known, missing]);
    house.snapshots.set(known, aCase(known));
    house.failure = down;
    const [forbidden, absent] = [await ask([known], false), await ask([missing], false)];
    expect([...forbidden.answers.values()]).toEqual([...absent.answers.values()]);
    expect(house.snapshotsAsked).toBe(2);
    expect(forbidden.report).toEqual(absent.report);
    expect(forbidden.answers.get(known)).toMatchObject({ code: 'SEACATS_UNAVAILABLE' });
  });

  it('takes nothing from whoever may', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { ask, freshnessOf } = house.register();
    await ask([known], false);
    await ask([known], false);
    expect(await freshnessOf(known)).toBe('RECENT');
  });
});

describe('a number without a case', () => {
  it('is not asked again for the same asker for a while', async () => {
    const house = aHouse({});
    const here = house.register();
    expect(await here.freshnessOf(missing)).toBe('nothing');
    expect(await here.freshnessOf(missing)).toBe('nothing');
    expect(house.calls).toHaveLength(1);
    house.passed = freshMs * 1.11;
    await here.freshnessOf(missing);
    expect(house.calls).toHaveLength(2);
  });
});

describe('a number that got its case', () => {
  it('is asked again at once, whoever was told that there is none', async () => {
    const house = aHouse({});
    const { ask, copies, freshnessOf } = house.register();
    await ask([known]);
    house.records[known] = aCase(known);
    house.passed += 1;
    await copies.drop([known]);
    expect(await freshnessOf(known)).toBe('LIVE');
  });
});

describe('several processes', () => {
  it('fault-F9: do not take a copy for fresh that was read before a clock was set back', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const shared = aSharedPlace();
    await house.register(shared).ask([known]);
    await after(1);
    expect(await house.register(shared).freshnessOf(known)).toBe('RECENT');
    house.setBack = 86_400_000;
    expect(await house.register(shared).freshnessOf(known)).toBe('LIVE');
  });

  it('fault-D15: read a case once for all of them, and share it sealed under a key that hides its number', async () => {
    const secretive = aCase(known, { parties: [{ role: 'PRINCIPAL', name: 'CANARY-NAME' }] });
    const house = aHouse({ [known]: secretive });
    house.ms = 30;
    const shared = aSharedPlace();
    const processes = Array.from({ length: 5 }, () => house.register(shared));
    const answers = await Promise.all(processes.map(({ ask }) => ask([known])));
    expect(answers.every((each) => each.answers.has(known))).toBe(true);
    expect(house.calls).toHaveLength(1);
    const bytes = [...shared.kept].map(([key, value]) => key + value.toString('latin1')).join();
    expect(bytes).not.toContain('CANARY');
    expect(bytes).not.toContain(known);
    expect(bytes).not.toContain('200292');
  });

  it('do not believe what somebody else has put into the shared place', async () => {
    const house = aHouse({ [known]: aCase(known), [other]: aCase(other, { bondNumber: 'THE OTHER' }) });
    const shared = aSharedPlace();
    await house.register(shared).ask([known, other]);
    await after(1);
    const [first, second] = [...shared.kept.keys()];
    const swapped = shared.kept.get(second ?? '') ?? Buffer.alloc(0);
    shared.kept.set(first ?? '', swapped);
    shared.kept.set(second ?? '', Buffer.from('{"form":1}'));
    const { answers } = await house.register(shared).ask([known, other]);
    expect(answers.get(known)).toMatchObject({
      caseNumber: known,
      bondNumber: null,
      source: { freshness: 'LIVE' },
    });
    expect(answers.get(other)).toMatchObject({ bondNumber: 'THE OTHER', source: { freshness: 'LIVE' } });
  });

  it('wait for the one that reads, and read themselves when it fails', async () => {
    const house = aHouse({ [known]: aCase(known) });
    house.ms = 20;
    house.failure = down;
    const shared = aSharedPlace();
    const [here, there] = [house.register(shared), house.register(shared)];
    const first = here.freshnessOf(known);
    await after(5);
    const second = there.freshnessOf(known);
    expect(await first).toBe('SEACATS_UNAVAILABLE');
    house.failure = null;
    expect(await second).toBe('LIVE');
  });

  it('let an asker leave who waits for another process', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const shared = aSharedPlace();
    shared.claim = async () => new Set();
    const leaving = new AbortController();
    const waiting = house.register(shared).ask([known], true, leaving.signal);
    setTimeout(() => leaving.abort(), 10);
    await expect(waiting).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });
});

describe('while SEACATS fails', () => {
  it('target-3: the last known case is served, labelled and dated', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { ask } = house.register();
    await ask([known]);
    house.passed = freshMs * 2;
    house.failure = down;
    const { answers, report } = await ask([known]);
    expect(answers.get(known)).toMatchObject({ source: { freshness: 'STALE', asOf: toMoment(start) } });
    expect(report).toMatchObject({
      stale: 1,
      fromCache: 0,
      sources: [{ system: 'SEACATS', state: 'STALE', asOf: toMoment(start), code: null }],
    });
  });

  it('a copy is served for so long, then the snapshot of the index, then the failure', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { freshnessOf } = house.register();
    await freshnessOf(known);
    house.failure = down;
    house.passed = usableMs;
    expect(await freshnessOf(known)).toBe('STALE');
    expect(house.snapshotsAsked).toBe(0);
    house.passed = usableMs + 1;
    expect(await freshnessOf(known)).toBe('SEACATS_UNAVAILABLE');
    house.snapshots.set(known, aCase(known));
    expect(await freshnessOf(known)).toBe('STALE');
  });

  it('one failure concerns only its number: the rest of the list stands', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { ask } = house.register();
    await ask([known]);
    house.passed = freshMs * 2;
    house.failure = down;
    const { answers, report } = await ask([known, other]);
    expect(answers.get(known)).toMatchObject({ source: { freshness: 'STALE' } });
    expect(answers.get(other)).toMatchObject({ code: 'SEACATS_UNAVAILABLE' });
    expect(report.sources).toMatchObject([{ state: 'FAILED', code: 'SEACATS_UNAVAILABLE' }]);
  });

  it('a copy that is still fresh needs no SEACATS', async () => {
    const house = aHouse({ [known]: aCase(known) });
    const { freshnessOf } = house.register();
    await freshnessOf(known);
    house.failure = down;
    expect(await freshnessOf(known)).toBe('RECENT');
  });
});
