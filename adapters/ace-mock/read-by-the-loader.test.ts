import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openExtract } from '#ace/open-extract.ts';
import { createRowReader } from '#ace/read-row.ts';
import { readRows } from '#ace/read-rows.ts';
import { readCalendarDate } from '#kernel/calendar.ts';
import { writeExtracts, type ExtractsOptions } from './write-extracts.ts';

/** What the loader says of the rows of made-up extracts before it has looked into its database, beside what they are. */
async function read(options: Omit<ExtractsOptions, 'folder'>) {
  const folder = await mkdtemp(join(tmpdir(), 'ace-extracts-'));
  try {
    const answers = [];
    for (const file of await writeExtracts({ ...options, folder })) {
      const head = await openExtract(join(folder, file.name));
      const reader = createRowReader(head, readCalendarDate(head.asOf.slice(0, 10)));
      const refused = [];
      let rows = 0;
      for await (const block of readRows(head)) {
        for (const raw of block) {
          const { reason } = reader.read(raw);
          if (reason === null) rows += 1;
          else refused.push({ line: raw.line, reason });
        }
      }
      answers.push({ file, head, rows, refused });
    }
    return answers;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('made-up extracts, as the loader reads them', () => {
  it.each(['FULL', 'DELTA'] as const)('have no row in a %s that it refuses', async (scope) => {
    for (const { file, head, rows, refused } of await read({ accounts: 2500, scope })) {
      expect(head).toMatchObject({ kind: file.kind, scope, synthetic: true });
      expect({ name: file.name, rows, refused }).toEqual({ name: file.name, rows: file.rows, refused: [] });
    }
  });

  it('have planted rows that it refuses where they stand, and no others', async () => {
    for (const { file, rows, refused } of await read({ accounts: 300, plantBadRows: true })) {
      const expected = file.planted.filter(({ besideOthers }) => besideOthers === undefined);
      expect(
        refused.map(({ line }) => line),
        file.name,
      ).toEqual(expected.map(({ line }) => line));
      expect(rows, file.name).toBe(file.rows + file.planted.length - expected.length);
    }
  });
});
