import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '#kernel/calendar.ts';
import { fixedClock, nowOn, todayOn, type Clock } from '#kernel/clock.ts';
import type { AccountKeyMaker } from '#kernel/identifiers.ts';
import { FileRefused } from './bad-row.ts';
import type { ExtractHead } from './open-extract.ts';
import { refuseOvertaken, refuseTooSoon } from './overtaken.ts';
import { passesOf, readBatches, type Batch } from './read-batches.ts';
import { createRowReader, type RowReader } from './read-row.ts';
import { refuseShrunk } from './refuse-shrunk.ts';
import { storeRows, type Loading } from './store-batch.ts';
import { storeRejected } from './store-rejected.ts';
import { sweep } from './sweep.ts';
import { inTransaction } from './transaction.ts';

/** What the loader works with. */
export interface Loader {
  /** Connections that act as the owner of the tables. */
  readonly pool: pg.Pool;
  /** How many rows one transaction stores; the embedded database stops for everybody while it lasts. */
  readonly rowsPerBatch: number;
  readonly accountKeyOf: AccountKeyMaker;
  readonly clock: Clock;
  /** Whether a FULL extract is believed that has far fewer rows than stand. */
  readonly allowShrink?: boolean;
}

/** What became of an extract. */
export interface Loaded {
  readonly extractId: string;
  /** Whether an earlier run had finished it. */
  readonly before: boolean;
  readonly rows: number;
  readonly quarantined: number;
  /** Why nothing was ended that a FULL extract lacks; null when it was, or when it lacks nothing. */
  readonly withheld: string | null;
}

/** Hears how far an extract has come: a share of one. */
export type OnProgress = (share: number, rows: number) => void;

/**
 * Loads an extract from where an earlier run left off. Each batch of rows and how far the extract has come are one
 * transaction, so that a run may be killed at any moment. Throws FileRefused before the first row.
 */
export async function loadExtract(
  head: ExtractHead,
  loader: Loader,
  onProgress: OnProgress,
): Promise<Loaded> {
  const asOfDay = todayOn(fixedClock(head.asOf));
  const lastDay = dayBefore(asOfDay);
  const { extractId, rowsDone, finished } = await register(head, loader, lastDay);
  if (!finished) {
    const loading = { head, extractId, lastDay, accountKeyOf: loader.accountKeyOf };
    const rows = await loadRows(loading, loader, createRowReader(head, asOfDay), rowsDone, onProgress);
    await finish(loading, loader, rows);
  }
  const { rows } = await loader.pool.query<{
    rows_done: bigint;
    quarantined: bigint;
    withheld: string | null;
  }>(
    `SELECT rows_done, withheld, (SELECT count(*) FROM accounts.quarantine q WHERE q.extract_id = e.extract_id) AS quarantined
       FROM accounts.extract e WHERE extract_id = $1`,
    [extractId],
  );
  const [found] = rows;
  return {
    extractId,
    before: finished,
    rows: Number(found?.rows_done ?? 0) / passesOf(head),
    quarantined: Number(found?.quarantined ?? 0),
    withheld: found?.withheld ?? null,
  };
}

const dayBefore = (day: CalendarDate): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

async function register(head: ExtractHead, { pool, clock, allowShrink = false }: Loader, lastDay: string) {
  const { fileName, sha256, kind, scope, asOf } = head;
  return inTransaction(pool, async (client) => {
    const newest = await client.query<{ as_of: Date }>(
      'SELECT as_of FROM accounts.extract WHERE kind = $1 AND sha256 <> $2 ORDER BY as_of DESC LIMIT 1',
      [kind, sha256],
    );
    const own = await client.query<{ extract_id: bigint; rows_done: bigint; finished: boolean }>(
      `SELECT extract_id, rows_done, finished_at IS NOT NULL AND NOT ($3::boolean AND withheld IS NOT NULL) AS finished
         FROM accounts.extract WHERE kind = $1 AND sha256 = $2`,
      // What was withheld is done after all, once it is said to be right.
      [kind, sha256, allowShrink],
    );
    const [known] = own.rows;
    if (known?.finished) return { extractId: String(known.extract_id), rowsDone: 0, finished: true };
    const [latest] = newest.rows;
    if (latest && latest.as_of.getTime() > Date.parse(asOf)) {
      throw new FileRefused(
        `it is of ${asOf}, and an extract of ${latest.as_of.toISOString()} of the same kind is loaded already`,
      );
    }
    if (known)
      return { extractId: String(known.extract_id), rowsDone: Number(known.rows_done), finished: false };
    await refuseTooSoon(client, head);
    if (!allowShrink) await refuseShrunk(client, head, lastDay);
    const made = await client.query<{ extract_id: bigint }>(
      `INSERT INTO accounts.extract (file_name, sha256, kind, scope, as_of, started_at)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING extract_id`,
      [fileName, sha256, kind, scope, asOf, nowOn(clock)],
    );
    return { extractId: String(made.rows[0]?.extract_id), rowsDone: 0, finished: false };
  });
}

/** Loads what an earlier run has not, and answers how many rows were gone through in all, pass by pass. */
async function loadRows(
  loading: Loading,
  { pool, rowsPerBatch }: Loader,
  reader: RowReader,
  rowsDone: number,
  onProgress: OnProgress,
): Promise<number> {
  const { head } = loading;
  const store = oneAtATime((batch: Batch) => storeBatch(pool, loading, batch));
  let done = 0;
  for await (const batch of readBatches(head, reader, rowsPerBatch, rowsDone)) {
    if (batch.from < batch.to) await store(batch);
    done = batch.to;
    onProgress(batch.share, done / passesOf(head));
  }
  await store(null);
  return done;
}

/** Begins work as soon as the work before it has ended well, so that one batch is read while another is stored. */
function oneAtATime<T>(work: (item: T) => Promise<void>): (item: T | null) => Promise<void> {
  let ending: Promise<{ readonly problem: unknown } | null> = Promise.resolve(null);
  return async (item) => {
    const failed = await ending;
    if (failed) throw failed.problem;
    if (item === null) return;
    ending = work(item).then(
      () => null,
      (problem: unknown) => ({ problem }),
    );
  };
}

async function storeBatch(
  pool: pg.Pool,
  loading: Loading,
  { rows, rejected, from, to }: Batch,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await refuseOvertaken(client, loading.head, loading.extractId);
    const moved = await client.query(
      'UPDATE accounts.extract SET rows_done = $3 WHERE extract_id = $1 AND rows_done = $2',
      [loading.extractId, from, to],
    );
    if (moved.rowCount !== 1) throw new Error('another run of the loader is at work on the same extract');
    const late = await storeRows(client, loading, rows);
    await storeRejected(client, loading, [...rejected, ...late.rejected], late.kept);
  });
}

/** Ends or deletes what a FULL extract no longer has, and marks the extract as finished. */
async function finish(
  loading: Loading,
  { pool, clock, allowShrink = false }: Loader,
  rows: number,
): Promise<void> {
  const withheld = await sweep(pool, loading, rows / passesOf(loading.head), allowShrink);
  await pool.query('UPDATE accounts.extract SET finished_at = $2, withheld = $3 WHERE extract_id = $1', [
    loading.extractId,
    nowOn(clock),
    withheld,
  ]);
}
