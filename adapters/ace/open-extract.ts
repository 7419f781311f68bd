import { createHash } from 'node:crypto';
import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { readMoment, type Moment } from '#kernel/calendar.ts';
import { Failure } from '#kernel/failure.ts';
import { FileRefused } from './bad-row.ts';
import { toCells } from './cells.ts';
import {
  actionHeader,
  extractKinds,
  preambleLabels,
  type ExtractKind,
  type ExtractKindName,
} from './extract-kinds.ts';
import { readRecords, type Encoding } from './records.ts';

/** What an extract says of itself before its first row. */
export interface ExtractHead {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly kind: ExtractKindName;
  readonly scope: 'FULL' | 'DELTA';
  readonly asOf: Moment;
  readonly encoding: Encoding;
  readonly synthetic: boolean;
  /** How many lines follow the header: no fewer than rows, for a row may have several. */
  readonly lines: number;
  /** The cells of the header as they stand, by which a repeated header is known. */
  readonly header: readonly string[];
  /** The line of the header. */
  readonly headerLine: number;
  /** The cells of the preamble's lines, which may be repeated too. */
  readonly preamble: ReadonlyMap<string, string>;
}

const encodings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  // Whoever writes ISO-8859-1 means windows-1252, which has the same letters, and marks where the other has controls.
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** Reads what an extract says of itself; throws FileRefused when it is not one that can be loaded. */
export async function openExtract(path: string): Promise<ExtractHead> {
  const beginning = await readBeginning(path);
  const declared = declaredEncoding(beginning);
  const { sha256, bytes, lines, foreignLines, unicodeLines } = await survey(path);
  if (declared === 'utf-8' && foreignLines >= 3 && unicodeLines === 0) {
    throw new FileRefused(
      'the file is not UTF-8; when it is ISO-8859-1 or windows-1252, its line Encoding must say so',
    );
  }
  const { preamble, header, headerLine } = await readHead(path, declared);
  const kind = kindOf(preamble);
  const scope = scopeOf(preamble);
  checkHeader(extractKinds[kind], scope, header);
  return {
    path,
    fileName: basename(path),
    bytes,
    sha256,
    kind,
    scope,
    asOf: asOfOf(preamble),
    encoding: declared,
    synthetic: preamble.get(preambleLabels.data)?.toUpperCase() === 'SYNTHETIC',
    lines: lines - headerLine,
    header,
    headerLine,
    preamble,
  };
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16 * 1024) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function declaredEncoding(beginning: Buffer): Encoding {
  if (beginning.length === 0) throw new FileRefused('the file is empty');
  if (beginning.includes(0) || /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(beginning.toString('latin1', 0, 2))) {
    throw new FileRefused(
      'the file is not text in UTF-8, ISO-8859-1 or windows-1252; it may be UTF-16 or a workbook',
    );
  }
  const line = new RegExp(`^"?${preambleLabels.encoding}"?,\\s*"?([^",\\r\\n]*)"?`, 'mi');
  const name = line.exec(beginning.toString('latin1'))?.[1]?.trim() ?? 'utf-8';
  const encoding = encodings[name.toLowerCase()];
  if (!encoding) {
    throw new FileRefused('its line Encoding names none of UTF-8, ISO-8859-1 and windows-1252');
  }
  if (encoding !== 'utf-8' && beginning.toString('latin1', 0, 3) === '\u00ef\u00bb\u00bf') {
    throw new FileRefused('it begins as UTF-8 does, but its line Encoding says otherwise');
  }
  return encoding;
}

/** Reads the file once from end to end, for its fingerprint and to see whether it is what it says. */
async function survey(path: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  let foreignLines = 0;
  let unicodeLines = 0;
  let unread: Buffer = Buffer.alloc(0);
  const look = (block: Buffer): void => {
    if (isAscii(block)) return;
    for (const line of isUtf8(block) ? [block] : block.toString('latin1').split('\n').map(toBytes)) {
      if (!isUtf8(line)) foreignLines += 1;
      else if (!isAscii(line)) unicodeLines += 1;
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    lines += countOf(0x0a, chunk);
    const block = Buffer.concat([unread, chunk]);
    // A line without an end is not kept: it is too long for a row anyway.
    const end = block.lastIndexOf(0x0a) + 1 || (block.length > 512 * 1024 ? block.length : 0);
    look(block.subarray(0, end));
    unread = Buffer.from(block.subarray(end));
  }
  look(unread);
  // The last line may lack its end.
  if (unread.length > 0) lines += 1;
  return { sha256: hash.digest('hex'), bytes, lines, foreignLines, unicodeLines };
}

function countOf(byte: number, bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) count += 1;
  return count;
}

