import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { howToGetPostgres, startPostgres } from './services/postgres.ts';
import { postgresBinaries } from './services/postgres-binaries.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL superuser's address, for tests that run on a real server too; null where there is none. */
    postgresAdminUrl: string | null;
  }
}

/** Gives every test run one real PostgreSQL: the one that TEST_DATABASE_URL names, else a throwaway, else none. */
export default async function provideRealServices(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const named = process.env['TEST_DATABASE_URL'];
  if (named !== undefined && named !== '') {
    project.provide('postgresAdminUrl', named);
    return undefined;
  }
  if (postgresBinaries() === null) {
    if (process.env['REQUIRE_REAL_SERVICES'] === '1') throw new Error(howToGetPostgres);
    console.warn(`Tests on a real PostgreSQL are skipped. ${howToGetPostgres}`);
    project.provide('postgresAdminUrl', null);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgresAdminUrl', server.url);
  return server.stop;
}
