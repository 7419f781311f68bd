import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import '#kernel/no-telemetry.ts';
import type { Clock } from '#kernel/clock.ts';
import { readConfig, type Config } from '#kernel/config.ts';
import { createLifecycle, type Lifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { createLogger, type Logger } from '#kernel/telemetry.ts';
import { demoAccountKeySecret, generatedCounts } from '#gateway/demo/demo-rows.ts';
import { demoIssuers, openDemoIdentity, type DemoIdentity } from '#gateway/demo/identity.ts';
import { loadDemo } from '#gateway/demo/load-demo.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { assembleGateway, openStore, type Store } from '#gateway/assemble.ts';
import { createSurroundings } from '#gateway/surroundings.ts';
import {
  startSeacatsMock,
  type SeacatsMock,
  type SeacatsMockOptions,
} from '#seacats-mock/start-seacats-mock.ts';

/** The moment at which the clock of a test stands. */
export const testMoment = '2026-01-15T17:00:00.000Z';

/** How a test wants its Claimgraph. */
export interface RigOptions {
  /** The administrator's address of a PostgreSQL server; the embedded database when absent. */
  readonly postgresAdminUrl?: string | null;
  /** Settings over those of the rig. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly seacats?: Partial<SeacatsMockOptions>;
  /** Runs the gateway and the subgraphs as processes of their own; needs a PostgreSQL server. */
  readonly asFourProcesses?: boolean;
  readonly logger?: Logger;
  /** A clock that the test moves, instead of one that stands still; in one process only. */
  readonly clock?: Clock;
}

/** An answer over HTTP, as it came and as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
    readonly extensions?: Record<string, unknown>;
  };
}

/** The data and errors of an answer, without what it says of its cost. */
export const answerIn = ({ data, errors }: Answer['body']): Omit<Answer['body'], 'extensions'> => ({
  ...(data === undefined ? {} : { data }),
  ...(errors === undefined ? {} : { errors }),
});

/** A Claimgraph with the demonstration's data and a mock of SEACATS, over real HTTP and real SOAP. */
export interface Rig extends AsyncDisposable {
  readonly url: string;
  readonly seacats: SeacatsMock;
  readonly identity: DemoIdentity;
  /** The settings with which everything was started. */
  readonly settings: Readonly<Record<string, string>>;
  /** The database in this process; null when the subgraphs are processes of their own. */
  readonly store: Store | null;
  /** The addresses of the subgraphs, when they are processes of their own. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Asks as a persona, as nobody, or with a token of one's own. */
  ask(
    who: string | null | { token: string },
    query: string,
    variables?: object,
    headers?: object,
  ): Promise<Answer>;
}

/** Starts everything; dispose it with `await using`. */
export async function startClaimgraph(options: RigOptions = {}): Promise<Rig> {
  const lifecycle = createLifecycle();
  try {
    return await start(options, lifecycle);
  } catch (problem) {
    await lifecycle.close();
    throw problem;
  }
}

async function start(options: RigOptions, lifecycle: Lifecycle): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-'));
  lifecycle.opened(folder, () => rm(folder, { recursive: true, force: true }));
  const identity = await openDemoIdentity(folder);
  const password = identity.seacatsPassword;
  const seacats = await startSeacatsMock({
    username: 'claimgraph',
    password,
    generatedCases: generatedCounts.cases,
    accounts: generatedCounts.accounts,
    ...options.seacats,
  });
  lifecycle.opened(seacats, (mock) => mock[Symbol.asyncDispose]() as Promise<void>);

  const databaseUrl = options.postgresAdminUrl
    ? await createDatabase(options.postgresAdminUrl, lifecycle)
    : null;
  const settings: Record<string, string> = {
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'silent',
    CLOCK_FIXED_AT: testMoment,
    DATA_DIRECTORY: folder,
    SEACATS_URL: seacats.url,
    SEACATS_USERNAME: 'claimgraph',
    SEACATS_PASSWORD: password,
    TRADE_ISSUER: demoIssuers.trade,
    TRADE_JWKS: identity.jwks.trade,
    INTERNAL_ISSUER: demoIssuers.internal,
    INTERNAL_JWKS: identity.jwks.internal,
    SUBGRAPH_TOKEN_PRIVATE_KEY: identity.subgraphPrivateKey,
    SUBGRAPH_TOKEN_PUBLIC_KEY: identity.subgraphPublicKey,
    ACCOUNT_KEY_SECRET: demoAccountKeySecret,
    CURSOR_SECRET: identity.cursorSecret,
    // A test asks SEACATS when it asks for a case, unless copies are what it is about.
    CASE_FRESH_MS: '0',
    SEACATS_CALLS_PER_SECOND: '100000',
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    ...options.settings,
  };
  const config = readConfig(settings);
  const running = options.asFourProcesses
    ? await startFourProcesses(settings, config, lifecycle)
    : await startOneProcess(config, options, lifecycle);

  return {
    ...running,
    seacats,
    identity,
    settings,
    async ask(who, query, variables = {}, headers = {}) {
      const token = await tokenOf(who, identity);
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: JSON.parse(text) as Answer['body'],
      };
    },
    [Symbol.asyncDispose]: () => lifecycle.close(),
  };
}