const toBytes = (line: string): Buffer => Buffer.from(line, 'latin1');

async function readHead(path: string, encoding: Encoding) {
  const preamble = new Map<string, string>();
  for await (const records of readRecords(path, encoding)) {
    for (const record of records) {
      const [cells] = toCells([{ ...record, text: record.text.replace(/^\ufeff/, '') }]);
      if (!cells || record.fault !== null) {
        throw new FileRefused(`line ${record.line}, before the first row, cannot be read`);
      }
      const filled = cells.filter((cell) => cell !== '');
      if (filled.length === 0) continue;
      if (filled.some((cell) => columnHeaders.has(cell))) {
        return { preamble, header: cells, headerLine: record.line };
      }
      // A line of the preamble is a label and a value.
      if (filled.length > 2) throw new FileRefused(`line ${record.line} should be the header and is none`);
      const label = labelOf(filled[0] ?? '');
      if (label !== null) preamble.set(label, filled[1] ?? '');
    }
  }
  throw new FileRefused('the file has no header');
}

const columnHeaders: ReadonlySet<string> = new Set(
  Object.values(extractKinds)
    .flatMap(({ columns }: ExtractKind) => Object.values(columns))
    .map(({ header }) => header),
);

/** The label of a preamble's line as we write it; null when it says nothing to us. */
export const labelOf = (cell: string): string | null =>
  Object.values(preambleLabels).find((label) => label.toLowerCase() === cell.toLowerCase()) ?? null;

function kindOf(preamble: ReadonlyMap<string, string>): ExtractKindName {
  const title = preamble.get(preambleLabels.report)?.toLowerCase();
  const found = Object.entries(extractKinds).find(([, kind]) => kind.title.toLowerCase() === title);
  if (!found) {
    const titles = Object.values(extractKinds).map((kind) => kind.title);
    throw new FileRefused(`its line Report names none of ${titles.join(', ')}`);
  }
  return found[0] as ExtractKindName;
}

function scopeOf(preamble: ReadonlyMap<string, string>): 'FULL' | 'DELTA' {
  const scope = preamble.get(preambleLabels.extract)?.toUpperCase();
  if (scope === 'FULL' || scope === 'DELTA') return scope;
  throw new FileRefused('its line Extract says neither FULL nor DELTA');
}

function asOfOf(preamble: ReadonlyMap<string, string>): Moment {
  try {
    return readMoment(preamble.get(preambleLabels.asOf) ?? '');
  } catch (problem) {
    if (problem instanceof Failure) {
      throw new FileRefused('its line As Of gives no moment such as 2026-01-15T06:00:00Z');
    }
    throw problem;
  }
}

function checkHeader(
  { title, columns }: ExtractKind,
  scope: 'FULL' | 'DELTA',
  header: readonly string[],
): void {
  const expected = [
    ...Object.values(columns).map((column) => column.header),
    ...(scope === 'DELTA' ? [actionHeader] : []),
  ];
  const missing = expected.filter((name) => !header.includes(name));
  const filled = header.filter((name) => name !== '');
  const unknown = filled.filter((name) => !expected.includes(name));
  // Only names of ours are told: what stands in place of a header may be somebody's number.
  const twice = expected.filter((name) => filled.indexOf(name) !== filled.lastIndexOf(name));
  const faults = [
    ...(missing.length > 0 ? [`lacks ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`has ${unknown.length} unknown`] : []),
    ...(twice.length > 0 ? [`has ${twice.join(', ')} more than once`] : []),
  ];
  if (faults.length > 0) {
    throw new FileRefused(`its columns are not those of a ${scope} of ${title}: it ${faults.join(' and ')}`);
  }
}
