import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { packageRoot } from '#kernel/package-root.ts';
import type { Tables } from './tables.ts';

/** The database and the migrations of this program do not fit together. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

type Applied = Pick<Migration, 'number' | 'name' | 'sha256'>;

/** Where the migrations are. */
export const migrationsFolder: string = join(packageRoot, 'adapters/postgres/migrations');

// Any number will do, as long as every process of ours takes the same one.
const LOCK = 7_260_226_041n;

/**
 * Brings the database to the state this program was written for, and answers with the names of the migrations
 * applied just now. Several processes may start it at once: each migration runs in one of them, the others wait.
 */
export async function migrate(
  owner: Kysely<Tables>,
  folder: string = migrationsFolder,
): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const applied: string[] = [];
  for (;;) {
    const name = await owner.transaction().execute((transaction) => applyNext(transaction, migrations));
    if (name === null) return applied;
    applied.push(name);
  }
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = names.sort().map((name) => {
    const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
    if (!number) throw new MigrationRefused(`The migration ${name} is not named NNNN-like-this.sql.`);
    // A checkout on Windows may have other line ends; it is the same migration.
    const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { number: Number(number), name, text, sha256: createHash('sha256').update(text).digest('hex') };
  });
  const twin = migrations.find(({ number }, index) => migrations[index + 1]?.number === number);
  if (twin) throw new MigrationRefused(`Two migrations have the number of ${twin.name}.`);
  return migrations;
}

async function applyNext(
  transaction: Transaction<Tables>,
  migrations: readonly Migration[],
): Promise<string | null> {
  // The wait for another process and a large table may take longer than any request may.
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
  const applied = await readApplied(transaction);
  const pending = pendingAfter(applied, migrations)[0];
  if (!pending) return null;
  try {
    await sql.raw(pending.text).execute(transaction);
  } catch (cause) {
    // What the database said tells the operator what to do, such as which role to grant.
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new MigrationRefused(`The migration ${pending.name} failed; nothing of it remains: ${why}`, {
      cause,
    });
  }
  const { number, name, sha256 } = pending;
  await sql`insert into claimgraph.migration (number, name, sha256) values (${number}, ${name}, ${sha256})`.execute(
    transaction,
  );
  return name;
}

async function readApplied(transaction: Transaction<Tables>): Promise<Applied[]> {
  const found = await sql<{
    made: boolean;
  }>`select to_regclass('claimgraph.migration') is not null as made`.execute(transaction);
  if (found.rows[0]?.made !== true) {
    await sql`create schema if not exists claimgraph`.execute(transaction);
    await sql`create table claimgraph.migration (
      number integer primary key, name text not null, sha256 text not null,
      applied_at timestamptz not null default now())`.execute(transaction);
  }
  return transaction
    .selectFrom('claimgraph.migration')
    .select(['number', 'name', 'sha256'])
    .orderBy('number')
    .execute();
}

function pendingAfter(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  for (const { number, name, sha256 } of applied) {
    const ours = migrations.find((migration) => migration.number === number);
    if (!ours) {
      throw new MigrationRefused(
        `The database is newer than this program: it has ${name}, which is unknown here.`,
      );
    }
    if (ours.sha256 !== sha256) {
      throw new MigrationRefused(
        `The migration ${ours.name} was changed after it was applied. Put it back and write a new migration.`,
      );
    }
  }
  const last = applied.at(-1)?.number ?? 0;
  const pending = migrations.filter(({ number }) => !applied.some((done) => done.number === number));
  const late = pending.find(({ number }) => number < last);
  if (late)
    throw new MigrationRefused(`The migration ${late.name} comes before one already applied: renumber it.`);
  return pending;
}
