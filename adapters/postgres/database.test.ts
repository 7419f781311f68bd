import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';
import { openDatabase, type Database, type DatabasePlace } from './database.ts';
import { migrate } from './migrate.ts';
import { assureServingRole } from './serving-role.ts';
import { ServingDialect } from './serving-dialect.ts';
import { tables } from './tables-in-sql.ts';
import { isUnavailable } from './unavailable.ts';

interface Home extends AsyncDisposable {
  readonly place: DatabasePlace;
}

async function anEmbeddedHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-database-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return { place: { dataDirectory: join(folder, 'postgres') }, [Symbol.asyncDispose]: dispose };
}

async function aDatabaseOn(server: string): Promise<Home> {
  const name = `claimgraph_test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: server, max: 1 });
  await admin.query(`create database ${name}`);
  const dispose = async (): Promise<void> => {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
  const url = new URL(server);
  url.pathname = name;
  return { place: { url: url.href }, [Symbol.asyncDispose]: dispose };
}

const server = inject('postgresAdminUrl');
const homes = [
  { home: 'embedded', make: anEmbeddedHome },
  ...(server ? [{ home: 'a server', make: () => aDatabaseOn(server) }] : []),
];

/** Ends every connection of a database from another process, while this one stands still and hears of nothing. */
function endConnectionsOf(url: string): void {
  const script = `
    const pg = require('pg');
    const client = new pg.Client(process.argv[1]);
    client.connect()
      .then(() => client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'))
      .then(() => client.end());`;
  execFileSync(process.execPath, ['-e', script, url], { cwd: packageRoot });
}

describe.skipIf(server === null)('a server that has ended the connections of a pool', () => {
  const asking = sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(0.05)`.compile(tables);

  it.each([
    ['read', (database: Database) => database.read(asking)],
    [
      'serve',
      (database: Database) =>
        database.serve(async (transaction) => (await transaction.executeQuery(asking)).rows),
    ],
  ])('is asked over new ones, each caller of %s unaware', async (_how, ask) => {
    await using dwelling = await aDatabaseOn(server ?? '');
    await using database = await openDatabase(dwelling.place);
    await migrate(database.owner);
    const pidOf = async () => (await ask(database))[0]?.pid;
    const before = new Set(await Promise.all(Array.from({ length: 10 }, pidOf)));
    expect(before.size).toBe(10);
    endConnectionsOf('url' in dwelling.place ? dwelling.place.url : '');
    const after = await Promise.all(Array.from({ length: 10 }, pidOf));
    expect(after.filter((pid) => before.has(pid))).toEqual([]);
  });

  it('has the work that was under way fail once, and not be done again', async () => {
    await using dwelling = await aDatabaseOn(server ?? '');
    await using database = await openDatabase(dwelling.place);
    await migrate(database.owner);
    let times = 0;
    const work = database.serve(async (transaction) => {
      times += 1;
      endConnectionsOf('url' in dwelling.place ? dwelling.place.url : '');
      await sql`select 1`.execute(transaction);
    });
    await expect(work).rejects.toSatisfy(isUnavailable);
    expect(times).toBe(1);
  });
});

