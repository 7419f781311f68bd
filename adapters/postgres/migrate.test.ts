import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';

interface Folder extends AsyncDisposable {
  readonly path: string;
  write(name: string, text: string): Promise<void>;
}

async function aFolder(...files: [name: string, text: string][]): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'claimgraph-migrations-'));
  const write = (name: string, text: string): Promise<void> => writeFile(join(path, name), text);
  for (const [name, text] of files) await write(name, text);
  return { path, write, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

const DRAWER: [string, string] = [
  '0001-drawer.sql',
  'create schema drawer; create table drawer.paper (id integer);',
];
const PAPER: [string, string] = ['0002-paper.sql', 'insert into drawer.paper values (1);'];

const server = inject('postgresAdminUrl');
const name = `claimgraph_migrate_${String(process.pid)}`;

async function onServer(text: string): Promise<void> {
  const admin = new pg.Pool({ connectionString: server ?? '', max: 1 });
  await admin.query(text);
  await admin.end();
}

const homes = [
  {
    home: 'embedded',
    open: () => openDatabase({ dataDirectory: 'memory://' }, { acquireTimeoutMs: 5_000 }),
    drop: () => Promise.resolve(),
  },
  {
    home: 'a server',
    async open() {
      await onServer(`create database ${name}`);
      return openDatabase({ url: Object.assign(new URL(server ?? ''), { pathname: name }).href });
    },
    drop: () => onServer(`drop database ${name} with (force)`),
  },
];

describe.each(homes.filter(({ home }) => home === 'embedded' || server))(
  'migrations, $home',
  ({ open, drop }) => {
    let database: Database;

    beforeAll(async () => {
      database = await open();
    });

    beforeEach(async () => {
      await database.pool.query(
        'drop schema if exists drawer cascade; drop schema if exists claimgraph cascade',
      );
    });

    afterAll(async () => {
      await database.close();
      await drop();
    });

    it('are applied once, however many processes start at the same time', async () => {
      await using folder = await aFolder(DRAWER, PAPER);
      const applied = await Promise.all([1, 2, 3].map(() => migrate(database.owner, folder.path)));
      expect(applied.flat().sort()).toEqual(['0001-drawer.sql', '0002-paper.sql']);
      expect((await database.pool.query('select id from drawer.paper')).rows).toEqual([{ id: 1 }]);
      expect(await migrate(database.owner, folder.path)).toEqual([]);
    });

    it('of this program are applied to an empty database, and again', async () => {
      const applied = await migrate(database.owner);
      expect(applied[0]).toBe('0001-roles.sql');
      expect(await migrate(database.owner)).toEqual([]);
      await expect(database.assureServable()).resolves.toBeUndefined();
    });

    it('are refused when one was changed after it was applied', async () => {
      await using folder = await aFolder(DRAWER);
      await migrate(database.owner, folder.path);
      await folder.write('0001-drawer.sql', 'create schema drawer;');
      await expect(migrate(database.owner, folder.path)).rejects.toThrow(
        'The migration 0001-drawer.sql was changed after it was applied.',
      );
    });

    it('are the same with the line ends of another system', async () => {
      await using folder = await aFolder(['0001-drawer.sql', 'create schema drawer;\n']);
      await migrate(database.owner, folder.path);
      await folder.write('0001-drawer.sql', 'create schema drawer;\r\n');
      expect(await migrate(database.owner, folder.path)).toEqual([]);
    });

    it('are refused when the database is newer than the program', async () => {
      await using newer = await aFolder(DRAWER, PAPER);
      await using older = await aFolder(DRAWER);
      await migrate(database.owner, newer.path);
      await expect(migrate(database.owner, older.path)).rejects.toThrow(
        'The database is newer than this program: it has 0002-paper.sql, which is unknown here.',
      );
    });

    it('are refused when a new one has an earlier number than an applied one', async () => {
      await using folder = await aFolder(['0002-later.sql', 'select 1;']);
      await migrate(database.owner, folder.path);
      await folder.write('0001-drawer.sql', 'create schema drawer;');
      await expect(migrate(database.owner, folder.path)).rejects.toThrow(
        '0001-drawer.sql comes before one already applied',
      );
    });

    it('leave nothing of one that fails, and can go on when it is mended', async () => {
      await using folder = await aFolder(DRAWER, [
        '0002-paper.sql',
        'insert into drawer.paper values (1); nonsense;',
      ]);
      await expect(migrate(database.owner, folder.path)).rejects.toThrow(
        '0002-paper.sql failed; nothing of it remains: syntax error at or near "nonsense"',
      );
      expect((await database.pool.query('select id from drawer.paper')).rows).toEqual([]);
      await folder.write(...PAPER);
      expect(await migrate(database.owner, folder.path)).toEqual(['0002-paper.sql']);
    });

    it.each(['paper.sql', '1-paper.sql', '0001_paper.sql'])(
      'are refused under the name %s',
      async (wrong) => {
        await using folder = await aFolder([wrong, 'select 1']);
        await expect(migrate(database.owner, folder.path)).rejects.toThrow(
          `${wrong} is not named NNNN-like-this.sql`,
        );
      },
    );
  },
);
