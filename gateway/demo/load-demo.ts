import { sql, type Insertable } from 'kysely';
import { ConfigError } from '#kernel/config.ts';
import type { Database } from '#postgres/database.ts';
import type { Tables } from '#postgres/tables.ts';
import { demoRows } from './demo-rows.ts';

const rowsPerStatement = 500;

/**
 * Loads the demonstration into an empty database, whole or not at all; says whether it did. Throws ConfigError when the
 * database has accounts that are not made up: a demonstration lets anybody be anybody.
 */
export async function loadDemo(database: Database, asOf: Date): Promise<boolean> {
  const loaded = await database.owner.transaction().execute(async (transaction) => {
    // Two first starts on one server: the second waits here and then finds the accounts of the first.
    await sql`LOCK TABLE accounts.account IN SHARE ROW EXCLUSIVE MODE`.execute(transaction);
    const known = await transaction
      .selectFrom('accounts.account')
      .select('synthetic')
      .orderBy('synthetic')
      .limit(1)
      .executeTakeFirst();
    if (known?.synthetic === false) {
      throw new ConfigError([
        'DATABASE_URL: the database has real accounts; a demonstration runs on made-up ones only',
      ]);
    }
    if (known !== undefined) return false;
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
