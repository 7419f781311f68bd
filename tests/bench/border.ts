import { measureBackfill } from './border-backfill.ts';
import { measureGathering } from './border-gathering.ts';
import { measureRedisTrouble } from './border-redis.ts';
import type { Bench } from './figures.ts';

const parts: readonly ((bench: Bench) => Promise<void>)[] = [
  measureGathering,
  measureRedisTrouble,
  measureBackfill,
];

/** Measures the border to SEACATS, part by part. */
export async function measureBorder(bench: Bench): Promise<void> {
  for (const part of parts) await part(bench);
}
