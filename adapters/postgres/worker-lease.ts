import { sql } from 'kysely';
import type { WorkerLease } from '#cases/ports/case-index.ts';
import type { Database } from './database.ts';

/** The lease of the leading worker, in a row; only the clock of the database counts, so that no two disagree. */
export const createWorkerLease = ({ owner }: Database): WorkerLease => ({
  async take(holder, milliseconds) {
    const { rows } = await sql<{ fence: bigint }>`
      UPDATE cases.worker_lease SET holder = ${holder}, fence = fence + 1, expires_at = ${ending(milliseconds)}
      WHERE expires_at <= clock_timestamp() RETURNING fence`.execute(owner);
    return rows[0]?.fence ?? null;
  },
  async renew(fence, milliseconds) {
    // One that has run out is still held for as long as nobody else has taken it.
    const { rows } = await sql`
      UPDATE cases.worker_lease SET expires_at = ${ending(milliseconds)} WHERE fence = ${fence} RETURNING fence`.execute(
      owner,
    );
    return rows.length === 1;
  },
  async release(fence) {
    await sql`
      UPDATE cases.worker_lease SET holder = NULL, expires_at = '-infinity' WHERE fence = ${fence}`.execute(
      owner,
    );
  },
});

const ending = (milliseconds: number) => sql`clock_timestamp() + ${`${milliseconds} milliseconds`}::interval`;
