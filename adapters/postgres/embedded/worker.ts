import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { makeDataDirectory } from './data-directory.ts';
import { Multiplexer } from './multiplexer.ts';
import { query, startup } from './wire-protocol.ts';

/** What the worker is started with. */
export interface WorkerSettings {
  readonly dataDirectory: string;
  /** Where an empty database is kept to copy from. */
  readonly template: string;
  /** Its first number is raised before and after every statement, so it is odd while one runs. */
  readonly pulse: Int32Array;
  readonly idleInTransactionMs: number;
  readonly checkpointEveryMs: number;
  readonly vacuumEveryMs: number;
}

/** What the main thread says to the worker. */
export type ToWorker = { readonly admit: MessagePort } | { readonly shutDown: true };

/** What the worker says to the main thread. */
export type FromWorker = 'ready' | 'closed';

const settings = workerData as WorkerSettings;

function runOn(engine: PGlite): (bytes: Uint8Array) => Buffer {
  return (bytes) => {
    const chunks: Buffer[] = [];
    // Without syncToFs all the work is done before the call returns; a rejection ends the worker, as it should.
    void engine.execProtocolRawStream(bytes, {
      syncToFs: false,
      onRawData: (chunk) => void chunks.push(Buffer.from(chunk)),
    });
    return Buffer.concat(chunks);
  };
}

async function serve(port: MessagePort): Promise<void> {
  await makeDataDirectory(settings);
  const engine = await PGlite.create(settings.dataDirectory);
  const run = runOn(engine);
  const { pulse } = settings;
  const multiplexer = new Multiplexer({
    greeting: run(startup),
    idleInTransactionMs: settings.idleInTransactionMs,
    run: (bytes) => {
      Atomics.add(pulse, 0, 1);
      const reply = run(bytes);
      Atomics.add(pulse, 0, 1);
      return reply;
    },
  });

  // PGlite has neither a checkpointer nor an autovacuum.
  const walPosition = (): Buffer => run(query('select pg_current_wal_insert_lsn()'));
  let settled = walPosition();
  const checkpoint = (): void => {
    if (settled.equals(walPosition())) return;
    run(query('checkpoint'));
    settled = walPosition();
  };
  setInterval(() => multiplexer.whenFree(checkpoint), settings.checkpointEveryMs);
  setInterval(() => multiplexer.whenFree(() => run(query('vacuum (analyze)'))), settings.vacuumEveryMs);

  port.on('message', (message: ToWorker) => {
    if ('admit' in message) return multiplexer.admit(message.admit);
    multiplexer.dismissAll();
    checkpoint();
    void engine.close().then(() => port.postMessage('closed' satisfies FromWorker));
  });
  port.postMessage('ready' satisfies FromWorker);
}

if (!parentPort) throw new Error('the embedded PostgreSQL runs in a worker thread');
await serve(parentPort);
