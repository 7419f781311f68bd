import type { Bond, BondRegister } from '#accounts/domain.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { AccountKey } from '#kernel/identifiers.ts';
import { toSource } from './account-rows.ts';
import { ask, dayText, dayTextOrNull, grouped } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';

/** Bonds over the schema `accounts`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createBondRegister(database: Database): BondRegister {
  const bondsWith = async (
    column: 'bond_number' | 'account_key',
    keys: readonly string[],
  ): Promise<Bond[]> => {
    const rows = await ask(
      database,
      'ACE_UNAVAILABLE',
      'bonds',
      tables
        .selectFrom('accounts.bond')
        .select(['bond_number', 'account_key', 'kind', 'activity_code', 'amount_cents', 'surety_code'])
        .select(['surety_name', 'as_of', 'synthetic'])
        .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
        .where(column, '=', (expression) => expression.fn.any(expression.val(keys)))
        .orderBy('valid_from', 'desc')
        .orderBy('bond_number')
        .compile(),
    );
    return rows.map(toBond);
  };
  return {
    async bondsByNumber(bondNumbers) {
      const bonds = await bondsWith('bond_number', bondNumbers);
      return new Map(bonds.map((bond) => [bond.bondNumber, bond]));
    },
    bondsOf: async (accountKeys) =>
      grouped(await bondsWith('account_key', accountKeys), ({ accountKey }) => accountKey),
  };
}

const toBond = (row: {
  bond_number: string;
  account_key: string;
  kind: string;
  activity_code: string;
  amount_cents: bigint;
  surety_code: string;
  surety_name: string | null;
  from: string;
  to: string | null;
  as_of: Date;
  synthetic: boolean;
}): Bond => ({
  bondNumber: row.bond_number,
  accountKey: row.account_key as AccountKey,
  kind: row.kind as Bond['kind'],
  activityCode: row.activity_code,
  amount: row.amount_cents,
  suretyCode: row.surety_code,
  suretyName: row.surety_name,
  from: row.from as CalendarDate,
  to: row.to as CalendarDate | null,
  source: toSource(row),
});
