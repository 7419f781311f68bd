import { setImmediate as nextTurn } from 'node:timers/promises';

import { SaxesParser } from 'saxes';
import type { SaxesOptions, SaxesTagNS } from 'saxes';

import { UnreadableXml, XmlBytes } from './xml-bytes.ts';
import { Broken, RecordFrame } from './xml-frames.ts';
import type { Frame } from './xml-frames.ts';
import type { Fields, RecordShape, ValueOf } from './xml-shape.ts';

/** How large a document may be in each of its dimensions. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  /** Elements, comments and CDATA sections together. */
  readonly nodes: number;
  readonly attributesOfAnElement: number;
  /** Characters of source between two pieces of markup: a text, an attribute, a comment, a name. */
  readonly run: number;
}

/** The limits for an answer of SEACATS: a hundred of its largest records use a tenth of each. */
export const answerLimits: XmlLimits = {
  bytes: 5_000_000,
  depth: 64,
  nodes: 100_000,
  attributesOfAnElement: 32,
  run: 262_144,
};

/** What is known of a document besides its bytes. */
export interface DecodeOptions {
  readonly contentType: string | undefined;
  readonly signal?: AbortSignal;
  readonly limits?: XmlLimits;
}

function refuse(reason: string, cause?: unknown): never {
  throw new UnreadableXml(reason, { cause });
}

const sliceLength = 16_384;
const turnMs = 10;

/**
 * Reads a document, while it arrives, into the value of its shape, a record whose one field is the root element. Nothing is answered before its last byte
 * has come and everything in it has proved right, isolated elements aside; otherwise it throws `UnreadableXml`.
 * Lets other work run at least every few milliseconds.
 */
export async function decodeXml<F extends Fields>(
  shape: RecordShape<F>,
  source: AsyncIterable<Uint8Array>,
  { contentType, signal, limits = answerLimits }: DecodeOptions,
): Promise<ValueOf<RecordShape<F>>> {
  const bytes = new XmlBytes(contentType, limits.bytes);
  const reader = new DocumentReader(shape, limits);
  let turn = performance.now();
  const read = async (chars: string): Promise<void> => {
    for (let start = 0; start < chars.length; start += sliceLength) {
      reader.read(chars.slice(start, start + sliceLength));
      if (performance.now() - turn < turnMs) continue;
      await nextTurn();
      signal?.throwIfAborted();
      turn = performance.now();
    }
  };
  for await (const chunk of source) await read(bytes.read(chunk));
  await read(bytes.end());
  return reader.end() as ValueOf<RecordShape<F>>;
}

/** Feeds a parser's events to the frames of the elements that are open. */
class DocumentReader {
  readonly #parser = new SaxesParser<SaxesOptions & { xmlns: true }>({ xmlns: true, position: false });
  readonly #stack: Frame[] = [];
  readonly #limits: XmlLimits;
  #nodes = 0;
  #run = 0;

  constructor(shape: RecordShape, limits: XmlLimits) {
    this.#limits = limits;
    this.#stack.push(new RecordFrame(shape, null));
    const parser = this.#parser;
    // Five at most: with seven handlers V8 turns the parser into a dictionary, and it reads five times slower.
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('closetag', () => this.#close());
    parser.on('text', (chars) => this.#chars(chars));
    parser.on('cdata', (chars) => this.#cdata(chars));
    parser.on('comment', () => this.#count());
  }

  read(chars: string): void {
    this.#run += chars.length;
    this.#parse(() => this.#parser.write(chars));
    if (this.#run > this.#limits.run) refuse(`more than ${this.#limits.run} characters without markup`);
  }

  end(): unknown {
    this.#parse(() => this.#parser.close());
    const value = this.#stack.pop()?.close();
    if (value instanceof Broken) refuse(value.reason);
    return value;
  }

  #parse(step: () => void): void {
    try {
      step();
    } catch (cause) {
      // The parser's own words may repeat the document's; they stay in the cause.
      if (cause instanceof UnreadableXml) throw cause;
      refuse('not well-formed', cause);
    }
  }

  #open(tag: SaxesTagNS): void {
    this.#count();
    const parent = this.#stack.at(-1);
    // One frame stands for the document itself.
    if (this.#stack.length > this.#limits.depth) refuse(`deeper than ${this.#limits.depth}`);
    if (countOf(tag.attributes) > this.#limits.attributesOfAnElement) refuse('too many attributes');
    if (parent !== undefined) this.#stack.push(parent.open(tag));
  }

  #close(): void {
    this.#run = 0;
    const closed = this.#stack.pop();
    this.#stack.at(-1)?.take(closed?.close());
  }

  #chars(chars: string): void {
    // White space outside the root element belongs to nobody.
    if (this.#stack.length > 1) this.#stack.at(-1)?.text(chars);
  }

  #cdata(chars: string): void {
    this.#count();
    this.#stack.at(-1)?.text(chars);
  }

  #count(): void {
    this.#run = 0;
    this.#nodes += 1;
    if (this.#nodes > this.#limits.nodes) refuse(`more than ${this.#limits.nodes} nodes`);
  }
}

// Nearly every element has none, and Object.keys would make an array for each.
function countOf(attributes: object): number {
  let count = 0;
  for (const _ in attributes) count += 1;
  return count;
}
