import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import { Failure, type FailureCode } from '#kernel/failure.ts';
import type { Database } from './database.ts';
import { isUnavailable } from './unavailable.ts';

/**
 * Asks the database one question for a request. A database that cannot be reached is the given failure; a statement that
 * it refuses is a bug and stays one.
 */
export async function ask<R>(
  database: Database,
  code: FailureCode,
  question: string,
  statement: CompiledQuery<R>,
): Promise<R[]> {
  try {
    return await database.read(statement);
  } catch (cause) {
    if (isUnavailable(cause))
      throw new Failure(code, `the database did not answer when asked for ${question}`, { cause });
    throw cause;
  }
}

/** A column of type date as `YYYY-MM-DD`. */
export const dayText = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)}::text`;

/** A column of type date that may be null, as `YYYY-MM-DD`. */
export const dayTextOrNull = (column: string): RawBuilder<string | null> =>
  sql<string | null>`${sql.ref(column)}::text`;

/** Rows by a key, in the order in which they came. */
export function grouped<K, R>(rows: readonly R[], keyOf: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
