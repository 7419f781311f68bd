import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * Whether every word stands in a text, by its beginning. The expression over the column is the one that migrations index:
 * marks become blanks first, because PostgreSQL reads `a/b`, `a.com` or `a-b` as words of their own kind.
 */
export const matches = (column: string, words: readonly string[]): RawBuilder<SqlBool> => {
  if (words.length === 0) return sql<SqlBool>`false`;
  const query = words.map((word) => `'${word}':*`).join(' & ');
  const marks = sql.lit(".,-/&@:_+'()");
  const text = sql`translate(${sql.ref(column)}, ${marks}, ${sql.lit(' '.repeat(12))})`;
  return sql<SqlBool>`to_tsvector('simple', ${text}) @@ to_tsquery('simple', ${query})`;
};

/** Whether a text begins so; nothing begins with nothing. */
export const startsWith = (column: string, beginning: string): RawBuilder<SqlBool> =>
  beginning === ''
    ? sql<SqlBool>`false`
    : sql<SqlBool>`${sql.ref(column)} LIKE ${`${beginning.replaceAll(/[\\%_]/g, '\\$&')}%`}`;
