import { sql, type RawBuilder } from 'kysely';
import type { AccessGrant, AccountIdentity, Partnership, TradeAccount } from '#accounts/domain.ts';
import { toMoment, type CalendarDate } from '#kernel/calendar.ts';
import { shownImporterNumber, type AccountKey } from '#kernel/identifiers.ts';
import type { Source } from '#kernel/source.ts';

/** What is read of an account. */
export interface AccountRow {
  readonly account_key: string;
  readonly account_number: string;
  readonly importer_number_shown: string | null;
  readonly name: string;
  readonly businesses: readonly string[];
  readonly small_entity: boolean | null;
  readonly top_account_key: string | null;
  readonly as_of: Date;
  readonly synthetic: boolean;
  /** Key, number and shown importer number of each account below. */
  readonly below: readonly (readonly [string, string, string | null])[];
}

/**
 * The columns of an AccountRow from `accounts.account AS account`. The accounts below come with the account, because who
 * may see its name depends on them: so the answer takes one statement, whatever it is.
 */
export const accountColumns: RawBuilder<AccountRow> = sql<AccountRow>`
  account.account_key, account.account_number, account.importer_number_shown, account.name, account.businesses,
  account.small_entity, account.top_account_key, account.as_of, account.synthetic,
  (SELECT coalesce(jsonb_agg(jsonb_build_array(below.account_key, below.account_number, below.importer_number_shown)
                             ORDER BY below.account_number COLLATE "C"), '[]')
   FROM accounts.account AS below WHERE below.top_account_key = account.account_key) AS below`;

/** Where a row of an extract comes from. */
export const toSource = ({ as_of, synthetic }: { as_of: Date; synthetic: boolean }): Source => ({
  system: 'ACE',
  asOf: toMoment(as_of.getTime()),
  // ACE gives extracts, so nothing is ever read from it for the request at hand; whoever shows this tells its age.
  freshness: 'RECENT',
  synthetic,
});

// The loader masks before it writes; that a number is masked again here costs nothing and forgives a row that is not.
const toIdentity = (key: string, number: string, importerNumber: string | null): AccountIdentity => ({
  accountKey: key as AccountKey,
  accountNumber: number,
  importerNumber: importerNumber === null ? null : shownImporterNumber(importerNumber),
});

/** A row as an account. */
export const toTradeAccount = (row: AccountRow): TradeAccount => ({
  ...toIdentity(row.account_key, row.account_number, row.importer_number_shown),
  name: row.name,
  businesses: row.businesses as TradeAccount['businesses'],
  smallEntity: row.small_entity,
  topAccountKey: row.top_account_key as AccountKey | null,
  accountsBelow: row.below.map(([key, number, importerNumber]) => toIdentity(key, number, importerNumber)),
  source: toSource(row),
});

interface PeriodRow {
  readonly account_key: string;
  readonly from: string;
  readonly to: string | null;
}

const toPeriod = ({ account_key, from, to }: PeriodRow) => ({
  accountKey: account_key as AccountKey,
  from: from as CalendarDate,
  to: to as CalendarDate | null,
});

/** A row as a period of standing, with its account. */
export const toPartnership = (
  row: PeriodRow & { program: string; tier: string | null; status: string },
): Partnership & { readonly accountKey: AccountKey } => ({
  program: row.program as Partnership['program'],
  tier: row.tier as Partnership['tier'],
  status: row.status as Partnership['status'],
  ...toPeriod(row),
});

/** A row as a right to act, with its account. */
export const toAccessGrant = (
  row: PeriodRow & { holder: string; capacity: string },
): AccessGrant & { readonly accountKey: AccountKey } => ({
  holder: row.holder,
  capacity: row.capacity as AccessGrant['capacity'],
  ...toPeriod(row),
});
