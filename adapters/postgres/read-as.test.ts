import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Database } from './database.ts';
import { readAs } from './read-as.ts';
import { openNowhere, stores } from './stores.test-kit.ts';
import { tables } from './tables-in-sql.ts';
import { isUnavailable } from './unavailable.ts';

const administrator = inject('postgresAdminUrl');

describe.each(stores)('reading for a request on $store', ({ store, open }) => {
  let database: Database;
  const read = <R>(statement: ReturnType<typeof sql<R>>) => database.read(statement.compile(tables));
  const asOwner = async (text: string): Promise<unknown[]> =>
    (await database.pool.query<Record<string, unknown>>(text)).rows;

  beforeAll(async () => {
    database = await open();
    await database.pool.query(`
      create schema ledger;
      create table ledger.entry (id integer primary key, party text not null);
      create table ledger.secret (id integer primary key);
      create sequence ledger.number;
      alter table ledger.entry enable row level security;
      create policy shown on ledger.entry using (party = 'importer');
      grant usage on schema ledger to claimgraph_server;
      grant select, insert on ledger.entry to claimgraph_server;
      insert into ledger.entry values (1, 'importer'), (2, 'broker');
    `);
  });
  afterAll(() => database.close());

  it('sees what row security leaves to the serving role', async () => {
    const seen = read(sql`select id, current_user::text as role from ledger.entry`);
    expect(await seen).toEqual([{ id: 1, role: 'claimgraph_server' }]);
    expect(await asOwner('select id from ledger.entry order by id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('gives rows in their order, or none, with and without parameters', async () => {
    const numbers = [3, 1, 2];
    const inOrder = sql`select n from unnest(${numbers}::integer[]) with ordinality as l (n, place) order by place`;
    expect(await read(inOrder)).toEqual([{ n: 3 }, { n: 1 }, { n: 2 }]);
    expect(await read(sql`select ${null}::text as nothing, 9007199254740993 as cents`)).toEqual([
      { nothing: null, cents: 9007199254740993n },
    ]);
    expect(await read(sql`select id from ledger.entry where id = ${7}`)).toEqual([]);
  });

  it.each([
    ['a table it has no grant for', 'select * from ledger.secret', '42501'],
    ['a row, though the role may add one', `insert into ledger.entry values (3, 'importer')`, '25006'],
    ['a second statement', 'select 1; select 2', '42601'],
  ])('is refused %s', async (_what, text, code) => {
    await expect(read(sql.raw(text))).rejects.toMatchObject({ code });
    expect(await asOwner('select id from ledger.entry where id > 2')).toEqual([]);
  });

  it('leaves neither role nor settings to the next user of its connection, failed or not (fault-C30)', async () => {
    const clients = new Set<unknown>();
    database.pool.on('acquire', (client) => clients.add(client));
    const settings = `select current_user = session_user or current_user = 'postgres' as owner,
      current_setting('transaction_read_only') as limited`;
    await read(sql`select 1`);
    expect(await asOwner(settings)).toEqual([{ owner: true, limited: 'off' }]);
    await expect(read(sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' });
    expect(await asOwner(settings)).toEqual([{ owner: true, limited: 'off' }]);
    expect(clients.size).toBe(1);
  });

  it('runs nothing under another role where the role cannot be had (fault-C31)', async () => {
    const client = await database.pool.connect();
    try {
      const counting = sql`select nextval('ledger.number')`.compile(tables);
      await expect(readAs(client, `nobody's role`, counting)).rejects.toMatchObject({ code: '22023' });
    } finally {
      client.release();
    }
    expect(await asOwner('select is_called from ledger.number')).toEqual([{ is_called: false }]);
  });

  it('says in its stack who asked', async () => {
    const askedHere = (): Promise<unknown> => read(sql`select * from ledger.nowhere`);
    await expect(askedHere()).rejects.toMatchObject({
      stack: expect.stringContaining('database.ts') as string,
    });
  });

  it.runIf(store !== 'the embedded database')(
    'reads again where the server has ended the connection meanwhile',
    async () => {
      const reading = read<{ pid: number }>(sql`select pg_backend_pid() as pid, pg_sleep(0.5)`);
      const ended = await vi.waitFor(async () => {
        const { rows } = await database.pool.query<{ pid: number }>(
          `select pid from pg_stat_activity, pg_terminate_backend(pid)
            where datname = current_database() and state = 'active' and query ~ '^select pg_backend_pid'`,
        );
        expect(rows).toHaveLength(1);
        return rows[0];
      });
      expect(await reading).toEqual([{ pid: expect.any(Number) as number, pg_sleep: '' }]);
      expect((await reading)[0]?.pid).not.toBe(ended?.pid);
    },
  );
});

describe.skipIf(administrator === null)('reading with a server that does not answer in time', () => {
  it('fails as a database that is not there, and the connection is used no more', async () => {
    await using pool = Object.assign(
      new pg.Pool({ connectionString: administrator ?? '', query_timeout: 100 }),
      {
        [Symbol.asyncDispose]: () => pool.end(),
      },
    );
    const client = await pool.connect();
    const sleeping = sql`select pg_sleep(1)`.compile(tables);
    const failure = await readAs(client, 'postgres', sleeping).catch((error: unknown) => error);
    expect(isUnavailable(failure)).toBe(true);
    client.release(true);
  });
});

describe('reading with a database that is gone', () => {
  it('fails after one attempt', async () => {
    await using database = await openNowhere();
    const reading = database.read(sql`select 1`.compile(tables));
    await expect(reading).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
