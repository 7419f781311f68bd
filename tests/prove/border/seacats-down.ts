import { setTimeout as after } from 'node:timers/promises';
import { createFaultProxy } from '#tests/chaos/fault-proxy.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';
import { startSeacatsMock } from '#seacats-mock/start-seacats-mock.ts';
import { atMost, exactly, percentile, type Figure } from '../../bench/figures.ts';

const credentials = { username: 'claimgraph', password: 'a password of this proof' };
const numbers = Array.from({ length: 60 }, (_, j) => `20201704${String(j).padStart(6, '0')}-01`);
const nobodys = '20201704999999-01';
const callers = 8;

/** The ways in which SEACATS is down: what the proxy does, and what the mock does behind it. */
const ways = [
  { way: 'resets every connection', proxy: 'down', mock: null },
  { way: 'accepts and never answers', proxy: 'hang', mock: null },
  { way: 'breaks off in the middle', proxy: 'reset:300', mock: null },
  { way: 'answers with Faults', proxy: 'pass', mock: { mode: 'fault', code: 'SYS-001' } as const },
];

const ofOne = `query ($number: CaseNumber!) {
  enforcementCase(caseNumber: $number) { kind source { asOf freshness } }
}`;

interface Case {
  readonly source: { readonly asOf: string; readonly freshness: string };
}

/** Takes SEACATS away in four ways, while callers ask for known cases without a pause, and gives it back. */
export async function proveSeacatsDown(quick: boolean): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const each of ways) figures.push(...(await takeAway(each, quick ? 3_000 : 20_000)));
  return figures;
}

async function takeAway(
  { way, proxy: fault, mock: mode }: (typeof ways)[number],
  downMs: number,
): Promise<readonly Figure[]> {
  await using mock = await startSeacatsMock({ ...credentials, generatedCases: 1_000 });
  await using proxy = await createFaultProxy(mock.url);
  await using rig = await startClaimgraph({
    settings: {
      SEACATS_URL: proxy.url,
      SEACATS_USERNAME: credentials.username,
      SEACATS_PASSWORD: credentials.password,
      CASE_FRESH_MS: '20',
    },
  });
  const ask = (number: string) => rig.ask('officer', ofOne, { number });
  for (const number of numbers) await ask(number);
  await after(30);

  proxy.set(fault);
  if (mode !== null) mock.setMode('GetCases', mode);
  const before = { connections: proxy.counts.connections, calls: mock.calls.length };
  const { waited, answered } = await askWithoutPause(rig, downMs);
  const unknown = performance.now();
  const { body } = await ask(nobodys);
  const unknownMs = performance.now() - unknown;
  // A call that is not answered costs a connection, one that is answered with a Fault none.
  const calls = Math.max(proxy.counts.connections - before.connections, mock.calls.length - before.calls);

  proxy.set('pass');
  mock.reset();
  const returned = performance.now();
  while (freshnessIn((await ask(numbers[0] ?? '')).body.data) !== 'LIVE') await after(50);
  const closedMs = performance.now() - returned;

  console.log(
    `${way}: ${waited.length} requests, ${answered} answered with asOf, ${calls} calls, ` +
      `LIVE after ${(closedMs / 1_000).toFixed(1)} s`,
  );
  const share = (answered * 100) / waited.length;
  return [
    exactly(`known cases answered with asOf while SEACATS ${way} (target-3)`, share, '%', 100),
    atMost(`p99 while SEACATS ${way} (target-3)`, percentile(waited, 99), 'ms', 250),
    atMost(
      `legacy calls a call offered while SEACATS ${way} (target-9)`,
      calls / waited.length,
      'times',
      1.1,
    ),
    atMost(`an unknown case fails while SEACATS ${way}, typed`, unknownMs, 'ms', 2_500),
    exactly(
      'codes of it',
      body.errors?.[0]?.extensions['code'] === 'SEACATS_UNAVAILABLE' ? 1 : 0,
      'codes',
      1,
    ),
    atMost(`the breaker is closed after SEACATS no longer ${way} (target-4)`, closedMs / 1_000, 's', 10),
  ];
}

/** How long each request took, and how many gave a known case with its age. */
async function askWithoutPause(rig: Rig, milliseconds: number) {
  const until = performance.now() + milliseconds;
  const waited: number[] = [];
  let answered = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = caller; performance.now() < until; turn += callers) {
        const begun = performance.now();
        const { body } = await rig.ask('officer', ofOne, { number: numbers[turn % numbers.length] });
        waited.push(performance.now() - begun);
        if (body.errors === undefined && freshnessIn(body.data) !== null) answered += 1;
      }
    }),
  );
  return { waited, answered };
}

/** The freshness of the case in an answer that says of when it is; null when there is none. */
function freshnessIn(data: Record<string, unknown> | null | undefined): string | null {
  const found = data?.['enforcementCase'] as Case | null | undefined;
  return found == null || found.source.asOf === '' ? null : found.source.freshness;
}
