import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAccountByKey } from './account-by-key.ts';
import type { Bench } from './figures.ts';
import { measureExtracts, measureMockMemory } from './generators.ts';
import { measureIngest } from './ingest.ts';

/** Measures how accounts come in, how one is read among many, and the generators that make up as many as it takes. */
export async function measureAccounts(bench: Bench): Promise<void> {
  const accounts = bench.quick ? 2_000 : 100_000;
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-accounts-'));
  try {
    await measureExtracts(bench, folder, accounts);
    await measureIngest(bench, folder, accounts);
    await measureAccountByKey(bench, folder, accounts);
  } finally {
    await rm(folder, { recursive: true });
  }
  await measureMockMemory(bench);
}
