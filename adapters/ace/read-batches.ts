import { setImmediate } from 'node:timers/promises';
import type { ExtractHead } from './open-extract.ts';
import type { ReadRow, RejectedRow, RowReader } from './read-row.ts';
import { readRows, type RawRow } from './read-rows.ts';
import { maySweep } from './sweep.ts';

/** Rows that have been read, to be stored together. */
export interface Batch {
  readonly rows: readonly ReadRow[];
  readonly rejected: readonly RejectedRow[];
  /** The count of rows before them and up to their last; the same when an earlier run has stored them all. */
  readonly from: number;
  readonly to: number;
  /** How far the extract has been read: a share of one. */
  readonly share: number;
}

// About a millisecond of reading.
const rowsAtATime = 128;

/**
 * Reads an extract from where an earlier run left off, pass by pass. It pauses every millisecond or so: whoever stores
 * the batch before then hears what the database answers, and the two do not take turns.
 */
export async function* readBatches(
  head: ExtractHead,
  reader: RowReader,
  rowsPerBatch: number,
  rowsDone: number,
): AsyncGenerator<Batch> {
  const passes = passesOf(head);
  let done = 0;
  for (let pass = 1; pass <= passes; pass += 1) {
    for await (const raws of inBatches(readRows(head), rowsPerBatch)) {
      const to = done + raws.length;
      const from = Math.min(Math.max(done, rowsDone), to);
      const fresh = raws.slice(from - done).filter((raw) => passOf(head, raw) === pass);
      const share = (pass - 1 + (raws.at(-1)?.offset ?? 0) / head.bytes) / passes;
      yield { ...(await readAll(head, reader, fresh)), from, to, share };
      done = to;
    }
  }
}

/** Accounts are read twice: first what sub-accounts may refer to, which may stand behind them in the file. */
export const passesOf = ({ kind }: ExtractHead): number => (kind === 'accounts' ? 2 : 1);

function passOf(head: ExtractHead, { cells, fault }: RawRow): number {
  if (head.kind !== 'accounts' || fault !== null) return passesOf(head);
  const cellUnder = (header: string): string => (cells[head.header.indexOf(header)] ?? '').toLowerCase();
  return cellUnder('Account Type') === 'top' && cellUnder('Action') !== 'd' ? 1 : 2;
}

/** Rows by so many at a time, however large the blocks are in which they come. */
async function* inBatches(blocks: AsyncIterable<RawRow[]>, size: number): AsyncGenerator<RawRow[]> {
  let waiting: RawRow[] = [];
  for await (const block of blocks) {
    waiting = waiting.concat(block);
    while (waiting.length >= size) yield waiting.splice(0, size);
  }
  if (waiting.length > 0) yield waiting;
}

async function readAll(head: ExtractHead, reader: RowReader, raws: readonly RawRow[]) {
  const rows: ReadRow[] = [];
  const rejected: RejectedRow[] = [];
  for (const [place, raw] of raws.entries()) {
    if (place % rowsAtATime === 0) await setImmediate();
    const { row, reason } = reader.read(raw);
    if (reason !== null) rejected.push({ raw, reason, unread: row === null });
    if (row !== null && (row.action !== 'KEEP' || maySweep(head))) rows.push(row);
  }
  return { rows, rejected };
}
