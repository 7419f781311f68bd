import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { readMoment } from '#kernel/calendar.ts';
import { fixedClock } from '#kernel/clock.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { openDatabase, type Database, type DatabasePlace } from '#postgres/database.ts';
import { migrate } from '#postgres/migrate.ts';
import { createDatabaseOn } from '#tests/services/database-on.ts';
import { extractKinds, type ExtractKindName } from './extract-kinds.ts';
import { ingestFolder, type Ingested } from './ingest-folder.ts';

/** What an extract says of itself. */
export interface Said {
  readonly scope?: 'FULL' | 'DELTA';
  readonly asOf?: string;
  readonly preamble?: string;
}

/** The text of an extract: its preamble, its header in the order of `extract-kinds.ts`, and rows as they are given. */
export function anExtract(kind: ExtractKindName, rows: readonly string[], said: Said = {}): string {
  const { scope = 'FULL', asOf = '2026-01-15T06:00:00Z', preamble = '' } = said;
  const { title, columns } = extractKinds[kind];
  const headers = Object.values(columns).map(({ header }) => header);
  const header = [...(scope === 'DELTA' ? ['Action'] : []), ...headers].join(',');
  return [`Report,${title}`, `Extract,${scope}`, `As Of,${asOf}`, preamble, header, ...rows, ''].join('\n');
}

/** Sub-accounts that need no more than a number each. */
export const accountRows = (...numbers: readonly number[]): string[] =>
  numbers.map((number) => {
    const digits = String(number).padStart(7, '0');
    return `ACE${digits},Sub,,10-${digits}00,Company ${number},Importer,No`;
  });

/** A database with folders of extracts beside it. */
export interface Customs extends AsyncDisposable {
  readonly database: Database;
  readonly folder: string;
  readonly place: DatabasePlace;
  /** Writes files into a fresh folder and loads it. */
  ingest(
    files: Readonly<Record<string, string | Buffer>>,
    options?: { readonly allowShrink?: boolean },
  ): Promise<Ingested & { readonly report: string }>;
  /** Every row of a query as its values, joined. */
  rows(query: string): Promise<string[]>;
}

/** The secret of the account keys in these tests. */
export const secret = 'a secret of the tests, of no use elsewhere';

const loader = (database: Database) => ({
  pool: database.pool,
  rowsPerBatch: 3,
  accountKeyOf: createAccountKeyMaker(secret),
  clock: fixedClock(readMoment('2026-01-15T17:00:00Z')),
});

/** The databases on which the loader is tried. */
export const places: readonly ('embedded' | 'a server')[] = inject('postgresAdminUrl')
  ? ['embedded', 'a server']
  : ['embedded'];

/** A fresh database; three rows are a batch, so that a few rows are several. */
export async function openCustoms(place: 'embedded' | 'a server'): Promise<Customs> {
  const lifecycle = createLifecycle();
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-ace-'));
  lifecycle.opened(folder, () => rm(folder, { recursive: true }));
  const where =
    place === 'embedded'
      ? { dataDirectory: join(folder, 'postgres') }
      : { url: await createDatabaseOn(String(inject('postgresAdminUrl')), lifecycle) };
  const database = lifecycle.opened(await openDatabase(where), (opened) => opened.close());
  await migrate(database.owner);
  let folders = 0;
  return {
    database,
    folder,
    place: where,
    async ingest(files, { allowShrink = false } = {}) {
      const extracts = join(folder, `extracts-${(folders += 1)}`);
      await mkdir(extracts);
      for (const [name, content] of Object.entries(files)) await writeFile(join(extracts, name), content);
      const ingested = await ingestFolder(extracts, { ...loader(database), allowShrink });
      return { ...ingested, report: await readFile(ingested.reportFile, 'utf8') };
    },
    async rows(query) {
      const { rows } = await database.pool.query<unknown[]>({ text: query, rowMode: 'array' });
      return rows.map((row) => row.map(String).join(' '));
    },
    [Symbol.asyncDispose]: () => lifecycle.close(),
  };
}
