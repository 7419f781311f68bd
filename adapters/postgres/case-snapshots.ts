import type { CaseSnapshots } from '#cases/domain.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { ask } from './ask.ts';
import { readSnapshot } from './case-snapshot.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';

/** The last known cases, from the case index. Throws SEACATS_UNAVAILABLE when the database does not answer either. */
export const createCaseSnapshots = (database: Database): CaseSnapshots => ({
  async snapshotsOf(caseNumbers, { signal }) {
    signal.throwIfAborted();
    const rows = await ask(
      database,
      'SEACATS_UNAVAILABLE',
      'the last known state of cases',
      tables
        .selectFrom('cases.case_index')
        .select(['case_number', 'read_at', 'state', 'account_key', 'surety_code'])
        .select(['parties_known', 'failure_code', 'snapshot'])
        .where('case_number', '=', (expression) => expression.fn.any(expression.val(caseNumbers)))
        .compile(),
    );
    return new Map(rows.map((row) => [row.case_number as CaseNumber, readSnapshot(row)]));
  },
});
