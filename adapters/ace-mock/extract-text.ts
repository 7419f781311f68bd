import type { BadRow } from './bad-rows.ts';
import type { Layout, Row } from './layouts.ts';

/** Whether an extract says everything, or what has changed since the last one. */
export type Scope = 'FULL' | 'DELTA';

/** What an extract says, and what is planted in it. */
export interface ExtractParts {
  readonly layout: Layout;
  readonly scope: Scope;
  readonly asOf: string;
  readonly rows: Iterable<Row>;
  readonly badRows: readonly BadRow[];
  /** Is told the line of the file on which a bad row begins. */
  readonly onPlanted: (bad: BadRow, line: number) => void;
}

// ACE Reports writes pages: the header comes again on each, after a blank line.
const rowsOfAPage = 10_000;
const lineEnd = '\r\n';

/** The bytes of an extract as ACE Reports exports it, piece by piece, about as many at a time as a disk likes. */
export function* extractBytes(parts: ExtractParts): Generator<Buffer> {
  let text = '';
  const encoding = parts.layout.encoding === undefined ? 'utf8' : 'latin1';
  for (const piece of pieces(parts)) {
    if (typeof piece === 'string') text += piece;
    if (text.length < 65_536 && typeof piece === 'string') continue;
    yield Buffer.from(text, encoding);
    text = '';
    if (typeof piece !== 'string') yield piece;
  }
  yield Buffer.from(text, encoding);
}

function* pieces({
  layout,
  scope,
  asOf,
  rows,
  badRows,
  onPlanted,
}: ExtractParts): Generator<string | Buffer> {
  const columns = scope === 'DELTA' ? ['Action', ...layout.header] : layout.header;
  const header = rowText(columns);
  const opening = preamble(layout, scope, asOf) + lineEnd + header;
  yield opening;
  let line = 1 + linesIn(opening);
  const planted = [...badRows];
  function* plant(bad: BadRow): Generator<string | Buffer> {
    onPlanted(bad, line);
    if (Buffer.isBuffer(bad.row)) yield* [bad.row, lineEnd];
    else yield rowText(bad.row);
    line += 1;
  }
  let count = 0;
  for (const row of rows) {
    const page = count > 0 && count % rowsOfAPage === 0 ? lineEnd + header : '';
    const text = page + rowText(row);
    yield text;
    line += linesIn(text);
    count += 1;
    // Bad rows stand among good ones, the last of them at the end.
    if (count % 3 === 0 && planted.length > 1) yield* plant(planted.shift() as BadRow);
  }
  for (const bad of planted) yield* plant(bad);
}

const preamble = ({ title, encoding }: Layout, scope: Scope, asOf: string): string =>
  [
    ['Report', title],
    ['Extract', scope],
    ['As Of', asOf],
    ...(encoding === undefined ? [] : [['Encoding', encoding]]),
    ['Data', 'SYNTHETIC'],
  ]
    .map(rowText)
    .join('');

const rowText = (cells: Row): string => cells.map(cellText).join(',') + lineEnd;

const cellText = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const linesIn = (text: string): number => text.split('\n').length - 1;
