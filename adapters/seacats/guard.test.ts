import { setTimeout as after } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { createRateLimit } from '#kernel/rate-limit.ts';
import { aGuard, anyRate } from './guard.test-kit.ts';
import type { CallPurpose, Guard } from './guard.ts';

const guards: Guard[] = [];
afterEach(() => {
  for (const guard of guards.splice(0)) guard.close();
});
function guardWith(change: Parameters<typeof aGuard>[0] = {}): Guard {
  const guard = aGuard(change);
  guards.push(guard);
  return guard;
}

const purpose = (change: Partial<CallPurpose> = {}): CallPurpose => ({
  signal: new AbortController().signal,
  ledger: null,
  ...change,
});
const away = (): Failure =>
  new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer GetCases', { cause: new Error('ECONNREFUSED') });

/** A SEACATS that fails until it is told to answer, and counts. */
function aSeacats(failure: () => Failure = away) {
  const seacats = {
    calls: 0,
    isUp: false,
    call: async (): Promise<string> => {
      seacats.calls += 1;
      await after(1);
      if (!seacats.isUp) throw failure();
      return 'answer';
    },
  };
  return seacats;
}

const codeOf = (problem: unknown): string => (problem instanceof Failure ? problem.code : String(problem));

async function fail(guard: Guard, call: () => Promise<unknown>, times: number): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (let count = 0; count < times; count += 1) {
    const problem: unknown = await guard.run(call, purpose()).then(
      () => null,
      (each: unknown) => each,
    );
    if (!(problem instanceof Failure)) throw new Error('expected a failure', { cause: problem });
    failures.push(problem);
  }
  return failures;
}

