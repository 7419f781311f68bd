import { systemClock } from '#kernel/clock.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { createCaseIndex } from '#postgres/case-index.ts';
import { openDatabase, type Database } from '#postgres/database.ts';
import { migrate } from '#postgres/migrate.ts';
import { createCaseFeed } from '#seacats/change-feed.ts';
import { createSeacatsClient } from '#seacats/client.ts';
import { startSeacatsMock, type SeacatsMock } from '#seacats-mock/start-seacats-mock.ts';
import { runProgram, type RunningProgram } from '#tests/journeys/running-program.ts';
import { createDatabaseOn } from '#tests/services/database-on.ts';

/** Workers as processes of their own, over one PostgreSQL and one SEACATS. */
export interface Workers extends AsyncDisposable {
  readonly seacats: SeacatsMock;
  readonly database: Database;
  /** Starts a worker and waits until it listens. */
  start(): Promise<RunningProgram>;
  /** The process that leads, by the lease; null when nobody does. */
  leader(): Promise<number | null>;
  fence(): Promise<bigint>;
  /** Whether the backfill is done and the index holds exactly what SEACATS does, each case in its version. */
  agree(): Promise<boolean>;
}

const username = 'claimgraph';
const password = 'a password of this test, of no use elsewhere';
const secret = 'a secret of this test, of no use elsewhere';

/** Starts a SEACATS with so many made-up cases and a database, and no worker yet. */
export async function openWorkers(adminUrl: string, generatedCases: number): Promise<Workers> {
  const lifecycle = createLifecycle();
  const closing = (thing: AsyncDisposable) => thing[Symbol.asyncDispose]() as Promise<void>;
  const seacats = lifecycle.opened(await startSeacatsMock({ username, password, generatedCases }), closing);
  const url = await createDatabaseOn(adminUrl, lifecycle);
  const database = lifecycle.opened(await openDatabase({ url }), closing);
  await migrate(database.owner);
  const client = await createSeacatsClient({ url: seacats.url, username, password });
  lifecycle.opened(client, () => client.close());
  const feed = createCaseFeed(client, systemClock, createAccountKeyMaker(secret));
  const index = createCaseIndex(database);
  const lease = () => database.owner.selectFrom('cases.worker_lease').selectAll().executeTakeFirstOrThrow();
  const settings = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: url,
    SEACATS_URL: seacats.url,
    SEACATS_USERNAME: username,
    SEACATS_PASSWORD: password,
    ACCOUNT_KEY_SECRET: secret,
    CURSOR_SECRET: secret,
    WORKER_LEASE_MS: '1500',
    FEED_POLL_MS: '50',
  };
  return {
    seacats,
    database,
    async start() {
      const words = ['--conditions=source', '--import', 'tsx', 'gateway/cli/main.ts', 'serve', 'worker'];
      const worker = runProgram([process.execPath, ...words], { settings });
      lifecycle.opened(worker, closing);
      await worker.said(/worker listens on (http:\S+)/);
      return worker;
    },
    async leader() {
      const pid = (await lease()).holder?.split(' ')[1];
      return pid === undefined ? null : Number(pid);
    },
    fence: async () => (await lease()).fence,
    async agree() {
      if (!(await index.place()).backfilled) return false;
      const question = { signal: AbortSignal.timeout(10_000) };
      for (let after: Parameters<typeof feed.digestAfter>[0] = null; ;) {
        const told = await feed.digestAfter(after, question);
        const held = await index.digestOf({ after, upTo: told.upTo });
        if (held.count !== told.count || held.sha256 !== told.sha256) return false;
        if (told.upTo === null) return true;
        after = told.upTo;
      }
    },
    [Symbol.asyncDispose]: () => lifecycle.close(),
  };
}
