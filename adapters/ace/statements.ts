import type { ColumnType, Target } from './targets.ts';
import { withReach } from './tenure.ts';

const typed: Readonly<Record<ColumnType, (name: string) => string>> = {
  text: (name) => name,
  words: (name) => `coalesce(string_to_array(nullif(${name}, ''), ';'), '{}')`,
  boolean: (name) => `${name}::boolean`,
  integer: (name) => `${name}::integer`,
  bigint: (name) => `${name}::bigint`,
  date: (name) => `${name}::date`,
  timestamptz: (name) => `${name}::timestamptz`,
};

const asText: Readonly<Record<ColumnType, (name: string) => string>> = {
  ...typed,
  words: (name) => `array_to_string(${name}, ';')`,
  boolean: (name) => `${name}::text`,
  integer: (name) => `${name}::text`,
  bigint: (name) => `${name}::text`,
  date: (name) => `${name}::text`,
  timestamptz: (name) => `${name}::text`,
};

/** Columns of a key that may be null; the unique index takes blank for none. */
const nullable = new Set(['surety_code', 'case_number']);

const keyExpression = (name: string): string => (nullable.has(name) ? `coalesce(${name}, '')` : name);

/** A list of arrays, one a column, as rows with the given name, and with their places if these have a name. */
function rowsOf(names: readonly string[], row: string, place?: string): string {
  const arrays = names.map((_, index) => `$${index + 1}::text[]`);
  const [ordinality, columns] = place === undefined ? ['', names] : ['WITH ORDINALITY', [...names, place]];
  return `unnest(${arrays.join(', ')}) ${ordinality} AS ${row}(${columns.join(', ')})`;
}

/** Writes rows: one array a column, then the extract. A row that stands under the same key is written over. */
export function writeStatement({ table, columns, key, reaches }: Target): string {
  const names = Object.keys(columns);
  const values = Object.entries(columns).map(([name, type]) => typed[type](`r.${name}`));
  const bounds = reaches ? ['sees_from', 'sees_to'] : [];
  const changed = [...names.filter((name) => !key.includes(name)), 'extract_id', ...bounds];
  return `${reaches ? withReachOfRows(names) : ''}
    INSERT INTO ${table} (${[...names, 'extract_id', ...bounds].join(', ')})
    SELECT ${[...values, `$${names.length + 1}::bigint`, ...bounds].join(', ')}
      FROM ${reaches ? rowsWithReach(names) : rowsOf(names, 'r')}
    ON CONFLICT (${key.map(keyExpression).join(', ')})
    DO UPDATE SET ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

function withReachOfRows(names: readonly string[]): string {
  const arrays = ['account_key', 'valid_from'].map((name) => `$${names.indexOf(name) + 1}::text[]`);
  const rights = `SELECT DISTINCT account_key, valid_from::date
    FROM unnest(${arrays.join(', ')}) AS w(account_key, valid_from)`;
  return withReach(arrays[0] ?? '', rights);
}

/** Rows in the order of their arrays, which a join alone would not keep. */
const rowsWithReach = (names: readonly string[]): string =>
  `${rowsOf(names, 'r', 'place')}
   LEFT JOIN reach ON reach.account_key = r.account_key AND reach.valid_from = r.valid_from::date
  ORDER BY r.place`;

/** Deletes rows by their keys: one array a column of the key. */
export function deleteStatement({ table, columns, key }: Target): string {
  const same = key.map((name) => {
    const value = typed[columns[name] ?? 'text'](`k.${name}`);
    return nullable.has(name) ? `coalesce(t.${name}, '') = coalesce(${value}, '')` : `t.${name} = ${value}`;
  });
  return `DELETE FROM ${table} t USING ${rowsOf(key, 'k')} WHERE ${same.join(' AND ')}`;
}

/** Rows by an array of what they are looked up by, those of one extract or, when the third is true, all. */
export function standingStatement({ table, columns, lookup }: Target): string {
  const values = Object.entries(columns).map(([name, type]) => `${asText[type](name)} AS ${name}`);
  return `SELECT ${values.join(', ')}, coalesce(extract_id = $2::bigint, false) AS mine FROM ${table}
    WHERE ${lookup} = ANY($1::text[]) AND ($3::boolean OR extract_id = $2::bigint)`;
}

/** The rows that a FULL extract lacks, so far as it can be told. */
const absentRows = `extract_id IS DISTINCT FROM $1::bigint AND account_key NOT IN (
  SELECT unnest(q.account_keys) FROM accounts.quarantine q WHERE q.extract_id = $1::bigint AND q.about = 'UNREAD')`;

/** Counts what a FULL extract would end or delete: the extract, and the last day of what ends. */
export const countAbsentStatement = ({ table, absent }: Target): string =>
  `SELECT count(*) FROM ${table} WHERE ${absentRows} AND ${
    absent === 'ends' ? "coalesce(valid_to, 'infinity') > $2::date" : '$2::date IS NOT NULL'
  }`;

/**
 * Ends or deletes what a FULL extract no longer has: the extract, how many at a time, and the last day of what ends.
 * Each answers what it has ended or deleted, and is repeated until there is none. Accounts that a row names whose key could
 * not be read are passed over, because it may be about any of their rows.
 */
export function sweepStatements({ table, absent }: Target): readonly string[] {
  const stale = (condition: string): string => `t.ctid = ANY(ARRAY(
    SELECT ctid FROM ${table} WHERE ${absentRows} AND ${condition} LIMIT $2::integer))
    RETURNING to_jsonb(t) AS row`;
  switch (absent) {
    case 'stays':
      return [];
    case 'goes':
      return [`DELETE FROM ${table} t WHERE ${stale('$3::date IS NOT NULL')}`];
    case 'ends':
      return [
        `DELETE FROM ${table} t WHERE ${stale('valid_from > $3::date')}`,
        `UPDATE ${table} t SET valid_to = $3::date WHERE ${stale("coalesce(valid_to, 'infinity') > $3::date")}`,
      ];
  }
}
