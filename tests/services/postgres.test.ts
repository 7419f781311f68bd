import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { postgresBinaries } from './postgres-binaries.ts';
import { startPostgres } from './postgres.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(postgresBinaries() === null)('a throwaway PostgreSQL', () => {
  it('logs every statement when it is told to, and leaves nothing behind', async () => {
    const server = await startPostgres({ settings: { log_statement: 'all' } });
    await ask(server.url, 'select 1 as one');
    expect(readFileSync(server.logFile, 'utf8')).toContain('statement: select 1 as one');
    await server.stop();
    expect(existsSync(server.logFile)).toBe(false);
  });

  it('says why it did not start', async () => {
    const start = startPostgres({ settings: { max_connections: 'many' } });
    await expect(start).rejects.toThrow(/invalid value for parameter "max_connections"/);
  });
});

describe.skipIf(inject('postgresAdminUrl') === null)('the real PostgreSQL of this run', () => {
  it('is one that our SQL is written for', async () => {
    const url = inject('postgresAdminUrl') ?? '';
    expect(
      await ask(url, `select current_setting('server_version_num')::int >= 150000 as supported`),
    ).toEqual([{ supported: true }]);
  });
});
