import pg from 'pg';
import type { CompiledQuery } from 'kysely';

/**
 * Reads with one statement under a role, in a transaction that may not write, and in one journey to the server: what
 * comes before a Sync of the wire protocol is one transaction, of which the server skips the rest once a part has failed.
 * So the statement never runs under another role, and the next user of the connection is not left with this one.
 */
export async function readAs<R>(
  client: pg.ClientBase,
  role: string,
  { sql: text, parameters }: CompiledQuery<R>,
): Promise<R[]> {
  try {
    return await new Promise<R[]>((resolve, reject) => {
      // Extended also without parameters: a simple query is a transaction by itself.
      const config = { text, values: [...parameters], queryMode: 'extended' };
      const query = new pg.Query<pg.QueryResultRow>(config, (error, results: unknown) => {
        if (error) reject(error);
        else resolve((results as readonly pg.QueryResult[]).at(-1)?.rows as R[]);
      });
      const submit = query.submit.bind(query);
      query.submit = (connection) => {
        connection.stream.cork();
        try {
          connection.parse({ name: '', text: limitedTo(role), types: [] }, true);
          connection.bind({}, true);
          connection.execute({}, true);
          // The client that calls this takes an error that is answered for a statement that was not sent.
          return submit(connection);
        } finally {
          connection.stream.uncork();
        }
      };
      client.query(query);
    });
  } catch (error) {
    // The stack of the question, as `pg` gives it too, and not that of a socket.
    if (error instanceof Error) Error.captureStackTrace(error, readAs);
    throw error;
  }
}

/** Answers no row, so that what is read are the rows of the statement alone; joined, because AND would skip the second. */
const limitedTo = (role: string): string =>
  `select where concat(set_config('role', ${pg.escapeLiteral(role)}, true), set_config('transaction_read_only', 'on', true)) = ''`;
