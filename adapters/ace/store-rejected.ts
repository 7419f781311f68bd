import type pg from 'pg';
import { accountsNamedIn } from './accounts-named-in.ts';
import { toQuarantine } from './quarantine.ts';
import type { RejectedRow } from './read-row.ts';
import type { RawRow } from './read-rows.ts';
import type { Loading } from './store-batch.ts';

/**
 * Keeps rows that could not be loaded, without what may identify a person, and what they may be about. The rows `kept` are
 * those under whose key a row stands and stays.
 */
export async function storeRejected(
  client: pg.PoolClient,
  { head, extractId }: Loading,
  rejected: readonly RejectedRow[],
  kept: ReadonlySet<RawRow>,
): Promise<void> {
  if (rejected.length === 0) return;
  const named = await accountsNamedIn(
    client,
    rejected.map(({ raw }) => raw),
  );
  const about = ({ raw, unread = false }: RejectedRow): string =>
    unread ? 'UNREAD' : kept.has(raw) ? 'STANDING' : 'NEW';
  await client.query(
    `INSERT INTO accounts.quarantine (extract_id, line, reason, content, about, account_keys)
     SELECT $1::bigint, r.line::bigint, r.reason, r.content, r.about,
            coalesce(string_to_array(nullif(r.account_keys, ''), ';'), '{}')
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         AS r(line, reason, content, about, account_keys)
     ON CONFLICT (extract_id, line) DO NOTHING`,
    [
      extractId,
      rejected.map(({ raw }) => String(raw.line)),
      rejected.map(({ reason }) => reason),
      rejected.map(({ raw }) => toQuarantine(head, raw)),
      rejected.map(about),
      rejected.map(({ raw }) => (named.get(raw) ?? []).join(';')),
    ],
  );
}
