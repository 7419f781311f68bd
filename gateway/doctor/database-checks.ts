import { sql } from 'kysely';
import { readdir } from 'node:fs/promises';
import { systemClock } from '#kernel/clock.ts';
import { createCaseIndex } from '#postgres/case-index.ts';
import type { Database } from '#postgres/database.ts';
import { migrationsFolder } from '#postgres/migrate.ts';
import type { Check } from './checkup.ts';

/** Looks at the database, and at the case index in it. Changes nothing. */
export const databaseChecks = (database: Database): readonly Check[] => [
  {
    what: 'database',
    async look() {
      const { rows } = await sql<{ version: string }>`
        select current_setting('server_version') as version`.execute(database.owner);
      const applied = await appliedMigrations(database);
      const known = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).length;
      const version = `PostgreSQL ${rows[0]?.version ?? '?'}, ${applied} of ${known} migrations applied`;
      if (applied === known) return { ok: true, says: version };
      return { ok: false, says: `${version}; a process that serves applies what is missing when it starts` };
    },
  },
  {
    what: 'serving role',
    async look() {
      await database.assureServable();
      return { ok: true, says: 'owns nothing and is bound by row security' };
    },
  },
  {
    what: 'case index',
    async look() {
      const index = createCaseIndex(database);
      const [place, cases] = [await index.place(), await index.count()];
      if (place.feedToken === null) {
        return { ok: false, says: 'no worker has begun to fill it: start `claimgraph serve worker`' };
      }
      if (!place.backfilled) {
        return {
          ok: false,
          says: `${cases} cases; the first reading has come to ${place.backfilledTo ?? 'nothing yet'}`,
        };
      }
      const { rows } = await sql<{ holder: string | null; alive: boolean }>`
        select holder, expires_at > now() as alive from cases.worker_lease`.execute(database.owner);
      const [lease] = rows;
      if (lease?.alive !== true)
        return { ok: false, says: `${cases} cases; no worker leads, so it grows old` };
      return { ok: true, says: `${cases} cases; the worker ${lease.holder ?? '?'} leads` };
    },
  },
];

/** Looks at what SEACATS sent lately that could not be read. */
export const badInputCheck = (database: Database): Check => ({
  what: 'bad input',
  async look() {
    const { rows } = await sql<{ kept: string; newest: Date | null }>`
      select count(*) as kept, max(at) as newest from cases.bad_input`.execute(database.owner);
    const [found] = rows;
    if (found?.newest == null) return { ok: true, says: 'SEACATS sent nothing that could not be read' };
    const recent = systemClock.epochMilliseconds() - found.newest.getTime() < 86_400_000;
    return {
      ok: !recent,
      says: `${found.kept} records or answers could not be read, the last at ${found.newest.toISOString()}`,
    };
  },
});

async function appliedMigrations({ owner }: Database): Promise<number> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('claimgraph.migration') is not null as there`.execute(owner);
  if (rows[0]?.there !== true) return 0;
  const { count } = await owner
    .selectFrom('claimgraph.migration')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
