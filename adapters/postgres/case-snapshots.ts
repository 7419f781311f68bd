import { sql, type Selectable } from 'kysely';
import type { CaseState, EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import type { CaseSnapshots } from '#cases/ports/case-snapshots.ts';
import { caseFromText } from '#cases/ports/stored-case.ts';
import { toMoment } from '#kernel/calendar.ts';
import { Failure, type FailureCode } from '#kernel/failure.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import type { Source } from '#kernel/source.ts';
import { ask } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';
import type { CaseIndexTable } from './tables.ts';

/** What of a row of the index tells the case, with the snapshot as text. */
export type SnapshotRow = Selectable<
  Pick<
    CaseIndexTable,
    'case_number' | 'read_at' | 'failure_code' | 'parties_known' | 'account_key' | 'surety_code' | 'state'
  >
> & { readonly snapshot_text: string | null };

/** The columns of a snapshot row. */
export const snapshotColumns = [
  'case_number',
  'read_at',
  'failure_code',
  'parties_known',
  'account_key',
  'surety_code',
  'state',
  sql<string | null>`snapshot::text`.as('snapshot_text'),
] as const;

/** The last readings of cases, out of the case index. Throws SEACATS_UNAVAILABLE when the database does not answer. */
export function createCaseSnapshots(database: Database): CaseSnapshots {
  return {
    async snapshotsOf(caseNumbers) {
      const rows = await ask(
        database,
        'SEACATS_UNAVAILABLE',
        'the last known cases',
        tables
          .selectFrom('cases.case_index')
          .select(snapshotColumns)
          .where('case_number', '=', (expression) => expression.fn.any(expression.val(caseNumbers)))
          .compile(),
      );
      const snapshots = new Map<CaseNumber, EnforcementCase | UnreadableCase>();
      for (const row of rows) {
        const found = toCase(row, 'STALE');
        if (found !== null) snapshots.set(row.case_number as CaseNumber, found);
      }
      return snapshots;
    },
  };
}

/** A row as the case that it keeps; null when an earlier form of the program wrote it. */
export function toCase(
  row: SnapshotRow,
  freshness: Source['freshness'],
): EnforcementCase | UnreadableCase | null {
  if (row.snapshot_text === null) return toUnreadable(row);
  const found = caseFromText(row.snapshot_text);
  if (found === null || !('caseNumber' in found)) return found;
  return { ...found, source: { ...found.source, asOf: toMoment(row.read_at.getTime()), freshness } };
}

const toUnreadable = (row: SnapshotRow): UnreadableCase => ({
  failure: new Failure(
    (row.failure_code ?? 'SEACATS_RECORD_UNREADABLE') as FailureCode,
    `the SEACATS record of case ${row.case_number} cannot be read`,
  ),
  stakeholders: row.parties_known
    ? { accountKey: row.account_key as AccountKey | null, suretyCode: row.surety_code }
    : null,
  state: row.state as CaseState | null,
});
