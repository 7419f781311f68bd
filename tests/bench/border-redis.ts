import { setTimeout as after } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { createFaultProxy } from '#tests/chaos/fault-proxy.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';
import { startRedis } from '#tests/services/redis.ts';
import { atMost, exactly, known, percentile, type Bench } from './figures.ts';

const callers = 8;
const numbers = Array.from({ length: 60 }, (_, j) => `20201704${String(j).padStart(6, '0')}-01`);
const ofOne = `query ($number: CaseNumber!) {
  enforcementCase(caseNumber: $number) { caseNumber kind state amounts { assessed outstanding } parties { name } }
}`;

/** Measures what callers notice when Redis is down, slow, too small or emptied again and again: nothing but a little time. */
export async function measureRedisTrouble(bench: Bench): Promise<void> {
  const milliseconds = bench.quick ? 2_000 : 10_000;
  await using lifecycle = createLifecycle();
  const closing = (thing: AsyncDisposable) => thing[Symbol.asyncDispose]() as Promise<void>;
  const redis = lifecycle.opened(await startRedis(), closing);
  const proxy = lifecycle.opened(await createFaultProxy(redis.url), closing);
  const rig = lifecycle.opened(
    // Copies last so short that Redis is asked all the time.
    await startClaimgraph({ settings: { REDIS_URL: proxy.url, CASE_FRESH_MS: '50' } }),
    closing,
  );
  const operator = lifecycle.opened(new Redis(redis.url), (client) => client.disconnect());
  const truth = new Map<string, string>();
  for (const number of numbers) truth.set(number, await ask(rig, number));

  const troubles: readonly {
    readonly trouble: string;
    begin(): Promise<unknown>;
    end(): Promise<unknown>;
  }[] = [
    { trouble: 'is down', begin: async () => proxy.set('down'), end: async () => proxy.set('pass') },
    {
      trouble: 'is slow (500 ms)',
      begin: async () => proxy.set('slow:500'),
      end: async () => proxy.set('pass'),
    },
    {
      trouble: 'evicts (1 MB)',
      async begin() {
        await operator.config('SET', 'maxmemory-policy', 'allkeys-lru');
        await operator.config('SET', 'maxmemory', '1mb');
      },
      end: () => operator.config('SET', 'maxmemory', '0'),
    },
  ];
  const normal = await measure(rig, truth, milliseconds);
  bench.report(known('p99 with Redis as it should be', normal.p99, 'ms'));
  bench.report(exactly('answers that differ with Redis as it should be', normal.differing, 'answers', 0));
  const judge = (trouble: string, found: Measured): void => {
    bench.report(
      exactly(`answers that differ while Redis ${trouble} (target-11)`, found.differing, 'answers', 0),
    );
    bench.report(atMost(`p99 while Redis ${trouble}, over normal`, found.p99 / normal.p99, 'times', 3));
  };
  for (const { trouble, begin, end } of troubles) {
    await begin();
    judge(trouble, await measure(rig, truth, milliseconds));
    await end();
    await after(2_000);
  }
  const stop = new AbortController();
  const flushing = (async () => {
    while (!stop.signal.aborted) {
      await operator.flushall();
      await after(50);
    }
  })();
  judge('is flushed all the time', await measure(rig, truth, milliseconds));
  stop.abort();
  await flushing;
}

interface Measured {
  readonly p99: number;
  readonly differing: number;
}

async function measure(
  rig: Rig,
  truth: ReadonlyMap<string, string>,
  milliseconds: number,
): Promise<Measured> {
  const until = performance.now() + milliseconds;
  const waited: number[] = [];
  let differing = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = caller; performance.now() < until; turn += callers) {
        const number = numbers[turn % numbers.length] ?? '';
        const begun = performance.now();
        const answer = await ask(rig, number);
        waited.push(performance.now() - begun);
        if (answer !== truth.get(number)) differing += 1;
      }
    }),
  );
  return { p99: percentile(waited, 99), differing };
}

const ask = async (rig: Rig, number: string): Promise<string> => {
  const { body } = await rig.ask('officer', ofOne, { number });
  return JSON.stringify({ data: body.data, errors: body.errors });
};
