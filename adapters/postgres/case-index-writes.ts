import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { CaseStretch, IndexChange, IndexPlace } from '#cases/ports/case-index.ts';
import { indexColumns, toIndexRow } from './case-index-row.ts';

/** What the statement of a change answers. */
export interface WriteCounts {
  readonly leads: boolean;
  readonly stored: bigint;
  readonly changed: bigint;
  readonly removed: bigint;
  readonly ahead: bigint;
}

const columns = Object.keys(indexColumns);
const columnList = sql.raw(columns.join(', '));
const typedColumns = sql.raw(
  Object.entries(indexColumns)
    .map((column) => column.join(' '))
    .join(', '),
);
const takenOver = sql.raw(columns.map((column) => `${column} = excluded.${column}`).join(', '));

/** As often as a case is awaited at growing intervals, the last of which is some minutes. */
const mostTries = 9;

/** Whether a number of a column lies in a stretch. */
export function isWithinStretch(column: string, { after, upTo }: CaseStretch): RawBuilder<SqlBool> {
  const past = after === null ? sql`true` : sql`${sql.ref(column)} > ${after}`;
  const notPast = upTo === null ? sql`true` : sql`${sql.ref(column)} <= ${upTo}`;
  return sql<SqlBool>`${past} AND ${notPast}`;
}

/**
 * A change as one statement: a worker that stops in the middle of it, or is stopped, holds no lock, and either all of it
 * came to pass or nothing. Each part is done only under the lease, whose row stays locked until all is written.
 */
export function toWriteStatement(change: IndexChange, fence: bigint): RawBuilder<WriteCounts> {
  const { readings, readAt, deleted = [], awaited = [], settled = [] } = change;
  const numbers = [...readings.keys()];
  const rows = [...readings].map(([caseNumber, reading]) => toIndexRow(caseNumber, reading, readAt));
  const allOf = change.allOf === undefined ? sql`false` : isWithinStretch('held.case_number', change.allOf);
  return sql<WriteCounts>`
    WITH leader AS (SELECT fence FROM cases.worker_lease WHERE fence = ${fence} FOR SHARE),
    reading AS (
      SELECT given.*, held.case_number IS NOT NULL AS known, held.record_version AS held_version
      FROM leader CROSS JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (${typedColumns})
      LEFT JOIN cases.case_index AS held USING (case_number)),
    stored AS (
      INSERT INTO cases.case_index (${columnList})
      SELECT ${columnList} FROM reading WHERE NOT EXISTS (
        SELECT FROM cases.deleted_case AS gone WHERE gone.case_number = reading.case_number
          -- A record that cannot be read tells no version, so that the moments decide.
          AND coalesce(reading.record_version <= gone.record_version, reading.read_at <= gone.deleted_at))
      ON CONFLICT (case_number) DO UPDATE SET ${takenOver}
        WHERE CASE WHEN excluded.record_version <> case_index.record_version
          THEN excluded.record_version > case_index.record_version
          ELSE excluded.read_at >= case_index.read_at END
      RETURNING case_number),
    gone AS (
      INSERT INTO cases.deleted_case (case_number, record_version, deleted_at)
      SELECT case_number, record_version, ${readAt}::timestamptz FROM leader, ${announced(deleted)}
      ON CONFLICT (case_number) DO UPDATE SET record_version = excluded.record_version,
        deleted_at = excluded.deleted_at WHERE excluded.record_version > deleted_case.record_version),
    vanished AS (
      DELETE FROM cases.case_index AS held USING leader
      WHERE ${allOf} AND held.case_number <> ALL(${numbers}::text[]) RETURNING held.case_number),
    deleted AS (
      DELETE FROM cases.case_index AS held USING leader, ${announced(deleted)}
      WHERE held.case_number = named.case_number AND coalesce(held.record_version <= named.record_version, true)
      RETURNING held.case_number),
    settled AS (
      DELETE FROM cases.awaited_case USING leader WHERE case_number = ANY(${settled}::text[])),
    awaited AS (
      INSERT INTO cases.awaited_case (case_number, record_version, read_again_at)
      SELECT case_number, record_version, clock_timestamp() + '1 second' FROM leader, ${announced(awaited)}
      ON CONFLICT (case_number) DO UPDATE SET
        record_version = greatest(excluded.record_version, awaited_case.record_version),
        tries = least(awaited_case.tries + 1, ${mostTries}),
        read_again_at = clock_timestamp() + power(2, awaited_case.tries) * interval '1 second'),
    swept_deletions AS (
      DELETE FROM cases.deleted_case USING leader
      WHERE ${change.sweep ?? false} AND deleted_at < clock_timestamp() - interval '1 day'),
    swept_waits AS (
      DELETE FROM cases.awaited_case USING leader WHERE ${change.sweep ?? false} AND tries = ${mostTries}),
    placed AS (
      UPDATE cases.worker_place SET ${placed(change.place ?? {})} FROM leader)
    SELECT EXISTS (SELECT FROM leader) AS leads,
      (SELECT count(*) FROM stored) AS stored,
      (SELECT count(*) FROM stored JOIN reading USING (case_number)
        WHERE NOT known OR held_version IS DISTINCT FROM record_version) AS changed,
      (SELECT count(*) FROM vanished) + (SELECT count(*) FROM deleted) AS removed,
      (SELECT count(*) FROM reading WHERE held_version > record_version) AS ahead`;
}

/** Announced cases as rows called `named`. */
const announced = (cases: NonNullable<IndexChange['deleted']>): RawBuilder<unknown> =>
  sql`unnest(${cases.map(({ caseNumber }) => caseNumber)}::text[],
    ${cases.map(({ recordVersion }) => recordVersion.toString())}::bigint[]) AS named (case_number, record_version)`;

/** What of the place moves. */
function placed(place: Partial<IndexPlace>): RawBuilder<unknown> {
  const moves = [
    ...(place.feedToken === undefined ? [] : [sql`feed_token = ${place.feedToken}`]),
    ...(place.backfilledTo === undefined ? [] : [sql`backfilled_to = ${place.backfilledTo}`]),
    ...(place.backfilled === undefined ? [] : [sql`backfilled = ${place.backfilled}`]),
    ...(place.reconciledAt === undefined ? [] : [sql`reconciled_at = ${place.reconciledAt}`]),
    ...(place.reconcileWanted === undefined ? [] : [sql`reconcile_wanted = ${place.reconcileWanted}`]),
    ...(place.reconcileReport === undefined
      ? []
      : [sql`reconcile_report = ${JSON.stringify(place.reconcileReport)}::jsonb`]),
  ];
  return moves.length === 0 ? sql`single = single` : sql.join(moves);
}