describe.each(homes)('the database, $home', ({ home, make }) => {
  let dwelling: Home;
  let database: Database;

  beforeAll(async () => {
    dwelling = await make();
    database = await openDatabase(dwelling.place);
    await migrate(database.owner);
    await database.pool.query(`
      create schema ledger;
      create table ledger.entry (id integer primary key, owner text not null, cents bigint not null);
      create table ledger.secret (id integer primary key);
      alter table ledger.entry enable row level security;
      create policy own on ledger.entry using (owner = current_setting('ledger.viewer', true));
      grant usage on schema ledger to claimgraph_server;
      grant select on ledger.entry to claimgraph_server;
      insert into ledger.entry values (1, 'importer', 123456789012345678), (2, 'broker', 0);
    `);
  });

  afterAll(async () => {
    await database.close();
    await dwelling[Symbol.asyncDispose]();
  });

  it('serves under a role that row security binds', async () => {
    const seen = await database.serve(async (transaction) => {
      await sql`select set_config('ledger.viewer', 'importer', true)`.execute(transaction);
      return sql`select id, cents, current_user::text as role from ledger.entry`.execute(transaction);
    });
    expect(seen.rows).toEqual([{ id: 1, cents: 123456789012345678n, role: 'claimgraph_server' }]);
  });

  it.each([
    ['a row where it may only read', `insert into ledger.entry values (3, 'importer', 1)`],
    ['a table it has no grant for', 'select * from ledger.secret'],
    ['a table of its own', 'create table ledger.mine (id integer)'],
    ['the history of migrations', 'delete from claimgraph.migration'],
    ['a role of its own', 'create role intruder'],
  ])('refuses the serving role %s', async (_what, text) => {
    await expect(database.serve((transaction) => sql.raw(text).execute(transaction))).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('leaves neither role nor settings of a request to the next user of its connection (fault-C30)', async () => {
    const clients = new Set<unknown>();
    database.pool.on('acquire', (client) => clients.add(client));
    const failing = database.serve(async (transaction) => {
      await sql`select set_config('ledger.viewer', 'importer', true)`.execute(transaction);
      throw new Error('the request failed');
    });
    await expect(failing).rejects.toThrow('the request failed');
    const text = `select current_user = session_user or current_user = 'postgres' as owner,
      coalesce(current_setting('ledger.viewer', true), '') as viewer`;
    expect((await database.pool.query(text)).rows).toEqual([{ owner: true, viewer: '' }]);
    const next = await database.serve((transaction) => sql`select id from ledger.entry`.execute(transaction));
    expect(next.rows).toEqual([]);
    expect(clients.size).toBe(1);
  });

  it('refuses to serve under a role that owns a table (fault-C31)', async () => {
    await database.pool.query('create table ledger.owned (id integer)');
    await database.pool.query('alter table ledger.owned owner to claimgraph_server');
    await expect(assureServingRole(database.owner)).rejects.toThrow(
      'Refusing to serve: the database role claimgraph_server owns ledger.owned',
    );
    await database.pool.query('drop table ledger.owned');
    await expect(assureServingRole(database.owner)).resolves.toBeUndefined();
  });

  it('begins nothing under a role that cannot be had, and goes on', async () => {
    const dialect = new ServingDialect({ pool: database.pool }, 'nobody');
    const work = vi.fn(() => Promise.resolve());
    await expect(new Kysely({ dialect }).transaction().execute(work)).rejects.toMatchObject({
      code: '22023',
    });
    expect(work).not.toHaveBeenCalled();
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('keeps what a transaction has not committed from all others', async () => {
    const writer = await database.pool.connect();
    await writer.query('begin');
    await writer.query(`insert into ledger.secret values (1)`);
    const reader = database.pool.query('select count(*) from ledger.secret');
    await writer.query('rollback');
    writer.release();
    expect((await reader).rows).toEqual([{ count: 0n }]);
  });

  it('lets concurrent transactions each finish with their own rows', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 100);
    const answers = await Promise.all(
      numbers.map((number) =>
        database.owner.transaction().execute(async (transaction) => {
          await sql`insert into ledger.secret values (${number})`.execute(transaction);
          const own = sql<{ id: number }>`select id from ledger.secret where id = ${number}`;
          return (await own.execute(transaction)).rows[0]?.id;
        }),
      ),
    );
    expect(answers).toEqual(numbers);
  });

  it('rolls back for a client that disappears in a transaction, and blocks nobody', async () => {
    const lost = await database.pool.connect();
    await lost.query('begin');
    await lost.query('update ledger.entry set cents = 7 where id = 2');
    lost.release(new Error('the client went away'));
    await database.pool.query('update ledger.entry set cents = cents + 1 where id = 2');
    const { rows } = await database.pool.query('select cents from ledger.entry where id = 2');
    expect(rows).toEqual([{ cents: 1n }]);
  });

  it.runIf(home === 'a server')('loses a connection in use without losing the process', async () => {
    const lost: Error[] = [];
    await using watched = await openDatabase(dwelling.place, {
      onConnectionError: (error) => lost.push(error),
    });
    const client = await watched.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await vi.waitFor(() => expect(lost[0]).toMatchObject({ code: '57P01' }));
    expect(isUnavailable(await client.query('select 1').catch((error: unknown) => error))).toBe(true);
    client.release(true);
    expect((await watched.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('gives up waiting for a connection when all are taken', async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => database.pool.connect()));
    expect(isUnavailable(await database.pool.query('select 1').catch((error: unknown) => error))).toBe(true);
    for (const client of taken) client.release();
  });

  it('stops a statement that runs too long, and goes on', async () => {
    await database.close();
    database = await openDatabase(dwelling.place, { statementTimeoutMs: 400, acquireTimeoutMs: 10_000 });
    const endless = database.pool.query('select count(*) from generate_series(1, 1e12)');
    expect(isUnavailable(await endless.catch((error: unknown) => error))).toBe(true);
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await database.close();
    database = await openDatabase(dwelling.place, { acquireTimeoutMs: 10_000 });
  });

  it('tells of every statement until it is asked to stop', async () => {
    const heard: string[] = [];
    await database.assureServable();
    const stop = database.onStatement((text) => heard.push(text));
    await database.serve((transaction) => sql`select 1`.execute(transaction));
    stop();
    await database.pool.query('select 2');
    expect(heard).toEqual(['begin; set local role "claimgraph_server"', 'select 1', 'commit']);
  });

  it('ends every connection when it is closed, and may be closed twice', async () => {
    await database.pool.query('select 1');
    await database.close();
    await database.close();
    expect(database.pool.totalCount).toBe(0);
    await expect(database.pool.query('select 1')).rejects.toThrow('Cannot use a pool after calling end');
    database = await openDatabase(dwelling.place, { acquireTimeoutMs: 10_000 });
  });

  it('reads dates as text and times as instants', async () => {
    const { rows } = await database.pool.query(
      `select date '2016-02-29' as day, timestamptz '2016-02-29T12:00:00Z' as instant`,
    );
    expect(rows).toEqual([{ day: '2016-02-29', instant: new Date('2016-02-29T12:00:00Z') }]);
  });

  it('tells a listener what another connection notified when it committed', async () => {
    const listener = await database.pool.connect();
    await listener.query('listen claims');
    const heard = new Promise((resolve) => listener.once('notification', ({ payload }) => resolve(payload)));
    await database.pool.query(`select pg_notify('claims', 'one changed')`);
    expect(await heard).toBe('one changed');
    listener.release(true);
  });

  it('takes rows by COPY, whole or not at all', async () => {
    await database.pool.query('create table ledger.copied (id integer primary key, name text)');
    await copy(database.pool, 'copy ledger.copied from stdin', ['1\tone\n2\ttwo\n', '3\tthr', 'ee\n']);
    await expect(
      copy(database.pool, 'copy ledger.copied from stdin', ['4\tfour\n', '1\tone\n']),
    ).rejects.toMatchObject({
      code: '23505',
    });
    const { rows } = await database.pool.query('select id, name from ledger.copied order by id');
    expect(rows).toEqual([
      { id: 1, name: 'one' },
      { id: 2, name: 'two' },
      { id: 3, name: 'three' },
    ]);
  });
});

/** A message of the wire protocol. */
function wire(letter: string, body = ''): Buffer {
  const message = Buffer.from(`${letter}0000${body}`);
  message.writeUInt32BE(message.length - 1, 1);
  return message;
}

/** Sends a COPY and its rows in the pieces given. */
async function copy(pool: pg.Pool, text: string, pieces: readonly string[]): Promise<void> {
  const client = await pool.connect();
  let stream: Duplex;
  await new Promise<void>((resolve, reject) => {
    client.query({
      submit(connection: pg.Connection) {
        stream = connection.stream;
        connection.query(text);
      },
      handleCopyInResponse() {
        for (const piece of pieces) stream.write(wire('d', piece));
        stream.write(wire('c'));
      },
      handleCommandComplete: () => undefined,
      handleError: reject,
      handleReadyForQuery: resolve,
    });
  }).finally(() => client.release());
}
