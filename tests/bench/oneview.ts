import { loadavg } from 'node:os';
import { startClaimgraph } from '#tests/rig.ts';
import { exactly, known, median, type Bench } from './figures.ts';
import { hundredCaseNumbers, hundredCasesWithAccounts } from './hundred-cases.ts';
import { measureHostileQuery } from './hostile.ts';
import { measureFreshClone, measureMemory, measureStart } from './starting.ts';
import { tablesTouched } from './statements.ts';

/** Measures one view of a hundred cases, and what it takes to get a Claimgraph that gives it. */
export async function measureOneView(bench: Bench): Promise<void> {
  bench.say(`load of this machine when it began: ${loadavg()[0]?.toFixed(2) ?? 'unknown'}`);
  await measureHundredCases(bench);
  await measureHostileQuery(bench);
  await measureStart(bench);
  await measureMemory(bench);
  await measureFreshClone(bench);
}

async function measureHundredCases(bench: Bench): Promise<void> {
  bench.say('100 generated cases with their accounts, as officer, embedded database:');
  const rounds: Round[] = [];
  for (let round = 0; round < bench.rounds; round++) rounds.push(await askForHundred());
  const worst = (valueOf: (round: Round) => number): number => Math.max(...rounds.map(valueOf));

  const counts = rounds[0]?.counts ?? {};
  for (const [table, count] of Object.entries(counts)) bench.say(`${count} statement on ${table}`);
  bench.report(
    exactly(
      'SEACATS calls for 100 cases, cold',
      worst(({ calls }) => calls),
      'calls',
      1,
    ),
  );
  const most = worst((round) => Math.max(0, ...Object.values(round.counts)));
  bench.report(exactly('SQL statements on a table, at most', most, 'statements', 1));
  const others = worst((round) => round.others.length);
  bench.report(exactly('SQL statements on no table', others, 'statements', 0));
  bench.report(known('100 cases with accounts, first answer', median(rounds.map(({ cold }) => cold)), 'ms'));
  bench.report(known('100 cases with accounts, later answer', median(rounds.map(({ warm }) => warm)), 'ms'));
}

interface Round {
  readonly calls: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly others: readonly string[];
  /** Milliseconds to the answer that found nothing prepared, and to the median one after it. */
  readonly cold: number;
  readonly warm: number;
}

async function askForHundred(): Promise<Round> {
  await using rig = await startClaimgraph();
  const ask = async (): Promise<number> => {
    const began = performance.now();
    const { body } = await rig.ask('officer', hundredCasesWithAccounts, { caseNumbers: hundredCaseNumbers });
    const took = performance.now() - began;
    const { edges } = body.data?.['enforcementCases'] as { edges: { node: { account: object | null } }[] };
    if (
      body.errors !== undefined ||
      edges.length !== 100 ||
      edges.some(({ node }) => node.account === null)
    ) {
      throw new Error(`the answer is not whole: ${JSON.stringify(body.errors)}`);
    }
    return took;
  };
  const statements: string[] = [];
  const stopListening = rig.store?.database.onStatement((sql) => statements.push(sql));
  const cold = await ask();
  stopListening?.();
  const calls = rig.seacats.calls.length;
  const warm: number[] = [];
  for (let count = 0; count < 9; count++) warm.push(await ask());
  return { calls, cold, warm: median(warm), ...tablesTouched(statements) };
}
