import type { CalendarDate } from '#kernel/calendar.ts';
import { BadRow } from './bad-row.ts';
import {
  actionHeader,
  actions,
  extractKinds,
  type Action,
  type Column,
  type ColumnOf,
  type ExtractKind,
  type ExtractKindName,
} from './extract-kinds.ts';
import type { ExtractHead } from './open-extract.ts';
import { readCell } from './read-cell.ts';
import type { RawRow } from './read-rows.ts';
import { checkRow } from './row-rules.ts';

/** The values of one row by the keys of its columns, as the database takes them; null where the cell is blank. */
export type Values<K extends ExtractKindName = ExtractKindName> = Readonly<
  Record<ColumnOf<K>, string | null>
>;

/** One row that could be read. */
export interface ReadRow {
  readonly raw: RawRow;
  /** What it does; `KEEP` when it could not be loaded but says which row it is about, so that this one is not swept. */
  readonly action: Action | 'KEEP';
  readonly values: Readonly<Record<string, string | null>>;
}

/** One row that could not be read or loaded, and why. */
export interface RejectedRow {
  readonly raw: RawRow;
  readonly reason: string;
  /** Whether not even the key of the row that it is about could be read. */
  readonly unread?: boolean;
}

/** Reads the rows of one extract. */
export interface RowReader {
  /** A reason comes with the row that is only to be kept, if that much could be read. */
  read(raw: RawRow): { readonly row: ReadRow | null; readonly reason: string | null };
}

/** A reader for the rows of an extract. */
export function createRowReader(head: ExtractHead, asOfDay: CalendarDate): RowReader {
  const kind: ExtractKind = extractKinds[head.kind];
  const placed = Object.entries(kind.columns).map(([key, column]) => ({
    key,
    column,
    place: head.header.indexOf(column.header),
  }));
  const identity = placed.filter(({ key }) => kind.identifiedBy.includes(key));
  const ends = placed.filter(({ key }) => key === 'to');
  const actionPlace = head.header.indexOf(actionHeader);

  function identify(raw: RawRow): Record<string, string | null> {
    const blank = Object.fromEntries(placed.map(({ key }) => [key, null]));
    return { ...blank, ...readCells(identity, raw.cells) };
  }

  return {
    read(raw) {
      if (raw.fault !== null) return { row: null, reason: raw.fault };
      try {
        const action = head.scope === 'FULL' ? 'A' : readAction(raw.cells[actionPlace] ?? '');
        if (action === 'D') return { row: { raw, action, values: identify(raw) }, reason: null };
        const values = readCells(placed, raw.cells);
        checkRow(head.kind, values, asOfDay);
        return { row: { raw, action, values }, reason: null };
      } catch (problem) {
        if (!(problem instanceof BadRow)) throw problem;
        return { row: keptRow(raw), reason: problem.message };
      }
    },
  };

  function keptRow(raw: RawRow): ReadRow | null {
    try {
      return { raw, action: 'KEEP', values: { ...identify(raw), ...readEnd(raw) } };
    } catch (problem) {
      if (problem instanceof BadRow) return null;
      throw problem;
    }
  }

  /** The last day of a period, where it can be read: it is believed even of a row that is not. */
  function readEnd(raw: RawRow): Record<string, string | null> {
    try {
      return readCells(ends, raw.cells);
    } catch (problem) {
      if (problem instanceof BadRow) return {};
      throw problem;
    }
  }
}

interface PlacedColumn {
  readonly key: string;
  readonly column: Column;
  readonly place: number;
}

/** Reads cells; throws one BadRow with the faults of them all. */
function readCells(placed: readonly PlacedColumn[], cells: readonly string[]): Record<string, string | null> {
  const values: Record<string, string | null> = {};
  const faults: string[] = [];
  for (const { key, column, place } of placed) {
    try {
      values[key] = readCell(column, cells[place] ?? '');
    } catch (problem) {
      if (!(problem instanceof BadRow)) throw problem;
      faults.push(problem.message);
    }
  }
  if (faults.length > 0) throw new BadRow(faults.join('; '));
  return values;
}

function readAction(cell: string): Action {
  const action = actions.find((one) => one === cell.toUpperCase());
  if (action) return action;
  throw new BadRow(`${actionHeader}: expected A (add), C (change) or D (delete)`);
}
