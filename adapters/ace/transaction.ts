import type pg from 'pg';

/** Does work in one transaction, whole or not at all. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let lost: Error | undefined;
  try {
    await client.query('BEGIN');
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
