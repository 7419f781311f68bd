import { measureBackfill } from './border-backfill.ts';
import type { Bench } from './figures.ts';

const parts: readonly ((bench: Bench) => Promise<void>)[] = [measureBackfill];

/** Measures the border to SEACATS, part by part. */
export async function measureBorder(bench: Bench): Promise<void> {
  for (const part of parts) await part(bench);
}
