import { createReadStream } from 'node:fs';
import { isUtf8 } from 'node:buffer';

/** The encodings that an extract can have. */
export type Encoding = 'utf-8' | 'windows-1252';

/** One record of a file, not yet split into cells; it has more lines than one when a line break stands in quotes. */
export interface FramedRecord {
  /** The line on which it begins, counted from 1. */
  readonly line: number;
  readonly text: string;
  /** Why it cannot be read; the text is then its first line, or the beginning of that. */
  readonly fault: string | null;
  /** How far the file has been read, in bytes. */
  readonly offset: number;
}

/** A longer line or record is nobody's row. */
export const maxRecordBytes = 64 * 1024;
const maxRecordLines = 50;
const shownOfLongLine = 200;
/** About as much as a batch of rows takes. */
const bytesPerRead = 64 * 1024;

interface Line {
  readonly number: number;
  readonly text: string;
  readonly fault: string | null;
  readonly offset: number;
}

/**
 * Reads a file as records, a block of them at a time, in memory that does not grow with the file. A quotation mark that
 * never closes costs the row in which it opens, and none of those after it.
 */
export async function* readRecords(file: string, encoding: Encoding): AsyncGenerator<FramedRecord[]> {
  const framer = new Framer();
  for await (const lines of readLines(file, encoding)) {
    for (const line of lines) framer.take(line);
    yield framer.records.splice(0);
  }
  framer.end();
  yield framer.records;
}

/** Cuts bytes into lines; a line break is the same byte in every encoding that is read. */
async function* readLines(file: string, encoding: Encoding): AsyncGenerator<Line[]> {
  let unread: Buffer = Buffer.alloc(0);
  let begun = 0;
  let skipping = false;
  let number = 1;
  const decode = decoderFor(encoding);
  const cut = (block: Buffer): Line[] => {
    const lines = decode(block).map(({ text, fault }): Line => {
      const line = { number, text, fault, offset: begun + block.length };
      number += 1;
      return line;
    });
    begun += block.length;
    return lines;
  };
  for await (const piece of createReadStream(file, {
    highWaterMark: bytesPerRead,
  }) as AsyncIterable<Buffer>) {
    let chunk = piece;
    if (skipping) {
      const end = chunk.indexOf(0x0a);
      begun += end === -1 ? chunk.length : end + 1;
      if (end === -1) continue;
      skipping = false;
      number += 1;
      chunk = chunk.subarray(end + 1);
    }
    const last = chunk.lastIndexOf(0x0a);
    if (last === -1) unread = Buffer.concat([unread, chunk]);
    else {
      yield cut(Buffer.concat([unread, chunk.subarray(0, last)]));
      begun += 1;
      unread = Buffer.from(chunk.subarray(last + 1));
    }
    if (unread.length > maxRecordBytes) {
      yield [{ ...tooLong(unread), number, offset: begun + unread.length }];
      begun += unread.length;
      unread = Buffer.alloc(0);
      skipping = true;
    }
  }
  if (unread.length > 0) yield cut(unread);
}

const tooLong = (bytes: Buffer): { readonly text: string; readonly fault: string } => ({
  text: bytes.toString('latin1', 0, shownOfLongLine),
  fault: `the row is longer than ${maxRecordBytes / 1024} KB`,
});

type Decoded = readonly { readonly text: string; readonly fault: string | null }[];

function decoderFor(encoding: Encoding): (block: Buffer) => Decoded {
  const sound = (text: string): Decoded =>
    text.split('\n').map((line) => {
      if (line.length > maxRecordBytes) return tooLong(Buffer.from(line.slice(0, shownOfLongLine), 'latin1'));
      return { text: line.endsWith('\r') ? line.slice(0, -1) : line, fault: null };
    });
  if (encoding === 'windows-1252') return (block) => sound(fromWindows1252(block));
  return (block) => {
    if (isUtf8(block)) return sound(block.toString('utf8'));
    // Each line by itself: latin1 keeps every byte, so that what is sound of it can be read as UTF-8 after all.
    return sound(block.toString('latin1')).map((line) => {
      const bytes = Buffer.from(line.text, 'latin1');
      if (line.fault !== null || isUtf8(bytes)) return { ...line, text: bytes.toString('utf8') };
      const fault =
        'the row has characters that are not UTF-8; an extract in another encoding says so in its line Encoding';
      return { text: line.text, fault };
    });
  };
}

// TextDecoder of Node 20 reads these 32 bytes as ISO-8859-1 has them, which is controls.
const marksOfWindows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromWindows1252 = (block: Buffer): string =>
  block
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (mark) => marksOfWindows1252[mark.charCodeAt(0) - 0x80] ?? mark);

/** Puts lines together into records. */
class Framer {
  readonly records: FramedRecord[] = [];
  #open: Line[] = [];
  #size = 0;

  take(line: Line): void {
    if (line.fault !== null) {
      this.#giveUp();
      this.#put(line, line.text, line.fault);
      return;
    }
    if (this.#open.length === 0 && !line.text.includes('"')) {
      if (line.text.trim() !== '') this.#put(line, line.text, null);
      return;
    }
    const standing = scan(line.text, this.#open.length > 0);
    this.#size += line.text.length;
    if (standing === 'broken' && this.#open.length === 0) {
      this.#size = 0;
      this.#put(
        line,
        line.text,
        'a quotation mark stands where none may; one inside quotes is written twice',
      );
      return;
    }
    this.#open.push(line);
    if (standing === 'closed') {
      const [first = line, ...more] = this.#open;
      this.#put(first, [first.text, ...more.map(({ text }) => text)].join('\n'), null);
      this.#close();
    } else if (standing === 'broken' || this.#open.length > maxRecordLines || this.#size > maxRecordBytes) {
      this.#giveUp();
    }
  }

  end(): void {
    while (this.#open.length > 0) this.#giveUp();
  }

  /** The quotation mark that opened never closes: its line is lost, and those after it are read as rows again. */
  #giveUp(): void {
    const [first, ...others] = this.#open;
    this.#close();
    if (!first) return;
    this.#put(first, first.text, 'a quotation mark opens in this row and never closes');
    for (const line of others) this.take(line);
  }

  #close(): void {
    this.#open = [];
    this.#size = 0;
  }

  #put({ number, offset }: Line, text: string, fault: string | null): void {
    this.records.push({ line: number, text, fault, offset });
  }
}

/** Whether a quoted cell is open after a line, is closed, or whether a quotation mark stands where none may. */
function scan(text: string, open: boolean): 'open' | 'closed' | 'broken' {
  let quoted = open;
  let place = 0;
  for (;;) {
    if (!quoted) {
      if (text[place] !== '"') {
        const comma = text.indexOf(',', place);
        const quote = text.indexOf('"', place);
        if (quote === -1) return 'closed';
        if (comma === -1 || quote < comma) return 'broken';
        place = comma + 1;
        continue;
      }
      quoted = true;
      place += 1;
    }
    const quote = text.indexOf('"', place);
    if (quote === -1) return 'open';
    place = quote + 1;
    if (text[place] === '"') {
      place += 1;
      continue;
    }
    if (place === text.length) return 'closed';
    if (text[place] !== ',') return 'broken';
    quoted = false;
    place += 1;
  }
}
