import type pg from 'pg';

// Tables that are being filled have no statistics yet, so the planner would take a thousand keys for half of the table and
// read all of it, each time, and compile the plan besides. What the loader asks for, it asks by key.
// Loaders take turns: how far a right reaches that one stores depends on the owners that another may be storing.
const turn = 6_021_016;
const beginning = `BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SELECT pg_advisory_xact_lock(${turn})`;

/** Does work in one transaction, whole or not at all, while no other loader is in one of its own. */
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
