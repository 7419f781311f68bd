import { setTimeout as after } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { aCase } from '#cases/case.test-kit.ts';
import { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { aCaseNumber } from '#kernel/standing.test-kit.ts';
import { createGatherer, type GatherOptions, type LiveCases } from './gather-cases.ts';

const numbers = Array.from({ length: 250 }, (_, index) =>
  aCaseNumber(`20161704${String(index).padStart(6, '0')}-01`),
);
const [one, two, three] = numbers as [CaseNumber, CaseNumber, CaseNumber];

/** A SEACATS that has every case but those with an odd last digit, and remembers what it was asked in each call. */
function aGatherer(
  options: GatherOptions & { readonly ms?: number; readonly fails?: () => Failure | null } = {},
) {
  const calls: (readonly CaseNumber[])[] = [];
  const signals: AbortSignal[] = [];
  const { gather, forget } = createGatherer(async (asked, { signal, ledger }): Promise<LiveCases> => {
    calls.push(asked);
    signals.push(signal);
    ledger?.called('GetCases');
    await after(options.ms ?? 10, undefined, { signal });
    const failure = options.fails?.() ?? null;
    if (failure !== null) throw failure;
    return new Map(asked.map((number) => [number, aCase(number)]));
  }, options);
  const ask = (asked: readonly CaseNumber[], signal = new AbortController().signal) => {
    const ledger = createLegacyLedger();
    return { ledger, answer: gather(asked, { signal, ledger }) };
  };
  return { calls, signals, ask, forget };
}

describe('askers of the same moment', () => {
  it('share one call', async () => {
    const { calls, ask } = aGatherer();
    const askers = [ask([one, two]), ask([two, three]), ask([one])];
    const [first, second, third] = await Promise.all(askers.map(({ answer }) => answer));
    expect(calls).toEqual([[one, two, three]]);
    expect([...(first?.keys() ?? [])]).toEqual([one, two]);
    expect([...(second?.keys() ?? [])]).toEqual([two, three]);
    expect([...(third?.keys() ?? [])]).toEqual([one]);
  });

  it('are told what their answers cost: one made the call, the others shared it', async () => {
    const { ask } = aGatherer();
    const askers = [ask([one, two]), ask([two, three])];
    await Promise.all(askers.map(({ answer }) => answer));
    expect(askers.map(({ ledger }) => ledger.report())).toMatchObject([
      { byOperation: { GetCases: 1 }, coalesced: 0 },
      { byOperation: {}, coalesced: 2 },
    ]);
  });

  it('share as many calls as there are hundreds of numbers', async () => {
    const { calls, ask } = aGatherer();
    const answers = await Promise.all(numbers.map((number) => ask([number]).answer));
    expect(calls.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(answers.every(({ size }) => size === 1)).toBe(true);
  });
});

describe('whoever asks while a call is under way', () => {
  it('fault-F16: joins it for a number that it brings', async () => {
    const { calls, ask } = aGatherer({ ms: 30 });
    const first = ask([one]);
    await vi.waitUntil(() => calls.length === 1, { interval: 1 });
    const joined = Array.from({ length: 500 }, () => ask([one]).answer);
    await Promise.all([first.answer, ...joined]);
    expect(calls).toEqual([[one]]);
  });

  it('does not join it for a number that has changed since', async () => {
    const { calls, ask, forget } = aGatherer({ ms: 200 });
    const before = ask([one, two]);
    await vi.waitUntil(() => calls.length === 1);
    forget([one]);
    const since = ask([one, two]);
    await Promise.all([before.answer, since.answer]);
    expect(calls).toEqual([[one, two], [one]]);
  });

  it('gathers for a while for others', async () => {
    const { calls, ask } = aGatherer({ ms: 60, windowMs: 15 });
    const first = ask([one]);
    await vi.waitUntil(() => calls.length === 1, { interval: 1 });
    const second = ask([two]);
    await after(5);
    const third = ask([three]);
    await Promise.all([first.answer, second.answer, third.answer]);
    expect(calls).toEqual([[one], [two, three]]);
  });
});

describe('an asker who leaves', () => {
  it('takes nothing from those who stay', async () => {
    const { calls, signals, ask } = aGatherer({ ms: 30 });
    const leaving = new AbortController();
    const [gone, staying] = [ask([one], leaving.signal), ask([one, two])];
    await vi.waitUntil(() => calls.length === 1, { interval: 1 });
    leaving.abort();
    await expect(gone.answer).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect((await staying.answer).size).toBe(2);
    expect(signals[0]?.aborted).toBe(false);
  });

  it('breaks the call off when nobody else waits for it, and nobody joins it afterwards', async () => {
    const { calls, signals, ask } = aGatherer({ ms: 30 });
    const leaving = new AbortController();
    const gone = ask([one], leaving.signal);
    await vi.waitUntil(() => calls.length === 1, { interval: 1 });
    leaving.abort();
    await expect(gone.answer).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(signals[0]?.aborted).toBe(true);
    expect((await ask([one]).answer).has(one)).toBe(true);
    expect(calls).toEqual([[one], [one]]);
  });

  it('is asked nothing for when it left before the call', async () => {
    const { calls, ask } = aGatherer();
    await expect(ask([one], AbortSignal.abort()).answer).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await after(10);
    expect(calls).toEqual([]);
  });
});

describe('a call that fails', () => {
  it('fails for each who waited, and is not remembered', async () => {
    let isDown = true;
    const { calls, ask } = aGatherer({
      fails: () =>
        isDown ? new Failure('SEACATS_UNAVAILABLE', 'SEACATS is busy', { retryAfterMs: 7_000 }) : null,
    });
    const [first, second] = await Promise.all([ask([one]).answer, ask([one, two]).answer]);
    const failure = { code: 'SEACATS_UNAVAILABLE', message: 'SEACATS is busy', retryAfterMs: 7_000 };
    expect(first.get(one)).toMatchObject(failure);
    expect(second.get(two)).toMatchObject(failure);
    expect(first.get(one)).not.toBe(second.get(one));
    isDown = false;
    expect((await ask([one]).answer).get(one)).not.toBeInstanceOf(Failure);
    expect(calls).toHaveLength(2);
  });
});
