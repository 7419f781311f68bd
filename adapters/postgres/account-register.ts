import { sql, type CompiledQuery, type RawBuilder, type SqlBool } from 'kysely';
import type {
  AccountRegister,
  AccountSelection,
  SubAccountsRequest,
  TradeAccount,
} from '#accounts/domain.ts';
import {
  accountColumns,
  toAccessGrant,
  toPartnership,
  toTradeAccount,
  type AccountRow,
} from './account-rows.ts';
import { ask, dayText, dayTextOrNull, grouped } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';
import { matches, startsWith } from './search.ts';

const inOrder = sql`account.name COLLATE "C", account.account_number COLLATE "C"`;

/** Trade accounts over the schema `accounts`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createAccountRegister(database: Database): AccountRegister {
  const askAce = <R>(question: string, statement: CompiledQuery<R>): Promise<R[]> =>
    ask(database, 'ACE_UNAVAILABLE', question, statement);

  const readAccounts = async (
    question: string,
    condition: RawBuilder<unknown>,
    from = sql`accounts.account`,
  ): Promise<TradeAccount[]> => {
    const statement = sql<AccountRow>`SELECT ${accountColumns} FROM ${from} AS account ${condition}`;
    return (await askAce(question, statement.compile(tables))).map(toTradeAccount);
  };

  return {
    async accountsByKey(accountKeys) {
      const accounts = await readAccounts('accounts by key', sql`WHERE account_key = ANY(${accountKeys})`);
      return new Map(accounts.map((account) => [account.accountKey, account]));
    },
    async accountsByNumber(numbers) {
      const accounts = await readAccounts('accounts by number', sql`WHERE account_number = ANY(${numbers})`);
      return new Map(accounts.map((account) => [account.accountNumber, account]));
    },
    async partnershipsOf(accountKeys) {
      const rows = await askAce(
        'partnership history',
        tables
          .selectFrom('accounts.partnership')
          .select(['account_key', 'program', 'tier', 'status'])
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .where('account_key', '=', (expression) => expression.fn.any(expression.val(accountKeys)))
          .orderBy('valid_from', 'desc')
          .orderBy('partnership_id', 'desc')
          .compile(),
      );
      return grouped(rows.map(toPartnership), ({ accountKey }) => accountKey);
    },
    async accessGrantsOf(accountKeys) {
      // An attorney has a grant for each case; of the account they are one right.
      const rows = await askAce(
        'rights to act for accounts',
        tables
          .selectFrom('authority.access_grant')
          .distinct()
          .select(['account_key', 'capacity'])
          .select(({ fn }) => fn.coalesce('holder_name', 'subject').as('holder'))
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .where('account_key', '=', (expression) => expression.fn.any(expression.val(accountKeys)))
          .orderBy('from', 'desc')
          .orderBy('capacity')
          .orderBy('holder')
          .compile(),
      );
      return grouped(rows.map(toAccessGrant), ({ accountKey }) => accountKey);
    },
    listAccounts(selection, { read, after }) {
      const [name = '', number = ''] = after ?? [];
      const follows = after === null ? sql`true` : sql`(${inOrder}) > (${name}, ${number})`;
      const condition = sql`WHERE ${selected(selection)} AND ${follows}`;
      const ordered = sql`ORDER BY ${inOrder} LIMIT ${read}`;
      if (selection.search === undefined)
        return readAccounts('a list of accounts', sql`${condition} ${ordered}`);
      // What is found comes first and its order after: PostgreSQL would walk all accounts in order for a few of them.
      const found = sql`(SELECT * FROM accounts.account AS account ${condition} OFFSET 0)`;
      return readAccounts('a search among accounts', ordered, found);
    },
    async countAccounts(selection) {
      const statement = sql<{ count: bigint }>`
        SELECT count(*) AS count FROM accounts.account AS account WHERE ${selected(selection)}`;
      const rows = await askAce('how many accounts there are', statement.compile(tables));
      return Number(rows[0]?.count);
    },
    async subAccountsOf(requests) {
      const answers = new Map<SubAccountsRequest, readonly TradeAccount[]>();
      // Requests of one field of a document want the same page, so that this is one statement for all of them.
      for (const alike of grouped(requests, ({ read, after }) => JSON.stringify([read, after])).values()) {
        const [{ read, after } = { read: 0, after: null }] = alike;
        const [name = '', number = ''] = after ?? [];
        const follows = after === null ? sql`true` : sql`(${inOrder}) > (${name}, ${number})`;
        const accountKeys = alike.flatMap((request) => request.accountKeys);
        const topAccountKeys = alike.map((request) => request.topAccountKey);
        const placed = sql`(
          SELECT *, row_number() OVER (PARTITION BY top_account_key ORDER BY ${inOrder}) AS place
          FROM accounts.account AS account
          WHERE top_account_key = ANY(${topAccountKeys}) AND account_key = ANY(${accountKeys}) AND ${follows})`;
        const condition = sql`WHERE place <= ${read} ORDER BY ${inOrder}`;
        const accounts = await readAccounts('sub-accounts', condition, placed);
        const byTop = grouped(accounts, ({ topAccountKey }) => topAccountKey);
        for (const request of alike) answers.set(request, byTop.get(request.topAccountKey) ?? []);
      }
      return answers;
    },
  };
}

/** The condition under which an account belongs to a selection. */
function selected(selection: AccountSelection): RawBuilder<SqlBool> {
  const within = isAmong(selection);
  const { search } = selection;
  if (search === undefined) return within;
  const { words, beginning, accountKey } = search;
  return sql<SqlBool>`${within} AND (
    ${matches(sql.ref('account.name_words'), words)}
    OR ${startsWith('account.account_number', beginning)}
    OR ${startsWith('account.importer_number_shown', beginning)}
    OR account.account_key = ${accountKey})`;
}

function isAmong(selection: AccountSelection): RawBuilder<SqlBool> {
  if ('accountKeys' in selection) return sql<SqlBool>`account.account_key = ANY(${selection.accountKeys})`;
  if (!('duties' in selection)) return sql<SqlBool>`true`;
  const duties = selection.duties.map(({ duty }) => duty);
  const assignees = selection.duties.map(({ assignee }) => assignee);
  return sql<SqlBool>`EXISTS (
    SELECT FROM authority.assignment
    JOIN unnest(${duties}::text[], ${assignees}::text[]) AS wanted (duty, assignee) USING (duty, assignee)
    WHERE assignment.account_key = account.account_key
      AND ${selection.on}::date BETWEEN valid_from AND coalesce(valid_to, 'infinity'))`;
}
