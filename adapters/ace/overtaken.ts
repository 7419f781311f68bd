import type pg from 'pg';
import { FileRefused } from './bad-row.ts';
import type { ExtractHead } from './open-extract.ts';

/**
 * Throws FileRefused when another extract of the same kind has been begun since this one, which is then as new or newer:
 * two that are loaded at the same time would each end what only the other has. The transaction has the loader's turn.
 */
export async function refuseOvertaken(
  client: pg.PoolClient,
  { kind }: ExtractHead,
  extractId: string,
): Promise<void> {
  const { rows } = await client.query(
    'SELECT FROM accounts.extract WHERE kind = $1 AND extract_id > $2::bigint LIMIT 1',
    [kind, extractId],
  );
  if (rows.length === 0) return;
  throw new FileRefused(
    'another extract of the same kind was begun while it was being loaded; the rest of it is left to that one',
  );
}

/**
 * Throws FileRefused for a DELTA while an extract of the same kind is not loaded to its end: it would change what is not
 * there yet, and what it changes could not be completed any more. A FULL extract since then makes up for that.
 */
export async function refuseTooSoon(client: pg.PoolClient, { kind, scope }: ExtractHead): Promise<void> {
  if (scope !== 'DELTA') return;
  const { rows } = await client.query<{ as_of: Date }>(
    `SELECT as_of FROM accounts.extract u WHERE kind = $1 AND finished_at IS NULL AND NOT EXISTS (
       SELECT FROM accounts.extract f WHERE f.kind = u.kind AND f.scope = 'FULL'
          AND f.finished_at IS NOT NULL AND f.extract_id > u.extract_id)
      ORDER BY as_of LIMIT 1`,
    [kind],
  );
  const [unfinished] = rows;
  if (!unfinished) return;
  throw new FileRefused(
    `the extract of ${unfinished.as_of.toISOString()} of the same kind is not loaded to its end; load that one first, or a FULL extract that is newer`,
  );
}
