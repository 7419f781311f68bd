import { sql } from 'kysely';
import { LeadershipLost, type CaseIndex, type IndexPlace } from '#cases/ports/case-index.ts';
import { toMoment } from '#kernel/calendar.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { isWithinStretch, toWriteStatement } from './case-index-writes.ts';
import type { Database } from './database.ts';

/** The case index over the schema `cases`, for the worker: it acts as the owner, since requests may only read. */
export const createCaseIndex = ({ owner }: Database): CaseIndex => ({
  async place() {
    const row = await owner.selectFrom('cases.worker_place').selectAll().executeTakeFirstOrThrow();
    return {
      feedToken: row.feed_token,
      backfilledTo: row.backfilled_to as CaseNumber | null,
      backfilled: row.backfilled,
      reconciledAt: row.reconciled_at && toMoment(row.reconciled_at.getTime()),
      reconcileReport: row.reconcile_report as IndexPlace['reconcileReport'],
      reconcileWanted: row.reconcile_wanted,
    };
  },
  async count() {
    const { rows } = await sql<{ count: bigint }>`SELECT count(*) AS count FROM cases.case_index`.execute(
      owner,
    );
    return Number(rows[0]?.count);
  },
  async digestOf(stretch) {
    // Without a version there is no line, so that the digest is that of fewer cases than are counted.
    const { rows } = await sql<{ count: bigint; sha256: string }>`
      SELECT count(*) AS count, encode(sha256(convert_to(coalesce(
        string_agg(case_number || ' ' || record_version || chr(10), '' ORDER BY case_number), ''), 'UTF8')), 'hex') AS sha256
      FROM cases.case_index WHERE ${isWithinStretch('case_number', stretch)}`.execute(owner);
    return { count: Number(rows[0]?.count), sha256: String(rows[0]?.sha256) };
  },
  async awaitedNow(most) {
    const rows = await owner
      .selectFrom('cases.awaited_case')
      .select(['case_number', 'record_version'])
      .where('read_again_at', '<=', sql<Date>`clock_timestamp()`)
      .orderBy('read_again_at')
      .limit(most)
      .execute();
    return rows.map((row) => ({
      caseNumber: row.case_number as CaseNumber,
      recordVersion: row.record_version,
    }));
  },
  async write(change, fence) {
    const { rows } = await toWriteStatement(change, fence).execute(owner);
    const [counts] = rows;
    if (counts?.leads !== true) throw new LeadershipLost();
    return {
      stored: Number(counts.stored),
      changed: Number(counts.changed),
      removed: Number(counts.removed),
      ahead: Number(counts.ahead),
    };
  },
  async wantReconcile() {
    await owner.updateTable('cases.worker_place').set({ reconcile_wanted: true }).execute();
  },
});
