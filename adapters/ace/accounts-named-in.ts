import type pg from 'pg';
import { mayHoldSocialSecurityNumber } from '#kernel/identifiers.ts';
import type { RawRow } from './read-rows.ts';

/** The words of a row that may be an account's number, wherever they stand in it. */
function numbersIn({ text }: RawRow): string[] {
  const words = text.toUpperCase().match(/[A-Z0-9-]+/g) ?? [];
  // A Social Security number is never an account's, and goes no further.
  const mayBeNumber = (word: string): boolean =>
    word.length >= 4 && word.length <= 20 && !mayHoldSocialSecurityNumber(word);
  return [...new Set(words.filter(mayBeNumber))];
}

/** The keys of the loaded accounts whose numbers stand anywhere in rows that could not be loaded. */
export async function accountsNamedIn(
  client: pg.PoolClient,
  raws: readonly RawRow[],
): Promise<ReadonlyMap<RawRow, readonly string[]>> {
  const numbersOf = new Map(raws.map((raw) => [raw, numbersIn(raw)]));
  const { rows } = await client.query<{ account_number: string; account_key: string }>(
    'SELECT account_number, account_key FROM accounts.account WHERE account_number = ANY($1::text[])',
    [[...new Set([...numbersOf.values()].flat())]],
  );
  const keyOf = new Map(rows.map((row) => [row.account_number, row.account_key]));
  const known = (numbers: readonly string[]): string[] =>
    numbers.flatMap((number) => keyOf.get(number) ?? []);
  return new Map([...numbersOf].map(([raw, numbers]) => [raw, known(numbers)]));
}
