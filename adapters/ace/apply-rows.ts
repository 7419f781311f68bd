import type { ExtractHead } from './open-extract.ts';
import type { ReadRow, RejectedRow } from './read-row.ts';
import type { RawRow } from './read-rows.ts';
import type { Target } from './targets.ts';
import type { Columns } from './to-columns.ts';

/** A row as its table has it. */
export interface StandingRow {
  readonly columns: Columns;
  /** Whether the extract at hand gave it or confirmed it. */
  readonly mine: boolean;
}

/** A row of an extract beside what it is in its table. */
export interface PlacedRow {
  readonly row: ReadRow;
  readonly columns: Columns;
}

/** What a batch does to its table. */
export interface Changes {
  readonly written: readonly Columns[];
  readonly deleted: readonly Columns[];
  readonly rejected: readonly RejectedRow[];
  /** Rows that are not loaded, under whose key one stands, which stays. */
  readonly kept: ReadonlySet<RawRow>;
  /** What is not loaded and has nothing that stands under its key, as far as it could be read. */
  readonly unloaded: readonly Columns[];
}

/** Said of a second row under a key of which the first, with other facts, counts. */
const CONTRADICTS = 'an earlier row of this extract says something else of the same thing';

/**
 * Plays the rows of a batch, in their order, on the rows that stand: what a FULL extract says twice must be the same,
 * periods may not overlap, and a DELTA deletes only what is there. Whatever stands under the key of a row that cannot be
 * loaded stays: that the row is unreadable is no reason to think that it has ended.
 */
export function applyRows(
  target: Target,
  { scope }: Pick<ExtractHead, 'scope'>,
  lastDay: string,
  standing: readonly StandingRow[],
  placed: readonly PlacedRow[],
): Changes {
  const known = new Map(standing.map((row) => [keyOf(target, row.columns), row]));
  const groups = new Map<string, Set<string>>();
  const written = new Map<string, Columns>();
  const deleted = new Map<string, Columns>();
  const rejected: RejectedRow[] = [];
  const kept = new Set<RawRow>();
  const unloaded: Columns[] = [];

  const put = (key: string, columns: Columns): void => {
    known.set(key, { columns, mine: true });
    groupOf(columns)?.add(key);
    written.set(key, columns);
    deleted.delete(key);
  };
  const remove = (key: string, columns: Columns): void => {
    known.delete(key);
    groupOf(columns)?.delete(key);
    written.delete(key);
    deleted.set(key, columns);
  };
  function groupOf(columns: Columns): Set<string> | null {
    if (!target.onePeriodAtATime) return null;
    const name = textOf(target.onePeriodAtATime, columns);
    const group = groups.get(name) ?? new Set();
    groups.set(name, group);
    return group;
  }
  function overlapped(key: string, columns: Columns): Columns | undefined {
    const others = [...(groupOf(columns) ?? [])].filter((other) => other !== key);
    return others
      .map((other) => known.get(other))
      .find((other) => other && (scope === 'DELTA' || other.mine) && overlap(other.columns, columns))
      ?.columns;
  }
  /** Keeps what stands under a key, as confirmed, from being swept; an end that the row says is believed. */
  function keep(key: string, raw: RawRow, columns: Columns): void {
    const before = known.get(key);
    if (!before) return void unloaded.push(columns);
    kept.add(raw);
    if (scope === 'FULL' && !before.mine) put(key, endedBy(before.columns, ends(columns)));
  }
  for (const [key, { columns }] of known) groupOf(columns)?.add(key);

  for (const { row, columns } of placed) {
    const key = keyOf(target, columns);
    const before = known.get(key);
    if (row.action === 'KEEP') {
      keep(key, row.raw, columns);
    } else if (row.action === 'D') {
      if (!before) rejected.push({ raw: row.raw, reason: 'nothing is loaded that this row could delete' });
      else if (target.absent !== 'ends') remove(key, before.columns);
      else if (begins(before.columns) > lastDay) remove(key, before.columns);
      else if (!ends(before.columns) || (ends(before.columns) ?? '') > lastDay)
        put(key, { ...before.columns, valid_to: lastDay });
    } else if (before?.mine && row.action !== 'C') {
      if (sameFacts(before.columns, columns)) continue;
      rejected.push({ raw: row.raw, reason: CONTRADICTS });
      kept.add(row.raw);
    } else {
      const other = overlapped(key, columns);
      if (other) {
        const reason = `its period overlaps the one that begins on ${begins(other)}`;
        rejected.push({ raw: row.raw, reason });
        keep(key, row.raw, columns);
      } else put(key, columns);
    }
  }
  return { written: [...written.values()], deleted: [...deleted.values()], rejected, kept, unloaded };
}

const begins = (columns: Columns): string => columns['valid_from'] ?? '';
const ends = (columns: Columns): string | null => columns['valid_to'] ?? null;

/** What stands with an earlier end, where there is one. */
const endedBy = (columns: Columns, end: string | null): Columns =>
  end !== null && end >= begins(columns) && end < (ends(columns) ?? '9999-12-31')
    ? { ...columns, valid_to: end }
    : columns;

const overlap = (one: Columns, other: Columns): boolean =>
  begins(one) <= (ends(other) ?? '9999-12-31') && begins(other) <= (ends(one) ?? '9999-12-31');

const textOf = (names: readonly string[], columns: Columns): string =>
  names.map((name) => columns[name] ?? '').join('\u0000');

const keyOf = (target: Target, columns: Columns): string => textOf(target.key, columns);

/** Whether two rows say the same; when they were confirmed is not a fact of theirs. */
const sameFacts = (one: Columns, other: Columns): boolean =>
  Object.keys(other).every(
    (name) => name === 'as_of' || name === 'synthetic' || (one[name] ?? null) === (other[name] ?? null),
  );
