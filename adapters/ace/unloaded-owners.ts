import type pg from 'pg';
import { refreshSight } from './consequences.ts';
import type { Columns } from './to-columns.ts';

const remember = (rows: string, takenBack: boolean): string => `
  INSERT INTO authority.unloaded_owner AS u (account_key, owner_id, valid_from, taken_back, extract_id)
  SELECT DISTINCT r.account_key, r.owner_id, r.valid_from::date, ${takenBack}, $1::bigint FROM ${rows}
  ON CONFLICT (account_key, coalesce(owner_id, ''), coalesce(valid_from, '-infinity'))
  DO UPDATE SET extract_id = excluded.extract_id, taken_back = u.taken_back OR excluded.taken_back`;

/**
 * Remembers owners whose records are not loaded: they could not be, or ACE has taken them back. Reading anew how far the
 * rights in their accounts reach is left to the caller.
 */
export async function rememberOwners(
  client: pg.PoolClient,
  extractId: string,
  owners: readonly Columns[],
  takenBack: boolean,
): Promise<void> {
  if (owners.length === 0) return;
  const values = ['account_key', 'owner_id', 'valid_from'].map((name) =>
    owners.map((columns) => columns[name] ?? null),
  );
  const rows = 'unnest($2::text[], $3::text[], $4::text[]) AS r(account_key, owner_id, valid_from)';
  await client.query(remember(rows, takenBack), [extractId, ...values]);
}

/**
 * Settles, after a FULL extract of ownership, which owners could not be loaded: those whose rows do not say from when they
 * were, in accounts where no row stands that could be theirs. What could not be loaded of earlier extracts is forgotten,
 * because this one has told the whole history again; but for accounts of which it has no owner, which would set no bound.
 */
export async function settleUnreadOwners(client: pg.PoolClient, extractId: string): Promise<void> {
  const unread = `(
    SELECT named.account_key, NULL AS owner_id, NULL AS valid_from
      FROM accounts.quarantine q, unnest(q.account_keys) AS named(account_key)
     WHERE q.extract_id = $1::bigint AND q.about = 'UNREAD' AND NOT EXISTS (
       SELECT FROM authority.ownership o
        WHERE o.account_key = named.account_key AND o.extract_id IS DISTINCT FROM $1::bigint)) AS r`;
  await client.query(remember(unread, false), [extractId]);
  const { rows } = await client.query<{ account_key: string }>(
    `WITH forgotten AS (
       DELETE FROM authority.unloaded_owner u WHERE extract_id <> $1::bigint AND NOT taken_back AND EXISTS (
         SELECT FROM authority.ownership o WHERE o.account_key = u.account_key) RETURNING account_key)
     SELECT account_key FROM forgotten
      UNION SELECT account_key FROM authority.unloaded_owner WHERE extract_id = $1::bigint AND valid_from IS NULL`,
    [extractId],
  );
  await refreshSight(
    client,
    rows.map((row) => row.account_key),
  );
}
