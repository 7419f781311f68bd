import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { AccountRegister, AccountSelection, Partnership, TradeAccount } from '#accounts/domain.ts';
import { toMoment, type CalendarDate } from '#kernel/calendar.ts';
import type { AccountKey } from '#kernel/identifiers.ts';
import { ask, dayText, dayTextOrNull, grouped } from './ask.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const accountColumns = ['account_key', 'account_number', 'name', 'as_of', 'synthetic'] as const;

/** Trade accounts over the schema `accounts`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createAccountRegister(database: Database): AccountRegister {
  const askAce = <T>(question: string, work: Parameters<typeof ask<T>>[3]): Promise<T> =>
    ask(database, 'ACE_UNAVAILABLE', question, work);

  return {
    async accountsByKey(accountKeys) {
      const rows = await askAce('accounts by key', (transaction) =>
        transaction
          .selectFrom('accounts.account')
          .select(accountColumns)
          .where('account_key', '=', (expression) => expression.fn.any(expression.val(accountKeys)))
          .execute(),
      );
      return new Map(rows.map(toTradeAccount).map((account) => [account.accountKey, account]));
    },
    async accountsByNumber(accountNumbers) {
      const rows = await askAce('accounts by number', (transaction) =>
        transaction
          .selectFrom('accounts.account')
          .select(accountColumns)
          .where('account_number', '=', (expression) => expression.fn.any(expression.val(accountNumbers)))
          .execute(),
      );
      return new Map(rows.map(toTradeAccount).map((account) => [account.accountNumber, account]));
    },
    async partnershipsOf(accountKeys) {
      const rows = await askAce('partnership history', (transaction) =>
        transaction
          .selectFrom('accounts.partnership')
          .select(['account_key', 'program', 'tier', 'status'])
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .where('account_key', '=', (expression) => expression.fn.any(expression.val(accountKeys)))
          .orderBy('valid_from', 'desc')
          .orderBy('partnership_id', 'desc')
          .execute(),
      );
      return grouped(rows.map(toPartnershipOfAccount), ({ accountKey }) => accountKey);
    },
    async listAccounts(selection, { read, after }) {
      const rows = await askAce('a list of accounts', (transaction) => {
        const query = transaction
          .selectFrom('accounts.account')
          .select(accountColumns)
          .where((expression) => selected(expression, selection));
        const [name = '', accountNumber = ''] = after ?? [];
        const following =
          after === null
            ? query
            : query.where(
                sql<SqlBool>`(name COLLATE "C", account_number COLLATE "C") > (${name}, ${accountNumber})`,
              );
        return following
          .orderBy(sql`name COLLATE "C"`)
          .orderBy(sql`account_number COLLATE "C"`)
          .limit(read)
          .execute();
      });
      return rows.map(toTradeAccount);
    },
    async countAccounts(selection) {
      const row = await askAce('how many accounts there are', (transaction) =>
        transaction
          .selectFrom('accounts.account')
          .select((expression) => expression.fn.countAll<bigint>().as('count'))
          .where((expression) => selected(expression, selection))
          .executeTakeFirstOrThrow(),
      );
      return Number(row.count);
    },
  };
}

/** The condition under which an account belongs to a selection. */
function selected(
  expression: ExpressionBuilder<Tables, 'accounts.account'>,
  selection: AccountSelection,
): Expression<SqlBool> {
  if ('accountKeys' in selection) {
    return expression('account_key', '=', expression.fn.any(expression.val(selection.accountKeys)));
  }
  return expression.exists(
    expression
      .selectFrom('authority.assignment')
      .select(sql.lit(1).as('one'))
      .whereRef('authority.assignment.account_key', '=', 'accounts.account.account_key')
      .where((assignment) =>
        assignment.or(
          selection.duties.map(({ duty, assignee }) =>
            assignment.and([assignment('duty', '=', duty), assignment('assignee', '=', assignee)]),
          ),
        ),
      )
      .where(sql<SqlBool>`${selection.on}::date BETWEEN valid_from AND coalesce(valid_to, 'infinity')`),
  );
}

function toTradeAccount(row: {
  account_key: string;
  account_number: string;
  name: string;
  as_of: Date;
  synthetic: boolean;
}): TradeAccount {
  return {
    accountKey: row.account_key as AccountKey,
    accountNumber: row.account_number,
    name: row.name,
    source: {
      system: 'ACE',
      asOf: toMoment(row.as_of.getTime()),
      // ACE gives extracts, so an account is never read from ACE for the request at hand.
      freshness: 'RECENT',
      synthetic: row.synthetic,
    },
  };
}

const toPartnershipOfAccount = (row: {
  account_key: string;
  program: string;
  tier: string | null;
  status: string;
  from: string;
  to: string | null;
}): Partnership & { readonly accountKey: AccountKey } => ({
  accountKey: row.account_key as AccountKey,
  program: row.program as Partnership['program'],
  tier: row.tier as Partnership['tier'],
  status: row.status as Partnership['status'],
  from: row.from as CalendarDate,
  to: row.to as CalendarDate | null,
});
