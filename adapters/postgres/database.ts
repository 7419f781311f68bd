import { setTimeout as after } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type CompiledQuery, type Transaction } from 'kysely';
import pg from 'pg';
import { openEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { createPool } from './pool.ts';
import { readAs } from './read-as.ts';
import { ServingDialect } from './serving-dialect.ts';
import { assureServingRole, SERVING_ROLE } from './serving-role.ts';
import { withStatementSpan } from './statement-span.ts';
import type { Tables } from './tables.ts';
import { isConnectionLost } from './unavailable.ts';

/** Where the database is: a server, or a directory of our own (`memory://` for one that is thrown away). */
export type DatabasePlace = { readonly url: string } | { readonly dataDirectory: string };

/** How the database is used; every setting has a default. */
export interface DatabaseOptions {
  /** The most connections at once. */
  readonly maxConnections?: number;
  /** How long to wait for a free connection; longer when the database is embedded. */
  readonly acquireTimeoutMs?: number;
  /** How long one statement may run. */
  readonly statementTimeoutMs?: number;
  /** Embedded only: how long a transaction may idle while others wait. */
  readonly idleInTransactionMs?: number;
  /** Hears of connections that failed; the query that was using one fails by itself. */
  readonly onConnectionError?: (error: Error) => void;
}

/** The database of this process, the same to its users whether it is a server or embedded. */
export interface Database extends AsyncDisposable {
  readonly kind: 'server' | 'embedded';
  readonly pool: pg.Pool;
  /** Acts as the owner: for migrations and loads, never for a request. */
  readonly owner: Kysely<Tables>;
  /**
   * Reads for a request, with one statement under the serving role. A connection that the server has ended is replaced
   * unseen, also while it reads, since reading may be done twice.
   */
  read<R>(statement: CompiledQuery<R>): Promise<R[]>;
  /**
   * Runs work for a request, in one transaction under the serving role. A pooled connection that the server has ended
   * meanwhile is replaced unseen; one that ends while the work goes on fails it.
   */
  serve<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Refuses when the serving role is missing or row security does not bind it; `read` and `serve` ask once by themselves. */
  assureServable(): Promise<void>;
  /** Refreshes statistics, and on the embedded database space and checkpoint; for use after a load. */
  settle(): Promise<void>;
  /** Tells the listener of every statement sent from now on, until the returned function is called. */
  onStatement(listener: (sql: string) => void): () => void;
  /** Waits for what is running, then ends every connection. */
  close(): Promise<void>;
}

const CLOSE_MS = 10_000;

// The embedded database shares a laptop, busy with starting, with whoever waits for it; nothing else could take over.
const EMBEDDED_ACQUIRE_MS = 10_000;

/** Opens the database. A server that cannot be reached is met at the first use, a data directory in use at once. */
export async function openDatabase(place: DatabasePlace, options: DatabaseOptions = {}): Promise<Database> {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const home =
    'url' in place ? place : await openEmbeddedPostgres({ ...options, ...place, statementTimeoutMs });
  const embedded = 'close' in home ? home : null;
  const listeners = new Set<(sql: string) => void>();
  const maxConnections = options.maxConnections ?? 10;
  const pool = createPool(home, {
    max: maxConnections,
    acquireTimeoutMs: options.acquireTimeoutMs ?? (embedded ? EMBEDDED_ACQUIRE_MS : 1_000),
    statementTimeoutMs,
    onConnectionError: options.onConnectionError ?? (() => undefined),
    onStatement: (text) => listeners.forEach((listener) => listener(text)),
  });
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const serving = new Kysely<Tables>({ dialect: new ServingDialect({ pool }, SERVING_ROLE) });

  let assured: Promise<void> | null = null;
  const assureServable = (): Promise<void> => {
    assured ??= assureServingRole(owner).catch((error: unknown) => {
      assured = null;
      throw error;
    });
    return assured;
  };
  const end = async (): Promise<void> => {
    // The pool itself: kysely ends only one that it has used. A client never given back must not hold up the process.
    await Promise.race([pool.end(), after(CLOSE_MS, undefined, { ref: false })]);
    await embedded?.close();
  };
  let ended: Promise<void> | null = null;
  const close = (): Promise<void> => (ended ??= end());

  return {
    kind: embedded ? 'embedded' : 'server',
    pool,
    owner,
    assureServable,
    async read(statement) {
      await assureServable();
      return whileLost(maxConnections, async () => {
        const client = await pool.connect();
        let usable = true;
        try {
          return await withStatementSpan(statement.sql, () => readAs(client, SERVING_ROLE, statement));
        } catch (error) {
          // Where the server has not answered, it may still do so, and the next question would wait for that.
          usable = error instanceof pg.DatabaseError && !isConnectionLost(error);
          throw error;
        } finally {
          client.release(!usable);
        }
      });
    },
    async serve(work) {
      await assureServable();
      const attempt = { begun: false };
      return whileLost(
        maxConnections,
        () =>
          serving.transaction().execute((transaction) => {
            attempt.begun = true;
            return work(transaction);
          }),
        // Once it has begun, the work is not done again: the caller alone knows whether that is safe.
        () => !attempt.begun,
      );
    },
    async settle() {
      await sql.raw(embedded ? 'vacuum (analyze)' : 'analyze').execute(owner);
      if (embedded) await sql`checkpoint`.execute(owner);
    },
    onStatement(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Makes another attempt whenever the connection of the last has turned out to be lost, if that may be repeated. */
async function whileLost<T>(
  maxConnections: number,
  attempt: () => Promise<T>,
  mayBeRepeated: () => boolean = () => true,
): Promise<T> {
  // Each connection that is met dead leaves the pool, so that after as many as it holds the next one is new.
  for (let mayBeDead = maxConnections; ; mayBeDead -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (mayBeDead === 0 || !mayBeRepeated() || !isConnectionLost(error)) throw error;
    }
  }
}
