// What surrounds the work of a transaction, and costs no table anything.
const around =
  /^(?:(?:begin; )?set local \S.*|begin|commit|rollback|select (?:where concat\()?set_config\(.*, true\)(?:\) = '')?)$/i;
const table = /\b(?:from|join|into|update)\s+"?(\w+)"?\."?(\w+)"?/gi;

/** Counts, of the statements of one question, how many touched each table, and lists those that touched none. */
export function tablesTouched(statements: readonly string[]): {
  readonly counts: Readonly<Record<string, number>>;
  readonly others: readonly string[];
} {
  const counts: Record<string, number> = {};
  const others: string[] = [];
  for (const statement of statements) {
    const text = statement.replace(/\s+/g, ' ').trim();
    if (around.test(text)) continue;
    // A join counts once for each of its tables, as does a table that is named twice in one statement.
    const names = new Set(
      [...text.matchAll(table)].map(([, schema, name]) => `${schema ?? ''}.${name ?? ''}`),
    );
    if (names.size === 0) others.push(text);
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  }
  return { counts, others };
}
