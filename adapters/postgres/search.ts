import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * The words of a text. Marks become blanks first, because PostgreSQL reads `a/b`, `a.com` and `a-b` as words of their own
 * kind; migration 0006 keeps the same of account names.
 */
export const wordsOf = (column: string): RawBuilder<string> =>
  sql<string>`to_tsvector('simple', translate(${sql.ref(column)}, ${".,-/&@:_+'()"}, ${' '.repeat(12)}))`;

/** Whether every one of some words stands among others, by its beginning; words are letters and digits alone. */
export const matches = (among: RawBuilder<unknown>, words: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${among} @@ to_tsquery('simple', ${words.map((word) => `'${word}':*`).join(' & ')})`;

/** Whether a text begins so. */
export const startsWith = (column: string, beginning: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} LIKE ${`${beginning.replaceAll(/[\\%_]/g, '\\$&')}%`}`;
