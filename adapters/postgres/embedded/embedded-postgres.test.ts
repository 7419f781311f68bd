import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database.ts';
import { isUnavailable } from '../unavailable.ts';

const databaseModule = new URL('../database.ts', import.meta.url).href;

interface Committer extends AsyncDisposable {
  readonly pid: number | undefined;
  /** Waits until at least so many rows are committed, and tells how many were heard of. */
  committed(count: number): Promise<number>;
}

/** A process that opens the database and commits 1, 2, 3 … until it is killed, printing each number it committed. */
function aProcessThatCommits(dataDirectory: string): Committer {
  const program = `
    import { openDatabase } from ${JSON.stringify(databaseModule)};
    const database = await openDatabase({ dataDirectory: ${JSON.stringify(dataDirectory)} });
    await database.pool.query('create table kept (id integer primary key)');
    for (let id = 1; ; id += 1) {
      await database.pool.query('insert into kept values ($1)', [id]);
      process.stdout.write(id + '\\n');
    }`;
  const flags = ['--conditions=source', '--import', 'tsx', '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  return {
    pid: child.pid,
    async committed(count) {
      for await (const line of createInterface({ input: child.stdout })) {
        if (Number(line) >= count) return Number(line);
      }
      throw new Error('the process ended early');
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.kill('SIGKILL')) await once(child, 'exit');
    },
  };
}

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDirectory: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimgraph embedded '));
    dataDirectory = join(folder, 'not', 'there yet', 'postgres');
    await using database = await openDatabase({ dataDirectory });
    await database.pool.query('create table note (id integer primary key)');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps its data between two openings, in a directory whose parents it makes', async () => {
    await using database = await openDatabase({ dataDirectory });
    expect((await database.pool.query('select count(*) from note')).rows).toEqual([{ count: 0n }]);
  });

  it('refuses a second opening and says what to do', async () => {
    await using database = await openDatabase({ dataDirectory });
    await expect(openDatabase({ dataDirectory })).rejects.toThrow(
      new RegExp(`in use by process ${String(process.pid)}: .* set DATABASE_URL`),
    );
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('names the process that has it open, and after its violent death has all that it committed', async () => {
    const child = aProcessThatCommits(dataDirectory);
    const committed = await child.committed(50);
    await expect(openDatabase({ dataDirectory })).rejects.toThrow(`in use by process ${String(child.pid)}`);
    await child[Symbol.asyncDispose]();
    await using database = await openDatabase({ dataDirectory });
    const { rows } = await database.pool.query<{ ids: number }>(
      'select count(*)::int as ids, max(id) as last from kept',
    );
    expect(rows[0]?.ids).toBeGreaterThanOrEqual(committed);
    expect(rows).toEqual([{ ids: rows[0]?.ids, last: rows[0]?.ids }]);
  });

  it('evicts a transaction that idles while others wait', async () => {
    const errors: Error[] = [];
    await using database = await openDatabase(
      { dataDirectory },
      { idleInTransactionMs: 50, onConnectionError: (error) => errors.push(error) },
    );
    const idler = await database.pool.connect();
    await idler.query('begin');
    await idler.query('insert into note values (1)');
    expect((await database.pool.query('select id from note')).rows).toEqual([]);
    const refused: unknown = await idler.query('commit').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Error);
    expect(errors[0]).toMatchObject({ code: '25P03' });
    expect(isUnavailable(errors[0])).toBe(true);
    idler.release(true);
  });

  it('does not stall this thread with a long query', async () => {
    await using database = await openDatabase({ dataDirectory });
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    await database.pool.query('select count(*) from generate_series(1, 1500000)');
    clearInterval(turning);
    expect(turns).toBeGreaterThan(20);
  });

  it('is empty every time when it is to be thrown away', async () => {
    await using database = await openDatabase({ dataDirectory: 'memory://' });
    expect((await database.pool.query(`select to_regclass('note') as note`)).rows).toEqual([{ note: null }]);
    expect(existsSync('memory:')).toBe(false);
  });

  it('leaves a directory alone that is not of a database', async () => {
    await expect(openDatabase({ dataDirectory: folder })).rejects.toThrow(
      'is not the directory of a database',
    );
  });

  it('leaves no lock behind when it is closed', async () => {
    const database = await openDatabase({ dataDirectory });
    expect(readFileSync(`${dataDirectory}.lock`, 'utf8')).toContain(`"pid":${String(process.pid)}`);
    await database.close();
    expect(existsSync(`${dataDirectory}.lock`)).toBe(false);
  });

  describe('with one backend for all connections', () => {
    let database: Database;

    beforeAll(async () => {
      database = await openDatabase({ dataDirectory }, { acquireTimeoutMs: 10_000 });
    });

    afterAll(() => database.close());

    it.each([
      [`set search_path = 'note'`, 'write SET LOCAL'],
      ['create temporary table scratch (id integer)', 'temporary tables are refused'],
      ['select pg_advisory_lock(1)', 'pg_advisory_xact_lock'],
      ['prepare plan as select 1', 'named statements are refused'],
    ])('refuses %s, with the reason', async (text, reason) => {
      await expect(database.pool.query(text)).rejects.toMatchObject({
        code: '0A000',
        message: expect.stringContaining(reason) as string,
      });
      const client = await database.pool.connect();
      await client.query('begin');
      await expect(client.query({ text: `${text} `, values: [] })).rejects.toMatchObject({ code: '0A000' });
      await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
      await client.query('rollback');
      expect((await client.query('select $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
      client.release();
    });

    it('refuses named statements of the driver, and goes on', async () => {
      await expect(database.pool.query({ name: 'plan', text: 'select 1', values: [] })).rejects.toMatchObject(
        {
          code: '0A000',
        },
      );
      expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  });
});
