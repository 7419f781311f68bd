import { CsvError, parse } from 'csv-parse/sync';
import type { FramedRecord } from './records.ts';

/** The cells of each record, trimmed; null for one that is not CSV. */
export function toCells(records: readonly FramedRecord[]): (readonly string[] | null)[] {
  const sound = records.filter(({ fault }) => fault === null);
  const parsed = parseAll(sound);
  let next = 0;
  return records.map(({ fault }) => (fault === null ? (parsed[next++] ?? null) : null));
}

function parseAll(records: readonly FramedRecord[]): (readonly string[] | null)[] {
  const together = parseText(records.map(({ text }) => text).join('\n'));
  if (together?.length === records.length) return together;
  return records.map(({ text }) => {
    const alone = parseText(text);
    return alone?.length === 1 ? (alone[0] ?? null) : null;
  });
}

function parseText(text: string): string[][] | null {
  try {
    return parse(text, { relax_column_count: true, record_delimiter: '\n', trim: true });
  } catch (problem) {
    // It tells the row, which is not for a log; that it is not CSV is all that is passed on.
    if (problem instanceof CsvError) return null;
    throw problem;
  }
}
