import type pg from 'pg';
import { refreshSight } from './consequences.ts';
import type { ExtractHead } from './open-extract.ts';
import { refuseOvertaken } from './overtaken.ts';
import { countStanding, mayLack } from './refuse-shrunk.ts';
import { countAbsentStatement, sweepStatements } from './statements.ts';
import type { Loading } from './store-batch.ts';
import { targets } from './targets.ts';
import type { Columns } from './to-columns.ts';
import { inTransaction } from './transaction.ts';
import { rememberOwners, settleUnreadOwners } from './unloaded-owners.ts';

const rowsPerSweep = 1_000;

/** Whether an extract ends or takes away what it lacks. */
export const maySweep = ({ kind, scope }: ExtractHead): boolean =>
  scope === 'FULL' && targets[kind].absent !== 'stays';

/**
 * Ends or deletes what a FULL extract of so many rows no longer has. Answers why nothing was, in words for a clerk, when
 * rows that could not be loaded may be what seems to be lacking; else null.
 */
export async function sweep(
  pool: pg.Pool,
  loading: Loading,
  rows: number,
  allowShrink: boolean,
): Promise<string | null> {
  const { head, extractId, lastDay } = loading;
  if (!maySweep(head)) return null;
  const doubt = await doubtOf(pool, loading, rows, allowShrink);
  if (doubt !== null) return doubt;
  for (const statement of sweepStatements(targets[head.kind])) {
    let swept = rowsPerSweep;
    while (swept === rowsPerSweep) {
      swept = await inTransaction(pool, async (client) => {
        await refuseOvertaken(client, head, extractId);
        const { rows: gone } = await client.query<{ row: Columns }>(statement, [
          extractId,
          rowsPerSweep,
          lastDay,
        ]);
        if (head.kind === 'ownership') await takeBack(client, extractId, gone);
        return gone.length;
      });
    }
  }
  await inTransaction(pool, async (client) => {
    await refuseOvertaken(client, head, extractId);
    if (head.kind === 'ownership') await settleUnreadOwners(client, extractId);
    // What earlier extracts lacked is seen to, too.
    await client.query(
      'UPDATE accounts.extract SET withheld = NULL WHERE kind = $1 AND withheld IS NOT NULL',
      [head.kind],
    );
  });
  return null;
}

async function takeBack(
  client: pg.PoolClient,
  extractId: string,
  gone: readonly { readonly row: Columns }[],
): Promise<void> {
  const owners = gone.map(({ row }) => row);
  await rememberOwners(client, extractId, owners, true);
  await refreshSight(
    client,
    owners.map((owner) => owner['account_key'] ?? ''),
  );
}

/** Rows of an extract that could not be loaded, counted. */
interface Unloaded {
  readonly all: number;
  /** Those of which nobody can tell what they are about. */
  readonly unplaced: number;
  /** Those that name no account that is loaded. */
  readonly ofStrangers: number;
}

async function doubtOf(
  pool: pg.Pool,
  { head, extractId, lastDay }: Loading,
  rows: number,
  allowShrink: boolean,
): Promise<string | null> {
  const target = targets[head.kind];
  const unloaded = await countUnloaded(pool, extractId);
  if (unloaded.all === 0 && rows > 0) return null;
  const found = await pool.query<{ count: bigint }>(countAbsentStatement(target), [extractId, lastDay]);
  const lacking = Number(found.rows[0]?.count ?? 0);
  if (lacking === 0) return null;
  // An extract of which nothing could be loaded says nothing about what is no longer so.
  if (rows <= unloaded.all) return 'not one of its rows could be loaded';
  if (allowShrink) return null;
  const consequence = `while ${lacking} rows of earlier extracts would end`;
  if (unloaded.unplaced > 0)
    return `${unloaded.unplaced} of its rows do not say which account they are about, ${consequence}. ${remedy}`;
  const standing = await countStanding(pool, target, lastDay);
  return Math.min(unloaded.ofStrangers, lacking) > mayLack(standing)
    ? `${unloaded.ofStrangers} of its rows are about accounts that are not loaded, ${consequence}. ${remedy}`
    : null;
}

const remedy =
  'Correct these rows and load the file again; or, if so much has really ended in ACE, load it with --allow-shrink';

async function countUnloaded(pool: pg.Pool, extractId: string): Promise<Unloaded> {
  const { rows } = await pool.query<Record<'all' | 'unplaced' | 'of_strangers', bigint>>(
    `SELECT count(*) AS all,
            count(*) FILTER (WHERE about = 'UNREAD' AND account_keys = '{}') AS unplaced,
            count(*) FILTER (WHERE about = 'NEW' AND account_keys = '{}') AS of_strangers
       FROM accounts.quarantine WHERE extract_id = $1`,
    [extractId],
  );
  const [counted] = rows;
  return {
    all: Number(counted?.all ?? 0),
    unplaced: Number(counted?.unplaced ?? 0),
    ofStrangers: Number(counted?.of_strangers ?? 0),
  };
}