describe('the guard before SEACATS', () => {
  it('hands on the answer, and counts the call for whoever caused it', async () => {
    const ledger = createLegacyLedger();
    expect(await guardWith().run(async () => 'answer', purpose({ ledger }))).toBe('answer');
    expect(ledger.report().byOperation).toEqual({ GetCases: 1 });
  });

  it.each([
    ['nobody answers', away],
    ['it sends garbage', () => new Failure('SEACATS_UNAVAILABLE', 'no', { cause: new Error('bad XML') })],
    ['it refuses our credentials', () => new Failure('SEACATS_REFUSED', 'SEACATS refused our credentials')],
  ])('fault-F2: stops asking after five failures, when %s', async (_what, failure) => {
    const [guard, seacats] = [guardWith({ probeMs: 60_000 }), aSeacats(failure)];
    await fail(guard, seacats.call, 5);
    expect(guard.isFailing).toBe(true);
    const [refusal] = await fail(guard, seacats.call, 100);
    expect(seacats.calls).toBe(5);
    expect(refusal).toMatchObject({ code: 'SEACATS_UNAVAILABLE', retryAfterMs: 60_000 });
  });

  it('fault-F1: takes an answer that comes too late for a failure', async () => {
    const guard = guardWith({ callMs: 20, probeMs: 60_000 });
    const stuck = (signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => guard.run(stuck, purpose())));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'SEACATS_UNAVAILABLE', message: 'SEACATS did not answer GetCases in time' },
      });
    }
    expect(guard.isFailing).toBe(true);
  });

  it('target-4: asks again by itself when SEACATS has come back', async () => {
    const [guard, seacats] = [guardWith({ probeMs: 10 }), aSeacats()];
    await fail(guard, seacats.call, 5);
    await vi.waitUntil(() => seacats.calls >= 7);
    expect(guard.isFailing).toBe(true);
    seacats.isUp = true;
    await vi.waitUntil(() => !guard.isFailing);
    expect(await guard.run(seacats.call, purpose())).toBe('answer');
  });

  it('tries again what it may, within a tenth of all calls (target-9)', async () => {
    const guard = guardWith();
    let calls = 0;
    // One of four fails, which is too seldom for the breaker.
    const flaky = async (): Promise<string> => {
      calls += 1;
      if (calls % 4 === 0) throw away();
      return 'answer';
    };
    const outcomes = [];
    for (let count = 0; count < 200; count += 1) {
      outcomes.push(await guard.run(flaky, purpose()).catch(codeOf));
    }
    expect(calls).toBeGreaterThan(210);
    expect(calls).toBeLessThanOrEqual(220);
    expect(outcomes.filter((outcome) => outcome !== 'answer').length).toBeLessThan(50);
  });

  it('never tries a write again', async () => {
    const guard = guardWith({ isRead: false });
    let calls = 0;
    for (let count = 0; count < 200; count += 1) {
      const call = async (): Promise<string> => {
        calls += 1;
        if (count % 4 === 3) throw away();
        return 'answer';
      };
      await guard.run(call, purpose()).catch(codeOf);
    }
    expect(calls).toBe(200);
  });

  it('has so many calls under way, lets so many wait, and refuses the rest at once', async () => {
    const guard = guardWith({ slots: 2, queue: 3, callMs: 60_000 });
    let underWay = 0;
    let most = 0;
    const release: (() => void)[] = [];
    const call = async (): Promise<string> => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise<void>((resolve) => release.push(resolve));
      underWay -= 1;
      return 'answer';
    };
    const running = Array.from({ length: 5 }, () => guard.run(call, purpose()));
    await expect(guard.run(call, purpose())).rejects.toMatchObject({
      code: 'SEACATS_UNAVAILABLE',
      retryAfterMs: 1_000,
    });
    for (let count = 0; count < 5; count += 1) {
      await vi.waitUntil(() => release.length > 0);
      release.pop()?.();
    }
    expect(await Promise.all(running)).toEqual(Array(5).fill('answer'));
    expect(most).toBe(2);
  });

  it('fault-F5: keeps to the rate, and lets calls wait for their turn', async () => {
    const guard = guardWith({ rateLimit: createRateLimit(5) });
    const seacats = aSeacats();
    seacats.isUp = true;
    const begun = performance.now();
    await Promise.all(Array.from({ length: 8 }, () => guard.run(seacats.call, purpose())));
    expect(performance.now() - begun).toBeGreaterThan(500);
    expect(seacats.calls).toBe(8);
  });

  it('fault-F5: refuses what would wait too long, and says for how long', async () => {
    const guard = guardWith({ rateLimit: createRateLimit(1), rateWaitMs: 10 });
    await guard.run(async () => 'answer', purpose());
    const [refusal] = await fail(guard, async () => 'answer', 1);
    expect(refusal?.code).toBe('SEACATS_UNAVAILABLE');
    expect(refusal?.retryAfterMs).toBeGreaterThan(0);
    expect(refusal?.retryAfterMs).toBeLessThanOrEqual(1_000);
  });

  it('fault-F5: lets everybody pause when SEACATS says for how long', async () => {
    const rateLimit = anyRate();
    const busy = (): Failure =>
      new Failure('SEACATS_UNAVAILABLE', 'SEACATS is answering as many questions as it allows', {
        retryAfterMs: 7_000,
        cause: new Error('CAP-001'),
      });
    const [guard, seacats] = [guardWith({ rateLimit }), aSeacats(busy)];
    await fail(guard, seacats.call, 1);
    expect(rateLimit.pauses).toEqual([7_000]);
    expect(seacats.calls).toBe(1);
  });

  it('fault-F5: does not try a failing SEACATS while everybody pauses', async () => {
    const rateLimit = createRateLimit(1_000);
    const [guard, seacats] = [guardWith({ rateLimit, probeMs: 5 }), aSeacats()];
    await fail(guard, seacats.call, 5);
    await rateLimit.pause(300);
    await after(50);
    const calls = seacats.calls;
    await after(100);
    expect(seacats.calls).toBe(calls);
    seacats.isUp = true;
    await vi.waitUntil(() => !guard.isFailing);
  });

  it('fault-F2: refuses those who waited for their turn while SEACATS began to fail', async () => {
    const turns: (() => void)[] = [];
    const rateLimit = {
      ...anyRate(),
      take: () =>
        new Promise<{ granted: true }>((resolve) => void turns.push(() => resolve({ granted: true }))),
    };
    const [guard, seacats] = [guardWith({ rateLimit, probeMs: 60_000 }), aSeacats()];
    const askers = Array.from({ length: 15 }, () => guard.run(seacats.call, purpose()).catch(codeOf));
    await vi.waitUntil(() => turns.length === 15);
    for (const turn of turns.splice(0, 5)) turn();
    await vi.waitUntil(() => guard.isFailing);
    for (const turn of turns) turn();
    expect(new Set(await Promise.all(askers))).toEqual(new Set(['SEACATS_UNAVAILABLE']));
    expect(seacats.calls).toBe(5);
  });

  it('target-8: breaks a call off when nobody waits for it', async () => {
    const asker = new AbortController();
    let brokenOff = false;
    const running = guardWith().run(
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            brokenOff = true;
            reject(signal.reason as Error);
          });
        }),
      purpose({ signal: asker.signal }),
    );
    setTimeout(() => asker.abort(), 5);
    await expect(running).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(brokenOff).toBe(true);
  });

  it('fault-F7: begins no call for somebody who has left', async () => {
    const seacats = aSeacats();
    await expect(
      guardWith().run(seacats.call, purpose({ signal: AbortSignal.abort() })),
    ).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(seacats.calls).toBe(0);
  });

  it('does not take it for trouble of SEACATS that askers leave', async () => {
    const guard = guardWith();
    for (let count = 0; count < 20; count += 1) {
      const asker = new AbortController();
      const running = guard.run(
        (signal) => after(1_000, 'late', { signal }),
        purpose({ signal: asker.signal }),
      );
      asker.abort();
      await running.catch(codeOf);
    }
    expect(guard.isFailing).toBe(false);
  });
});
