import type { Duplex } from 'node:stream';
import pg from 'pg';
import { isTracing } from '#kernel/tracing.ts';
import { withStatementSpan } from './statement-span.ts';

/** Where a pool connects: to a server, or to the embedded database through its stream. */
export type PoolTarget = { readonly url: string } | { readonly stream: () => Duplex };

/** How a pool behaves. */
export interface PoolOptions {
  readonly max: number;
  readonly acquireTimeoutMs: number;
  readonly statementTimeoutMs: number;
  /** Hears of connections that failed; whoever was using one is told by its own query. */
  readonly onConnectionError: (error: Error) => void;
  /** Hears of every statement sent. */
  readonly onStatement: (sql: string) => void;
}

const { builtins } = pg.types;

// Dates of law have no zone and cents no fraction: neither may become a JS Date or a float.
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === builtins.INT8) return BigInt;
    if (oid === builtins.DATE || oid === builtins.TIMESTAMP) return String;
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

/** The one pool of a process. */
export function createPool(target: PoolTarget, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...('stream' in target
      ? { stream: target.stream, user: 'postgres', database: 'postgres', password: '', ssl: false }
      : serverSettings(target.url, options)),
    types,
    max: options.max,
    connectionTimeoutMillis: options.acquireTimeoutMs,
  });
  pool.on('connect', (client) => {
    // Without a listener of its own, a client that fails while it is checked out ends the process.
    client.on('error', options.onConnectionError);
    observe(client, options.onStatement);
  });
  // The client's own listener has reported it; the pool has already let go of the client.
  pool.on('error', () => undefined);
  return pool;
}

function serverSettings(url: string, { statementTimeoutMs }: PoolOptions): pg.PoolConfig {
  return {
    connectionString: url,
    application_name: 'claimgraph',
    keepAlive: true,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    // For a server that no longer answers at all.
    query_timeout: statementTimeoutMs + 5_000,
  };
}

function observe(client: pg.PoolClient, onStatement: (sql: string) => void): void {
  const query: unknown = Reflect.get(client, 'query');
  if (typeof query !== 'function') throw new TypeError('a client of pg has no query method');
  const value = new Proxy(query, {
    apply(target, self, parameters: unknown[]): unknown {
      const text = textOf(parameters[0]);
      onStatement(text);
      const run = (): unknown => Reflect.apply(target, self, parameters);
      return isTracing() && answersPromise(parameters)
        ? withStatementSpan(text, run as () => Promise<unknown>)
        : run();
    },
  });
  Object.defineProperty(client, 'query', { value });
}

/** Whether `pg` answers a query with a promise: neither to one that is told by a callback nor to one with its own. */
const answersPromise = (parameters: readonly unknown[]): boolean =>
  typeof parameters.at(-1) !== 'function' &&
  !(typeof parameters[0] === 'object' && parameters[0] !== null && 'submit' in parameters[0]);

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  if (typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string')
    return query.text;
  return '(a cursor or a copy)';
}
