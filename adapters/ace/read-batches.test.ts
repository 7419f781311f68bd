import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock, todayOn } from '#kernel/clock.ts';
import { accountRows, anExtract } from './extracts.test-kit.ts';
import { openExtract, type ExtractHead } from './open-extract.ts';
import { readBatches, type Batch } from './read-batches.ts';
import { createRowReader } from './read-row.ts';

/** More than one block of a file: a batch is put together from several, and a block is divided between two. */
const grantsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `ACE0000001,user-${n},,Account Owner,,,2012-01-01,`);

async function batchesOf(head: ExtractHead, rowsPerBatch: number, rowsDone = 0): Promise<Batch[]> {
  const batches: Batch[] = [];
  const reader = createRowReader(head, todayOn(fixedClock(head.asOf)));
  for await (const batch of readBatches(head, reader, rowsPerBatch, rowsDone)) batches.push(batch);
  return batches;
}

const extents = (batches: readonly Batch[]) => batches.map(({ from, to, rows }) => [from, to, rows.length]);

describe('the batches of an extract', () => {
  let folder: string;
  let grants: ExtractHead;
  let accounts: ExtractHead;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimgraph-batches-'));
    const open = async (name: string, content: string): Promise<ExtractHead> => {
      await writeFile(join(folder, name), content);
      return openExtract(join(folder, name));
    };
    grants = await open('grants.csv', anExtract('grants', grantsOf(5_000)));
    accounts = await open(
      'accounts.csv',
      anExtract('accounts', [...accountRows(1, 2), 'ACE0000003,Top,,,Group,,', ...accountRows(4)]),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are as large as they are said to be, but for the last', async () => {
    expect(extents(await batchesOf(grants, 2_000))).toEqual([
      [0, 2_000, 2_000],
      [2_000, 4_000, 2_000],
      [4_000, 5_000, 1_000],
    ]);
  });

  it('have no rows that an earlier run has stored, wherever it ended', async () => {
    expect(extents(await batchesOf(grants, 2_000, 2_500))).toEqual([
      [2_000, 2_000, 0],
      [2_500, 4_000, 1_500],
      [4_000, 5_000, 1_000],
    ]);
  });

  it('give top accounts in a pass before the others, and every row once', async () => {
    expect(extents(await batchesOf(accounts, 3))).toEqual([
      [0, 3, 1],
      [3, 4, 0],
      [4, 7, 2],
      [7, 8, 1],
    ]);
  });

  it('let others work between two of their rows', async () => {
    let worked = 0;
    const working = setInterval(() => (worked += 1), 0);
    const batches = await batchesOf(grants, 5_000);
    clearInterval(working);
    expect(batches).toHaveLength(1);
    expect(worked).toBeGreaterThan(2);
  });
});
