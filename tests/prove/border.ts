import type { Figure } from '../bench/figures.ts';
import { sendHostileAnswers } from './border/hostile-answers.ts';
import { runNamedFaults } from './border/named-faults.ts';

/** The proofs of the border to SEACATS, in the order in which they run. */
const parts: readonly ((quick: boolean) => Promise<readonly Figure[]>)[] = [
  sendHostileAnswers,
  runNamedFaults,
];

/** What SEACATS does to us on its worst days. */
export async function proveBorder(): Promise<readonly Figure[]> {
  const quick = process.env['BENCH_QUICK'] === '1';
  const figures: Figure[] = [];
  for (const part of parts) figures.push(...(await part(quick)));
  return figures;
}
