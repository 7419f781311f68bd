import pg from 'pg';
import type { Lifecycle } from '#kernel/lifecycle.ts';

/** A database of its own on a server, dropped at the end. */
export async function createDatabaseOn(adminUrl: string, lifecycle: Lifecycle): Promise<string> {
  const name = `claimgraph_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client(adminUrl);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  lifecycle.opened(name, () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}
