const hidden = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g;
const worthReading = /set|temp|advisory|prepare|hold|discard|copy/i;

// All connections share one backend, so whatever outlives a transaction would be seen by the next user of it.
const rules: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /(?:^|;)\s*set\s+(?!local\b|transaction\b|constraints\b)/i,
    'SET outlives its transaction; write SET LOCAL',
  ],
  [/\bset_config\s*\([^()]*,\s*false\s*\)/i, 'set_config(…, false) outlives its transaction; pass true'],
  [
    /\bcreate\s+(?:or\s+replace\s+)?(?:(?:local|global)\s+)?temp(?:orary)?\s/i,
    'temporary tables are refused',
  ],
  [/\binto\s+temp(?:orary)?\s/i, 'temporary tables are refused'],
  [/\bpg_(?:try_)?advisory_lock/i, 'session locks are refused; use pg_advisory_xact_lock'],
  [/(?:^|;)\s*prepare\s+(?!transaction\b)/i, 'named statements are refused'],
  [/\bwith\s+hold\b/i, 'cursors WITH HOLD outlive their transaction'],
  [/(?:^|;)\s*discard\s/i, 'DISCARD would reset every connection'],
];

/** SQL without its strings, quoted names, dollar quotes and comments. */
function bare(sql: string): string {
  return sql.replace(hidden, ' ');
}

/** Why the embedded database refuses this SQL, for the developer who wrote it, or null when it does not. */
export function refusalOf(sql: string): string | null {
  if (!worthReading.test(sql)) return null;
  const words = bare(sql);
  const rule = rules.find(([pattern]) => pattern.test(words));
  return rule ? `the embedded PostgreSQL has one session for all connections: ${rule[1]}` : null;
}

/** Why a prepared statement is refused, or null when it is not. */
export function refusalOfStatement(name: string, sql: string): string | null {
  if (name !== '') return refusalOf('prepare it');
  if (readsRows(sql)) return 'the embedded PostgreSQL takes COPY FROM STDIN as a simple query only';
  return refusalOf(sql);
}

/** Whether the SQL is a COPY whose rows follow it on the connection. */
export function readsRows(sql: string): boolean {
  return worthReading.test(sql) && /\bcopy\b[^;]*\bfrom\s+stdin\b/i.test(bare(sql));
}
