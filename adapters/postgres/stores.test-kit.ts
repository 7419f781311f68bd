import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';

const administrator = inject('postgresAdminUrl');

/** Where a register is tested: on the embedded database, and on a server where there is one. */
export const stores: readonly { readonly store: string; readonly open: () => Promise<Database> }[] = [
  { store: 'the embedded database', open: () => migrated(openDatabase({ dataDirectory: 'memory://' })) },
  ...(administrator === null
    ? []
    : [{ store: 'a PostgreSQL server', open: () => openOnServer(administrator) }]),
];

/** A database at an address where nobody listens. */
export const openNowhere = (): Promise<Database> =>
  openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nothing' });

async function openOnServer(adminUrl: string): Promise<Database> {
  const name = `claimgraph_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client(adminUrl);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(adminUrl);
  url.pathname = name;
  const database = await openDatabase({ url: url.href });
  const close = async (): Promise<void> => {
    await database.close();
    await run(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return migrated(Promise.resolve({ ...database, close }));
}

async function migrated(opening: Promise<Database>): Promise<Database> {
  const database = await opening;
  await migrate(database.owner);
  return database;
}
