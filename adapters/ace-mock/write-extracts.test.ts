import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { extractKinds } from '#ace/extract-kinds.ts';
import { badRows } from './bad-rows.ts';
import { kinds, layouts, type Kind } from './layouts.ts';
import { writeExtracts, type ExtractsOptions } from './write-extracts.ts';

/** A folder that goes when the test does. */
async function aFolder() {
  const path = await mkdtemp(join(tmpdir(), 'ace-extracts-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

async function digestsOf(options: Omit<ExtractsOptions, 'folder'>): Promise<readonly string[]> {
  await using folder = await aFolder();
  await writeExtracts({ ...options, folder: folder.path });
  const names = (await readdir(folder.path)).toSorted();
  return await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder.path, name));
      return `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
    }),
  );
}

type Cells = Readonly<Record<string, string>>;

/** The rows of every extract, as a reader of CSV that knows nothing of ACE sees them. */
async function extractsOf(
  options: Omit<ExtractsOptions, 'folder'>,
): Promise<ReadonlyMap<Kind, readonly Cells[]>> {
  await using folder = await aFolder();
  const extracts = new Map<Kind, readonly Cells[]>();
  for (const { kind, name } of await writeExtracts({ ...options, folder: folder.path })) {
    const encoding = 'encoding' in layouts[kind] ? 'latin1' : 'utf8';
    const text = (await readFile(join(folder.path, name))).toString(encoding);
    const records: string[][] = parse(text, { relaxColumnCount: true, skipEmptyLines: true });
    const header = records.find((record) => record.length > 2) ?? [];
    const rows = records.filter((record) => record.length > 2 && record.join() !== header.join());
    const named = rows.map((row) => Object.fromEntries(header.map((title, n) => [title, row[n] ?? ''])));
    extracts.set(kind, named);
  }
  return extracts;
}

/** What tells a row from every other row of its kind. */
function keyOf(kind: Kind): (row: Cells) => string {
  const columns = new Map(Object.entries(extractKinds[kind].columns));
  const headers = extractKinds[kind].identifiedBy.map((key) => columns.get(key)?.header ?? '');
  return (row) => headers.map((header) => row[header]).join('|');
}

describe('the extracts of made-up accounts', () => {
  it.each([{ scope: 'FULL' }, { scope: 'DELTA' }, { plantBadRows: true }] as const)(
    'are the same to the byte on a second run with %o',
    async (how) => {
      const first = await digestsOf({ accounts: 1200, ...how });
      expect(first.length).toBeGreaterThanOrEqual(8);
      expect(await digestsOf({ accounts: 1200, ...how })).toEqual(first);
    },
  );

  it('have the titles and the columns that the loader knows', () => {
    const ours = kinds.map((kind) => [kind, layouts[kind].title, layouts[kind].header]);
    const theirs = Object.entries(extractKinds).map(([kind, { title, columns }]) => [
      kind,
      title,
      Object.values(columns).map(({ header }) => header),
    ]);
    expect(ours).toEqual(theirs);
  });

  it('tell of each row once, and of no account that is not there', async () => {
    const extracts = await extractsOf({ accounts: 2300 });
    const accounts = extracts.get('accounts') ?? [];
    expect(accounts).toHaveLength(2300 + 23 + 6);
    const known = new Set(accounts.map((row) => row['Account Number']));
    for (const [kind, rows] of extracts) {
      expect(new Set(rows.map(keyOf(kind))).size, kind).toBe(rows.length);
      const unknown = rows.filter((row) => 'Account Number' in row && !known.has(row['Account Number']));
      expect(unknown, kind).toEqual([]);
    }
  });

  it.each([
    ['ownership', ['Account Number']],
    ['partnerships', ['Account Number', 'Program']],
    ['assignments', ['Account Number', 'Duty']],
  ] as const)('have one period at a time in %s', async (kind, columns) => {
    const rows = (await extractsOf({ accounts: 1200 })).get(kind) ?? [];
    const nameOf = (row?: Cells) => columns.map((column) => row?.[column]).join('|');
    const followers = rows.filter((row, n) => nameOf(row) === nameOf(rows[n - 1]));
    const tooEarly = rows.filter((row, n) => {
      const { To: end = '' } = rows[n - 1] ?? {};
      return nameOf(row) === nameOf(rows[n - 1]) && (end === '' || (row['From'] ?? '') <= end);
    });
    expect(tooEarly).toEqual([]);
    expect(followers).not.toEqual([]);
  });

  it('repeat the header of a long one, as pages do', async () => {
    await using folder = await aFolder();
    await writeExtracts({ accounts: 10_100, folder: folder.path });
    const text = await readFile(join(folder.path, 'accounts.csv'), 'utf8');
    expect(text.match(/\r\n\r\nAccount Number,/g)).toHaveLength(2);
  });

  it('say where each bad row stands', async () => {
    await using folder = await aFolder();
    const files = await writeExtracts({ accounts: 300, plantBadRows: true, folder: folder.path });
    expect(files.flatMap(({ planted }) => planted)).toHaveLength(badRows.length);
    for (const { name, kind, planted } of files) {
      const lines = (await readFile(join(folder.path, name), 'latin1'))
        .split('\r\n')
        .flatMap((line) => line.split('\n'));
      for (const [place, bad] of badRows.filter((one) => one.kind === kind).entries()) {
        const start = Buffer.isBuffer(bad.row) ? bad.row.toString('latin1') : bad.row.slice(0, 2).join(',');
        expect(lines[(planted[place]?.line ?? 0) - 1]?.startsWith(start), bad.fault).toBe(true);
      }
    }
  });
});

describe('a delta', () => {
  it('changes and deletes rows of the full extract, and adds others', async () => {
    const full = await extractsOf({ accounts: 1200 });
    const delta = await extractsOf({ accounts: 1200, scope: 'DELTA' });
    for (const [kind, rows] of delta) {
      const before = new Set(full.get(kind)?.map(keyOf(kind)));
      const unlawful = rows.filter((row) => before.has(keyOf(kind)(row)) === (row['Action'] === 'A'));
      expect(unlawful, kind).toEqual([]);
    }
    const actions = [...delta.values()].flat().map((row) => row['Action']);
    expect(new Set(actions)).toEqual(new Set(['A', 'C', 'D']));
  });
});
