import type pg from 'pg';
import { FileRefused } from './bad-row.ts';
import type { ExtractHead } from './open-extract.ts';
import { targets, type Target } from './targets.ts';

/** What a FULL extract may lack of the rows that stand, as a share of them, and how many it may lack in any case. */
const plausible = { share: 0.1, rows: 20 };

/**
 * Throws FileRefused for a FULL extract with far fewer rows than earlier extracts left standing: it was most likely cut
 * off on its way, and to believe it would end the rights and take away the facts of everybody behind the cut.
 */
export async function refuseShrunk(client: pg.PoolClient, head: ExtractHead, lastDay: string): Promise<void> {
  const target = targets[head.kind];
  if (head.scope !== 'FULL' || target.absent === 'stays') return;
  const { rows } = await client.query<{ count: bigint }>(...standingRows(target, lastDay));
  const standing = Number(rows[0]?.count ?? 0);
  // Lines rather than rows: a row may have several, so that no whole extract is taken for a shrunk one.
  const lacking = standing - head.lines;
  if (lacking <= Math.max(plausible.rows, standing * plausible.share)) return;
  throw new FileRefused(
    `it is FULL and has at most ${head.lines} rows, while ${standing} rows of earlier extracts stand; the other ${lacking} would end. ` +
      'It was probably cut off. If so much has really ended in ACE, load it with --allow-shrink',
  );
}

const standingRows = ({ table, absent }: Target, lastDay: string): [string, string[]] => {
  const count = `SELECT count(*) FROM ${table} WHERE extract_id IS NOT NULL`;
  return absent === 'ends'
    ? [`${count} AND coalesce(valid_to, 'infinity') > $1::date`, [lastDay]]
    : [count, []];
};