async function tokenOf(who: Parameters<Rig['ask']>[0], identity: DemoIdentity): Promise<string | null> {
  if (who === null) return null;
  return typeof who === 'string' ? identity.tokenFor(personaNamed(who)) : who.token;
}

/** Makes a database of one test's own and drops it afterwards. */
async function createDatabase(adminUrl: string, lifecycle: Lifecycle): Promise<string> {
  const name = `claimgraph_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client(adminUrl);
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`CREATE DATABASE ${name}`);
  lifecycle.opened(name, () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function startOneProcess(config: Config, { logger, clock }: RigOptions, lifecycle: Lifecycle) {
  const surroundings = {
    ...createSurroundings(config, logger ?? createLogger('silent', 'a test')),
    ...(clock === undefined ? {} : { clock }),
    lifecycle,
  };
  const store = await openStore(surroundings);
  await loadDemo(store.database, new Date(testMoment));
  const server = await assembleGateway(surroundings, store);
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), store, subgraphUrls: {} };
}

const subgraphSettings = {
  cases: 'CASES_URL',
  accounts: 'ACCOUNTS_URL',
  'trade-portal': 'TRADE_PORTAL_URL',
} as const;

async function startFourProcesses(
  settings: Readonly<Record<string, string>>,
  config: Config,
  lifecycle: Lifecycle,
) {
  const loading = {
    ...createSurroundings(config, createLogger('silent', 'a test')),
    lifecycle: createLifecycle(),
  };
  await loadDemo((await openStore(loading)).database, new Date(testMoment));
  await loading.lifecycle.close();
  const addresses = await Promise.all(
    Object.entries(subgraphSettings).map(async ([role, setting]) => {
      const url = await startProcess(['serve', role], settings, lifecycle);
      return { role, setting, url };
    }),
  );
  const elsewhere = Object.fromEntries(addresses.map(({ setting, url }) => [setting, url]));
  const url = await startProcess(['serve', 'gateway'], { ...settings, ...elsewhere }, lifecycle);
  return { url, store: null, subgraphUrls: Object.fromEntries(addresses.map((one) => [one.role, one.url])) };
}

/** Starts the program as its user would and waits for the address it prints. */
export async function startProcess(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
  lifecycle: Lifecycle,
): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join('gateway', 'cli', 'main.ts'), ...words],
    { cwd: packageRoot, env: { PATH: process.env['PATH'], ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  lifecycle.opened(child, stopped);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /listens on (http:\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`claimgraph ${words.join(' ')} ended with ${code}:\n${output}`)),
    );
  });
}

/** Tells a process to stop and waits until it has. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
