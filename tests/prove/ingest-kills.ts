import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { runAceExtracts } from '#ace-mock/run-ace-extracts.ts';
import { ingestFolder } from '#ace/ingest-folder.ts';
import { systemClock } from '#kernel/clock.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { createDatabaseOn } from '#tests/services/database-on.ts';
import { openDatabase, type Database } from '#postgres/database.ts';
import { migrate } from '#postgres/migrate.ts';

const secret = 'a secret of this proof, of no use elsewhere';

/** What killing the loader again and again came to. */
export interface Kills {
  /** The share of all rows that was loaded when each kill came. */
  readonly shares: readonly number[];
  /** What every table holds after the kills and after a run without any, by the table's name. */
  readonly afterKills: Readonly<Record<string, string>>;
  readonly undisturbed: Readonly<Record<string, string>>;
}

/**
 * Loads extracts of made-up accounts, bad rows among them, by the program as its user starts it; kills it with SIGKILL at
 * so many moments spread over the load, starts it again each time, and loads the same without kills beside it.
 */
export async function killIngest(adminUrl: string, accounts: number, kills: number): Promise<Kills> {
  await using lifecycle = createLifecycle();
  const home = await mkdtemp(join(tmpdir(), 'claimgraph-kills-'));
  lifecycle.opened(home, () => rm(home, { recursive: true }));
  const folder = join(home, 'extracts');
  await runAceExtracts(['--out', folder, '--accounts', String(accounts), '--bad-rows'], {
    environment: {},
    print: () => undefined,
  });
  const open = async (): Promise<{ database: Database; url: string }> => {
    const url = await createDatabaseOn(adminUrl, lifecycle);
    const database = lifecycle.opened(await openDatabase({ url }), (opened) => opened.close());
    await migrate(database.owner);
    return { database, url };
  };
  const calm = await open();
  await ingestFolder(folder, {
    pool: calm.database.pool,
    rowsPerBatch: 500,
    accountKeyOf: createAccountKeyMaker(secret),
    clock: systemClock,
  });
  const total = await rowsDone(calm.database);

  const { database, url } = await open();
  const shares: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const loader = startLoader(folder, url);
    await reached(database, loader, Math.round((total * kill) / (kills + 1)));
    await after((kill * 7919) % 40);
    loader.kill('SIGKILL');
    await ended(loader);
    shares.push((await rowsDone(database)) / total);
  }
  const last = startLoader(folder, url);
  const code = await ended(last);
  if (code !== 0) throw new Error(`the last run ended with ${code}`);
  return {
    shares,
    afterKills: await contentsOf(database),
    undisturbed: await contentsOf(calm.database),
  };
}

function startLoader(folder: string, url: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join('gateway', 'cli', 'main.ts'), 'ingest', folder],
    {
      cwd: packageRoot,
      env: { PATH: process.env['PATH'], DATABASE_URL: url, ACCOUNT_KEY_SECRET: secret, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Waits until the loader has done more rows than so many, or has ended by itself. */
async function reached(database: Database, loader: ChildProcess, rows: number): Promise<void> {
  while (loader.exitCode === null && (await rowsDone(database)) <= rows) await after(2);
  if (loader.exitCode !== null)
    throw new Error(`the loader ended with ${loader.exitCode} before it was killed`);
}

async function rowsDone({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ done: string }>(
    'SELECT coalesce(sum(rows_done), 0)::text AS done FROM accounts.extract',
  );
  return Number(rows[0]?.done);
}

const madeByLoad = [
  'authority.ownership',
  'authority.unloaded_owner',
  'authority.access_grant',
  'authority.assignment',
  'authority.posting',
  'accounts.account',
  'accounts.officer',
  'accounts.port',
  'accounts.bond',
  'accounts.partnership',
  'accounts.entry_summary',
  'accounts.entry_volume',
  'accounts.extract',
  'accounts.quarantine',
];

/** What tables hold but for numbers that the database gives out and the time of the run: their rows and a fingerprint. */
async function contentsOf({ pool }: Database): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  const given =
    "'{extract_id,grant_id,assignment_id,partnership_id,posting_id,started_at,finished_at}'::text[]";
  for (const table of madeByLoad) {
    const brought = table === 'authority.posting' ? 'NULL' : 'e.file_name';
    const join = table === 'authority.posting' ? '' : 'LEFT JOIN accounts.extract e USING (extract_id)';
    const { rows } = await pool.query<{ content: string }>(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(row, ',' ORDER BY row)), '') AS content FROM (
         SELECT ((to_jsonb(t) - ${given}) || jsonb_build_object('file', ${brought}))::text COLLATE "C" AS row
           FROM ${table} t ${join}) rows`,
    );
    contents[table] = rows[0]?.content ?? '';
  }
  return contents;
}
