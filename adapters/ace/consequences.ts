import type pg from 'pg';
import type { Changes, PlacedRow } from './apply-rows.ts';
import { withReach } from './tenure.ts';

/** Reads anew from when and to when the rights in accounts reach, after the accounts' ownership changed. */
export async function refreshSight(client: pg.PoolClient, accountKeys: readonly string[]): Promise<void> {
  if (accountKeys.length === 0) return;
  const rights =
    'SELECT DISTINCT account_key, valid_from FROM authority.access_grant WHERE account_key = ANY($1::text[])';
  await client.query(
    `${withReach('$1::text[]', rights)}
     UPDATE authority.access_grant g SET sees_from = reach.sees_from, sees_to = reach.sees_to
       FROM reach
      WHERE (g.account_key, g.valid_from) = (reach.account_key, reach.valid_from)
        AND g.account_key = ANY($1::text[])
        AND (g.sees_from, g.sees_to) IS DISTINCT FROM (reach.sees_from, reach.sees_to)`,
    [[...new Set(accountKeys)]],
  );
}

/** Ends every right in accounts that ACE has closed; what never began goes. */
export async function endRights(
  client: pg.PoolClient,
  accountKeys: readonly string[],
  lastDay: string,
): Promise<void> {
  if (accountKeys.length === 0) return;
  for (const table of ['authority.ownership', 'authority.access_grant', 'authority.assignment']) {
    await client.query(`DELETE FROM ${table} WHERE account_key = ANY($1::text[]) AND valid_from > $2::date`, [
      accountKeys,
      lastDay,
    ]);
    await client.query(
      `UPDATE ${table} SET valid_to = $2::date
        WHERE account_key = ANY($1::text[]) AND coalesce(valid_to, 'infinity') > $2::date`,
      [accountKeys, lastDay],
    );
  }
  await refreshSight(client, accountKeys);
}

/** Writes where the officers of a batch work; an extract of officers gives the present posting only. */
export async function replacePostings(
  client: pg.PoolClient,
  placed: readonly PlacedRow[],
  { written, deleted }: Changes,
): Promise<void> {
  const officers = [...written, ...deleted].map((columns) => columns['officer_id'] ?? '');
  if (officers.length === 0) return;
  await client.query('DELETE FROM authority.posting WHERE officer_id = ANY($1::text[])', [officers]);
  const stays = new Set(written);
  const posted = placed.filter(({ row, columns }) => stays.has(columns) && row.values['postedFrom']);
  const values = ['centerCode', 'postedFrom', 'postedTo'].map((name) =>
    posted.map(({ row }) => row.values[name] ?? null),
  );
  await client.query(
    `INSERT INTO authority.posting (officer_id, center_code, valid_from, valid_to)
     SELECT r.officer_id, r.center_code, r.valid_from::date, r.valid_to::date
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
         AS r(officer_id, center_code, valid_from, valid_to)`,
    [posted.map(({ columns }) => columns['officer_id']), ...values],
  );
}
