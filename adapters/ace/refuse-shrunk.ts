import type pg from 'pg';
import { FileRefused } from './bad-row.ts';
import type { ExtractHead } from './open-extract.ts';
import { targets, type Target } from './targets.ts';

/** What a FULL extract may lack of the rows that stand, as a share of them, and how many it may lack in any case. */
const plausible = { share: 0.1, rows: 20 };

/** How many rows that stand may be lacking before a FULL extract is not believed. */
export const mayLack = (standing: number): number => Math.max(plausible.rows, standing * plausible.share);

/**
 * Throws FileRefused for a FULL extract with far fewer rows than earlier extracts left standing: it was most likely cut
 * off on its way, and to believe it would end the rights and take away the facts of everybody behind the cut.
 */
export async function refuseShrunk(client: pg.PoolClient, head: ExtractHead, lastDay: string): Promise<void> {
  const target = targets[head.kind];
  if (head.scope !== 'FULL' || target.absent === 'stays') return;
  const standing = await countStanding(client, target, lastDay);
  // Lines rather than rows: a row may have several, so that no whole extract is taken for a shrunk one.
  const lacking = standing - head.lines;
  if (lacking <= mayLack(standing)) return;
  throw new FileRefused(
    `it is FULL and has at most ${head.lines} rows, while ${standing} rows of earlier extracts stand; the other ${lacking} would end. ` +
      'It was probably cut off. If so much has really ended in ACE, load it with --allow-shrink',
  );
}

/** How many rows stand that an extract has brought, those that have ended by the last day aside. */
export async function countStanding(
  client: pg.Pool | pg.PoolClient,
  { table, absent }: Target,
  lastDay: string,
): Promise<number> {
  const count = `SELECT count(*) FROM ${table} WHERE extract_id IS NOT NULL`;
  const { rows } = await (absent === 'ends'
    ? client.query<{ count: bigint }>(`${count} AND coalesce(valid_to, 'infinity') > $1::date`, [lastDay])
    : client.query<{ count: bigint }>(count));
  return Number(rows[0]?.count ?? 0);
}
