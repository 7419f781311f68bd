import type pg from 'pg';

// Tables that are being filled have no statistics yet, so the planner would take a thousand keys for half of the table and
// read all of it, each time, and compile the plan besides. What the loader asks for, it asks by key.
const beginning = 'BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL jit = off';

/** Does work in one transaction, whole or not at all. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let lost: Error | undefined;
  try {
    await client.query(beginning);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (problem) {
    await client.query('ROLLBACK').catch((cause: unknown) => {
      // The connection is gone, and the transaction with it.
      lost = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw problem;
  } finally {
    client.release(lost);
  }
}
