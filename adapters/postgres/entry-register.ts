import type { Selectable } from 'kysely';
import type { EntryRegister, EntrySummary } from '#accounts/domain.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { AccountKey, EntryNumber } from '#kernel/identifiers.ts';
import { toSource } from './account-rows.ts';
import { ask, grouped } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';
import type { EntrySummaryTable } from './tables.ts';

/** Entry summaries over the schema `accounts`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createEntryRegister(database: Database): EntryRegister {
  return {
    async entriesByNumber(entryNumbers) {
      const rows = await ask(
        database,
        'ACE_UNAVAILABLE',
        'entry summaries',
        tables
          .selectFrom('accounts.entry_summary')
          .selectAll()
          .where('entry_number', '=', (expression) => expression.fn.any(expression.val(entryNumbers)))
          .compile(),
      );
      return new Map(rows.map((row) => [row.entry_number, toEntrySummary(row)]));
    },
    async volumesOf(accountKeys) {
      const rows = await ask(
        database,
        'ACE_UNAVAILABLE',
        'what accounts entered',
        tables
          .selectFrom('accounts.entry_volume')
          .select(['account_key', 'fiscal_year', 'entries', 'value_cents', 'duties_cents'])
          .where('account_key', '=', (expression) => expression.fn.any(expression.val(accountKeys)))
          .orderBy('fiscal_year', 'desc')
          .compile(),
      );
      const volumes = rows.map((row) => ({
        accountKey: row.account_key as AccountKey,
        fiscalYear: row.fiscal_year,
        entries: row.entries,
        value: row.value_cents,
        duties: row.duties_cents,
      }));
      return grouped(volumes, ({ accountKey }) => accountKey);
    },
  };
}

const toEntrySummary = (row: Selectable<EntrySummaryTable>): EntrySummary => ({
  entryNumber: row.entry_number as EntryNumber,
  accountKey: row.account_key as AccountKey,
  portCode: row.port_code,
  bondNumber: row.bond_number,
  // Columns of type date come as text (pool.ts).
  enteredOn: row.entered_on as CalendarDate | null,
  releasedOn: row.released_on as CalendarDate | null,
  liquidatedOn: row.liquidated_on as CalendarDate | null,
  value: row.value_cents,
  duties: row.duties_cents,
  source: toSource(row),
});
