import { setTimeout as after } from 'node:timers/promises';

/** The most bytes of an answer that are remembered, which is more than the usual ones have. */
const mostBytes = 262_144;
/** How long the beginning of an answer is waited for that was refused before anybody read it, in milliseconds. */
const peekMs = 50;
/** The most characters around what is looked for. */
const mostChars = 4_096;

/** The text of an answer as it came, for as long as somebody reads it. */
export interface RawText {
  /** How the answer begins. */
  head(): string;
  /** The record that has a case number in it; null when it is not among what is remembered. */
  recordOf(caseNumber: string): string | null;
}

/** Passes on the bytes of an answer and remembers the first of them; they are turned into text only when asked for. */
export function rememberRaw(body: AsyncIterable<Uint8Array>): {
  readonly body: AsyncIterable<Uint8Array>;
  readonly raw: RawText;
  /** Reads the beginning of an answer that nobody has read, as when its header says that it is no XML. Never rejects. */
  peek(): Promise<void>;
} {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let known: string | null = null;
  const text = (): string => (known ??= Buffer.concat(chunks).toString('utf8'));
  const remember = (chunk: Uint8Array): void => {
    if (size < mostBytes) chunks.push(chunk.subarray(0, mostBytes - size));
    size += chunk.length;
  };
  async function* passedOn(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      remember(chunk);
      yield chunk;
    }
  }
  async function readFirst(): Promise<void> {
    const first: IteratorResult<Uint8Array, unknown> = await body[Symbol.asyncIterator]().next();
    if (first.done !== true) remember(first.value);
  }
  // What cannot be read any more is not there to be kept.
  const over = (): void => undefined;
  return {
    body: passedOn(),
    async peek() {
      if (size > 0) return;
      await Promise.race([readFirst().then(over, over), after(peekMs, undefined, { ref: false })]);
    },
    raw: {
      head: () => text().slice(0, mostChars),
      recordOf(caseNumber) {
        const found = text().indexOf(caseNumber);
        if (found < 0) return null;
        const begin = text().lastIndexOf('<', Math.max(0, text().lastIndexOf('CASE_REC', found)));
        const end = text().indexOf('CASE_REC>', found);
        return text().slice(Math.max(0, begin), Math.min(end < 0 ? Infinity : end + 9, begin + mostChars));
      },
    },
  };
}
