import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { howToGetPostgres, startPostgres } from './services/postgres.ts';
import { postgresBinaries } from './services/postgres-binaries.ts';
import { haveRedis, howToGetRedis, startRedis } from './services/redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL superuser's address, for tests that run on a real server too; null where there is none. */
    postgresAdminUrl: string | null;
    /** A Redis that may be flushed, for tests that run on a real one; null where there is none. */
    redisUrl: string | null;
  }
}

/** Gives every test run one real PostgreSQL and one real Redis, or none where they are not installed. */
export default async function provideRealServices(project: TestProject): Promise<() => Promise<void>> {
  const stopPostgres = await providePostgres(project);
  const stopRedis = await provideRedis(project);
  return async () => {
    await stopPostgres();
    await stopRedis();
  };
}

const nothingToStop = (): Promise<void> => Promise.resolve();

/** The PostgreSQL that TEST_DATABASE_URL names, else a throwaway, else none. */
async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const named = process.env['TEST_DATABASE_URL'];
  if (named !== undefined && named !== '') {
    project.provide('postgresAdminUrl', named);
    return nothingToStop;
  }
  if (postgresBinaries() === null) {
    skip(`Tests on a real PostgreSQL are skipped.`, howToGetPostgres);
    project.provide('postgresAdminUrl', null);
    return nothingToStop;
  }
  const server = await startPostgres();
  project.provide('postgresAdminUrl', server.url);
  return server.stop;
}

/** A throwaway Redis, or none: tests stop and flush it, so that nobody else's is taken. */
async function provideRedis(project: TestProject): Promise<() => Promise<void>> {
  if (!haveRedis()) {
    skip('Tests on a real Redis are skipped.', howToGetRedis);
    project.provide('redisUrl', null);
    return nothingToStop;
  }
  const server = await startRedis();
  project.provide('redisUrl', server.url);
  return server.stop;
}

/** Says what is skipped, or refuses to skip where everything has to run. */
function skip(what: string, remedy: string): void {
  if (process.env['REQUIRE_REAL_SERVICES'] === '1') throw new Error(remedy);
  console.warn(`${what} ${remedy}`);
}
