import { createLifecycle } from '#kernel/lifecycle.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { startClaimgraph, startProcess } from '#tests/rig.ts';
import { median, under, type Bench } from './figures.ts';

/** Seven times round through the submissions of a case and back to it, in under 400 bytes. */
const rounds = (left: number): string =>
  left === 0 ? 'kind' : `submissions{edges{node{enforcementCase{${rounds(left - 1)}}}}}`;
const hostile = `{enforcementCase(caseNumber:"20161704200292-01"){${rounds(7)}}}`;

const refusals = 100;
const bystanders = 300;

/** Measures how fast a hostile query is refused, and what somebody else notices while it comes again and again. */
export async function measureHostileQuery(bench: Bench): Promise<void> {
  bench.say(`a query of ${hostile.length} bytes that goes seven times round, in a process of its own:`);
  const rows: Row[] = [];
  for (let round = 0; round < bench.rounds; round++) rows.push(await attack());
  const middle = (valueOf: (row: Row) => number): number => median(rows.map(valueOf));
  bench.report(
    under(
      'hostile query refused, first',
      middle(({ first }) => first),
      'ms',
      50,
    ),
  );
  bench.report(
    under(
      'hostile query refused, worst of a hundred',
      middle(({ worst }) => worst),
      'ms',
      50,
    ),
  );
  bench.report(
    under(
      "bystander's worst wait meanwhile",
      middle(({ waited }) => waited),
      'ms',
      100,
    ),
  );
}

interface Row {
  readonly first: number;
  readonly worst: number;
  readonly waited: number;
}

async function attack(): Promise<Row> {
  await using rig = await startClaimgraph();
  await using lifecycle = createLifecycle();
  const url = await startProcess(
    ['serve', 'all'],
    { ...rig.settings, DATA_DIRECTORY: `${rig.settings['DATA_DIRECTORY'] ?? ''}/attacked` },
    lifecycle,
  );
  const token = await rig.identity.tokenFor(personaNamed('officer'));
  const timed = async (query: string, expected: number): Promise<number> => {
    const began = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query }),
    });
    await response.arrayBuffer();
    if (response.status !== expected) throw new Error(`expected status ${expected}, got ${response.status}`);
    return performance.now() - began;
  };
  // The token is verified once before, so that the figure is that of the query.
  await timed('{__typename}', 200);
  const first = await timed(hostile, 400);
  const times: number[] = [];
  const attacker = (async (): Promise<void> => {
    for (let count = 0; count < refusals; count++) times.push(await timed(hostile, 400));
  })();
  const waits: number[] = [];
  for (let count = 0; count < bystanders; count++) waits.push(await timed('{__typename}', 200));
  await attacker;
  return { first, worst: Math.max(...times), waited: Math.max(...waits) };
}
