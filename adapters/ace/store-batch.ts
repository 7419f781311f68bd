import type pg from 'pg';
import type { AccountKeyMaker } from '#kernel/identifiers.ts';
import { applyRows, type StandingRow } from './apply-rows.ts';
import { endRights, refreshSight, replacePostings } from './consequences.ts';
import { findAccounts } from './find-accounts.ts';
import type { ExtractHead } from './open-extract.ts';
import type { ReadRow, RejectedRow } from './read-row.ts';
import type { RawRow } from './read-rows.ts';
import { deleteStatement, standingStatement, writeStatement } from './statements.ts';
import { targets, type Target } from './targets.ts';
import type { Columns } from './to-columns.ts';
import { rememberOwners } from './unloaded-owners.ts';

/** An extract on its way into the database. */
export interface Loading {
  readonly head: ExtractHead;
  readonly extractId: string;
  /** The last day of what the extract ends: the day before its own. */
  readonly lastDay: string;
  readonly accountKeyOf: AccountKeyMaker;
}

/** Rows that cannot be loaded after all, and those of all that are not under whose key a row stands, which stays. */
export interface NotStored {
  readonly rejected: readonly RejectedRow[];
  readonly kept: ReadonlySet<RawRow>;
}

/** Stores what rows say, in the transaction of the client, and answers what cannot be loaded after all. */
export async function storeRows(
  client: pg.PoolClient,
  loading: Loading,
  rows: readonly ReadRow[],
): Promise<NotStored> {
  const { head, extractId, lastDay, accountKeyOf } = loading;
  if (rows.length === 0) return { rejected: [], kept: new Set() };
  const target = targets[head.kind];
  const { placed, rejected } = await findAccounts(client, head, rows, accountKeyOf);
  if (head.kind === 'accounts') {
    const gone = placed.filter(({ row }) => row.action === 'D');
    await endRights(
      client,
      gone.map(({ columns }) => columns['account_key'] ?? ''),
      lastDay,
    );
  }
  // An account stays when ACE deletes it: cases outlive it. Only the rights end.
  const lasting = head.kind === 'accounts' ? placed.filter(({ row }) => row.action !== 'D') : placed;
  const standing = await readStanding(client, target, extractId, lasting, head.scope === 'DELTA');
  const changes = applyRows(target, head, lastDay, standing, lasting);
  await deleteRows(client, target, changes.deleted);
  await writeRows(client, target, extractId, changes.written);
  if (head.kind === 'ownership') {
    await rememberOwners(client, extractId, changes.unloaded, false);
    await rememberOwners(client, extractId, changes.deleted, true);
    await refreshSight(
      client,
      [...changes.deleted, ...changes.written, ...changes.unloaded].map((row) => row['account_key'] ?? ''),
    );
  }
  if (head.kind === 'officers') await replacePostings(client, lasting, changes);
  const unplaced = rejected.filter(({ raw }) => !isKept(rows, raw));
  return { rejected: [...unplaced, ...changes.rejected], kept: changes.kept };
}

const isKept = (rows: readonly ReadRow[], raw: RejectedRow['raw']): boolean =>
  rows.some((row) => row.raw === raw && row.action === 'KEEP');

async function readStanding(
  client: pg.PoolClient,
  target: Target,
  extractId: string,
  placed: readonly { readonly row: ReadRow; readonly columns: Columns }[],
  isDelta: boolean,
): Promise<readonly StandingRow[]> {
  const wanted = new Set(placed.map(({ columns }) => columns[target.lookup] ?? ''));
  if (wanted.size === 0) return [];
  const all = isDelta || placed.some(({ row }) => row.action === 'KEEP');
  const found = await client.query<Record<string, string | null> & { mine: boolean }>(
    standingStatement(target),
    [[...wanted], extractId, all],
  );
  return found.rows.map(({ mine, ...columns }) => ({ mine, columns }));
}

async function writeRows(
  client: pg.PoolClient,
  target: Target,
  extractId: string,
  rows: readonly Columns[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = Object.keys(target.columns).map((name) => rows.map((row) => row[name] ?? null));
  await client.query(writeStatement(target), [...values, extractId]);
}

async function deleteRows(client: pg.PoolClient, target: Target, rows: readonly Columns[]): Promise<void> {
  if (rows.length === 0) return;
  const values = target.key.map((name) => rows.map((row) => row[name] ?? null));
  await client.query(deleteStatement(target), values);
}
