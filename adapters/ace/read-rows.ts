import { toCells } from './cells.ts';
import { labelOf, type ExtractHead } from './open-extract.ts';
import { readRecords, type FramedRecord } from './records.ts';

/** One row of an extract: its cells under the header, or why it has none. */
export interface RawRow {
  readonly line: number;
  readonly text: string;
  readonly cells: readonly string[];
  readonly fault: string | null;
  /** How far the file has been read, in bytes. */
  readonly offset: number;
}

/** The rows of an extract in the order of the file, a block at a time; blank lines and repeated headers are none. */
export async function* readRows(head: ExtractHead): AsyncGenerator<RawRow[]> {
  for await (const block of readRecords(head.path, head.encoding)) {
    const records = block.filter(({ line }) => line > head.headerLine);
    const cells = toCells(records);
    yield records.flatMap((record, place) => toRow(head, record, cells[place] ?? null));
  }
}

function toRow(head: ExtractHead, record: FramedRecord, cells: readonly string[] | null): RawRow[] {
  const { line, text, offset } = record;
  const row = { line, text, offset, cells: cells ?? [] };
  if (cells === null) return [{ ...row, fault: record.fault ?? 'the row cannot be read as CSV' }];
  if (isNoRow(head, cells)) return [];
  const width = head.header.length;
  const tooMany = cells.slice(width).some((cell) => cell !== '');
  const fault =
    cells.length < width || tooMany
      ? `the row has ${cells.length} cells where the header has ${width}`
      : null;
  return [{ ...row, fault }];
}

function isNoRow({ header, preamble }: ExtractHead, cells: readonly string[]): boolean {
  if (cells[0] === header[0] && header.every((name, place) => cells[place] === name)) return true;
  if (cells[0] !== '' && cells[2] !== undefined && cells[2] !== '') return false;
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return true;
  const label = filled.length <= 2 ? labelOf(filled[0] ?? '') : null;
  return label !== null && preamble.get(label) === (filled[1] ?? '');
}
