import { sql, type Insertable } from 'kysely';
import type { Database } from '#postgres/database.ts';
import type { Tables } from '#postgres/tables.ts';
import { demoRows } from './demo-rows.ts';

const rowsPerStatement = 500;

/** Loads the demonstration into an empty database, whole or not at all; says whether it did. */
export async function loadDemo(database: Database, asOf: Date): Promise<boolean> {
  const loaded = await database.owner.transaction().execute(async (transaction) => {
    // Two first starts on one server: the second waits here and then finds the accounts of the first.
    await sql`LOCK TABLE accounts.account IN SHARE ROW EXCLUSIVE MODE`.execute(transaction);
    const known = await transaction.selectFrom('accounts.account').select('account_key').limit(1).execute();
    if (known.length > 0) return false;
    for (const [table, rows] of Object.entries(demoRows(asOf))) {
      for (let start = 0; start < rows.length; start += rowsPerStatement) {
        const values = rows.slice(start, start + rowsPerStatement) as Insertable<Tables[keyof Tables]>[];
        await transaction
          .insertInto(table as keyof Tables)
          .values(values)
          .execute();
      }
    }
    return true;
  });
  if (loaded) await database.settle();
  return loaded;
}
