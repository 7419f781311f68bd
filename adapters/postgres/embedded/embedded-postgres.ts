import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { packageRoot } from '#kernel/package-root.ts';
import { lockDirectory } from './directory-lock.ts';
import { PortStream } from './port-stream.ts';
import { watchPulse } from './watchdog.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './worker.ts';

/** How an embedded database is kept. */
export interface EmbeddedOptions {
  /** Where its data is; its parent is made when missing. `memory://` is one that is thrown away when it is closed. */
  readonly dataDirectory: string;
  /** A statement that runs longer is stopped by starting the database anew. */
  readonly statementTimeoutMs?: number;
  readonly idleInTransactionMs?: number;
  readonly checkpointEveryMs?: number;
}

/** A PostgreSQL inside this process, for one process only. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** A connection for the `stream` option of a `pg` Pool. */
  readonly stream: () => Duplex;
  /** Writes everything down and frees the data directory. */
  close(): Promise<void>;
}

/** The embedded database ended a connection, or could not open one. */
export class EmbeddedConnectionLost extends Error {
  override readonly name = 'EmbeddedConnectionLost';
  /** The SQL state of a broken connection. */
  readonly code = '08006';
}

const MEMORY = 'memory://';
const SHUTDOWN_MS = 10_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Opens the embedded PostgreSQL in a worker thread, so that a long query never stalls this one. What it committed
 * survives the death of the process but not a loss of power, since PGlite never waits for the disk.
 */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = options.dataDirectory === MEMORY ? throwawayHome() : await lockedHome(options.dataDirectory);
  const database = new EmbeddedDatabase(options, home.dataDirectory);
  try {
    await database.worker();
  } catch (error) {
    await home.leave();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database in ${options.dataDirectory} could not be opened: ${why}`, { cause: error });
  }
  const close = async (): Promise<void> => {
    await database.stop();
    await home.leave();
  };
  return { stream: () => database.stream(), close, [Symbol.asyncDispose]: close };
}

interface Home {
  readonly dataDirectory: string;
  leave(): Promise<void>;
}

async function lockedHome(dataDirectory: string): Promise<Home> {
  const lock = await lockDirectory(dataDirectory);
  return { dataDirectory: resolve(dataDirectory), leave: () => lock.release() };
}

// PGlite's own memory file system cannot be copied into from a template, which makes it the slower one to open.
function throwawayHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'claimgraph-postgres-'));
  const leave = (): Promise<void> => rm(folder, { recursive: true, force: true });
  return { dataDirectory: join(folder, 'data'), leave };
}

class EmbeddedDatabase {
  #settings: WorkerSettings;
  #statementTimeoutMs: number;
  #worker: Promise<Worker> | null = null;
  #ending: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #lostBecause = 'the embedded PostgreSQL ended the connection';

  constructor(options: EmbeddedOptions, dataDirectory: string) {
    this.#statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
    this.#settings = {
      dataDirectory,
      template: join(
        packageRoot,
        'node_modules',
        '.cache',
        'claimgraph',
        `empty-database-${engineVersion()}`,
      ),
      pulse: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
      idleInTransactionMs: options.idleInTransactionMs ?? 5_000,
      checkpointEveryMs: options.checkpointEveryMs ?? 300_000,
      vacuumEveryMs: DAY_MS,
    };
  }

  /** The worker that runs the database; a new one when the last has ended. */
  worker(): Promise<Worker> {
    if (this.#stopped) return Promise.reject(new EmbeddedConnectionLost('the embedded PostgreSQL is closed'));
    this.#worker ??= this.#start();
    return this.#worker;
  }

  stream(): Duplex {
    return new PortStream(
      () => this.#connect(),
      () => new EmbeddedConnectionLost(this.#lostBecause),
    );
  }

  async stop(): Promise<void> {
    const running = this.#worker;
    this.#stopped = true;
    const [opening] = await Promise.allSettled([running]);
    // A database that could not be opened has nothing to write down.
    if (opening.status === 'rejected' || opening.value === null) return;
    const worker = opening.value;
    const closed = new Promise((done) => {
      worker.on('message', (message: FromWorker) => message === 'closed' && done(message));
      worker.once('exit', done);
      setTimeout(done, SHUTDOWN_MS).unref();
    });
    worker.postMessage({ shutDown: true } satisfies ToWorker);
    await closed;
    await worker.terminate();
  }

  async #connect(): Promise<MessagePort> {
    const worker = await this.worker();
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ admit: port2 } satisfies ToWorker, [port2]);
    return port1;
  }

  async #start(): Promise<Worker> {
    // Two workers must never have the directory open at once.
    await this.#ending;
    const worker = startWorker(this.#settings);
    return new Promise((ready, failed) => {
      let retired = false;
      const retire = (why: string, cause?: Error): void => {
        if (retired) return;
        retired = true;
        stopWatching();
        this.#lostBecause = `the embedded PostgreSQL ${why}`;
        this.#worker = null;
        this.#ending = worker.terminate();
        failed(new EmbeddedConnectionLost(this.#lostBecause, { cause }));
      };
      const limit = this.#statementTimeoutMs;
      const stopWatching = watchPulse(this.#settings.pulse, limit, () =>
        retire(`was started anew, because a statement ran longer than ${String(limit)} ms`),
      );
      worker.on('message', (message: FromWorker) => message === 'ready' && ready(worker));
      worker.on('error', (error) => retire(`failed: ${error.message}`, error));
      worker.on('exit', () => retire('ended'));
    });
  }
}

function engineVersion(): string {
  const { resolve: find } = createRequire(import.meta.url);
  const manifest = readFileSync(join(dirname(find('@electric-sql/pglite')), '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

function startWorker(workerData: WorkerSettings): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./worker.js', import.meta.url), { workerData, execArgv: [] });
  }
  // From the sources: a worker does not inherit the loader that reads TypeScript.
  const tsx = new URL(
    './dist/esm/api/index.mjs',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json')),
  );
  const entry = new URL('./worker.ts', import.meta.url);
  const bootstrap = `import('${tsx.href}').then(({ register }) => (register(), import('${entry.href}')))`;
  return new Worker(bootstrap, { eval: true, workerData, execArgv: [] });
}
