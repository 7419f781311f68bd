import type pg from 'pg';
import type { AccountKeyMaker } from '#kernel/identifiers.ts';
import { applyRows, type StandingRow } from './apply-rows.ts';
import { endRights, refreshSight, replacePostings } from './consequences.ts';
import { findAccounts } from './find-accounts.ts';
import { toQuarantine } from './quarantine.ts';
import type { ExtractHead } from './open-extract.ts';
import type { ReadRow, RejectedRow } from './read-row.ts';
import { deleteStatement, standingStatement, writeStatement } from './statements.ts';
import { targets, type Target } from './targets.ts';
import type { Columns } from './to-columns.ts';

/** An extract on its way into the database. */
export interface Loading {
  readonly head: ExtractHead;
  readonly extractId: string;
  /** The last day of what the extract ends: the day before its own. */
  readonly lastDay: string;
  readonly accountKeyOf: AccountKeyMaker;
}

/** Stores what rows say, in the transaction of the client, and answers those that cannot be loaded after all. */
export async function storeRows(
  client: pg.PoolClient,
  loading: Loading,
  rows: readonly ReadRow[],
): Promise<readonly RejectedRow[]> {
  const { head, extractId, lastDay, accountKeyOf } = loading;
  if (rows.length === 0) return [];
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
    await refreshSight(
      client,
      [...changes.deleted, ...changes.written].map((row) => row['account_key'] ?? ''),
    );
  }
  if (head.kind === 'officers') await replacePostings(client, lasting, changes);
  const unplaced = rejected.filter(({ raw }) => !isKept(rows, raw));
  return [...unplaced, ...changes.rejected];
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

/** Keeps rows that could not be loaded, without what may identify a person. */
export async function storeRejected(
  client: pg.PoolClient,
  { head, extractId }: Loading,
  rejected: readonly RejectedRow[],
): Promise<void> {
  if (rejected.length === 0) return;
  await client.query(
    `INSERT INTO accounts.quarantine (extract_id, line, reason, content)
     SELECT $1::bigint, r.line::bigint, r.reason, r.content
       FROM unnest($2::text[], $3::text[], $4::text[]) AS r(line, reason, content)
     ON CONFLICT (extract_id, line) DO NOTHING`,
    [
      extractId,
      rejected.map(({ raw }) => String(raw.line)),
      rejected.map(({ reason }) => reason),
      rejected.map(({ raw }) => toQuarantine(head, raw)),
    ],
  );
}
