import type { SaxesTagNS } from 'saxes';

import { readAttributes, shown } from './xml-attributes.ts';
import { layoutOf } from './xml-layout.ts';
import type { Layout } from './xml-layout.ts';
import { readScalar } from './xml-lexical.ts';
import type { RecordShape, ScalarShape, Shape } from './xml-shape.ts';

const maxTextLength = 65_536;

/** An element that broke its shape: why, and those of its fields that were read well. */
export class Broken {
  readonly reason: string;
  readonly read: object;

  constructor(reason: string, read: object = {}) {
    this.reason = reason;
    this.read = read;
  }
}

/**
 * An element that is being read. A frame never throws over what it is told: it remembers the first thing that was
 * wrong, keeps reading, and says so when it is closed.
 */
export interface Frame {
  open(tag: SaxesTagNS): Frame;
  text(chars: string): void;
  /** A child that this frame opened has closed. */
  take(value: unknown): void;
  /** The value of the element, or `Broken`. */
  close(): unknown;
}

/** Passes over an element. */
const passOver: Frame = {
  open: () => passOver,
  text: () => undefined,
  take: () => undefined,
  close: () => undefined,
};

/** Begins to read an element of a shape. */
export function frameFor(shape: Shape, tag: SaxesTagNS): Frame {
  if (shape.kind === 'anything') return passOver;
  const mayBeNil = shape.kind === 'nillable';
  const content = mayBeNil ? shape.of : shape;
  const { nil, wrong } = readAttributes(tag, mayBeNil);
  if (nil) return new NilFrame();
  if (content.kind === 'record') return new RecordFrame(content, wrong);
  if ('of' in content || content.kind === 'anything') {
    throw new TypeError(`a ${content.kind} shape cannot stand inside ${shape.kind}`);
  }
  return new ScalarFrame(content, wrong);
}

/** An element that says it is nil, and so holds nothing, not even spaces. */
class NilFrame implements Frame {
  #wrong = false;

  open(): Frame {
    this.#wrong = true;
    return passOver;
  }

  text(): void {
    this.#wrong = true;
  }

  take(): void {
    this.#wrong = true;
  }

  close(): unknown {
    return this.#wrong ? new Broken('a nil element with content') : null;
  }
}

class ScalarFrame implements Frame {
  readonly #shape: ScalarShape;
  #wrong: string | null;
  #text = '';

  constructor(shape: ScalarShape, wrong: string | null) {
    this.#shape = shape;
    this.#wrong = wrong;
  }

  open(tag: SaxesTagNS): Frame {
    this.#wrong ??= `unexpected element ${shown(tag.local)} inside a value`;
    return passOver;
  }

  text(chars: string): void {
    if (this.#text.length + chars.length > maxTextLength) this.#wrong ??= 'the text is too long';
    else this.#text += chars;
  }

  take(): void {
    // What was opened inside a value has already been refused.
  }

  close(): unknown {
    if (this.#wrong !== null) return new Broken(this.#wrong);
    const lexical = readScalar(this.#shape, this.#text);
    return 'wrong' in lexical ? new Broken(lexical.wrong) : lexical.text;
  }
}

/** Reads a record: each child by its name, in order, and as often as it may come. */
export class RecordFrame implements Frame {
  readonly #layout: Layout;
  readonly #counts: number[];
  readonly #values: unknown[];
  #wrong: string | null;
  /** The position of the last child in the order of the fields. */
  #reached = 0;
  /** The position of the child being read; -1 when it is none of ours. */
  #reading = -1;

  constructor(shape: RecordShape, wrong: string | null) {
    this.#layout = layoutOf(shape);
    this.#counts = this.#layout.fields.map(() => 0);
    this.#values = this.#layout.fields.map(({ list }) => (list ? [] : undefined));
    this.#wrong = wrong;
  }

  open(tag: SaxesTagNS): Frame {
    const position = this.#layout.positions.get(tag.local) ?? -1;
    const field = this.#layout.fields[position];
    this.#reading = -1;
    if (tag.uri !== field?.namespace) {
      this.#wrong ??= `unexpected element ${shown(tag.local)}`;
      return passOver;
    }
    if (position < this.#reached) this.#wrong ??= `${field.name} is out of order`;
    else this.#reached = position;
    const count = (this.#counts[position] = (this.#counts[position] ?? 0) + 1);
    if (count > field.max) {
      this.#wrong ??= field.list ? `more than ${field.max} ${field.name}` : `${field.name} comes twice`;
      // Of two contradicting values neither is believed.
      this.#values[position] = undefined;
      return passOver;
    }
    this.#reading = position;
    return frameFor(field.shape, tag);
  }

  text(chars: string): void {
    if (/[^ \t\r\n]/.test(chars)) this.#wrong ??= 'text between the elements';
  }

  take(value: unknown): void {
    const field = this.#layout.fields[this.#reading];
    if (field === undefined) return;
    const item = field.isolated ? toReading(value) : value;
    if (item instanceof Broken) {
      this.#wrong ??= `${field.name}: ${item.reason}`;
      this.#values[this.#reading] = undefined;
    } else if (!field.list) {
      this.#values[this.#reading] = item;
    } else {
      const items = this.#values[this.#reading];
      // A list of which one member broke is no longer a list, and stays away.
      if (Array.isArray(items)) items.push(item);
    }
  }

  close(): unknown {
    const { fields } = this.#layout;
    const record: Record<string, unknown> = {};
    fields.forEach(({ name, min }, position) => {
      if ((this.#counts[position] ?? 0) < min) this.#wrong ??= `${name} is missing`;
      record[name] = this.#values[position];
    });
    if (this.#wrong === null) return record;
    const read = Object.entries(record).filter(([, value]) => value !== undefined);
    return new Broken(this.#wrong, Object.fromEntries(read));
  }
}

function toReading(value: unknown): unknown {
  return value instanceof Broken
    ? { readable: false, reason: value.reason, read: value.read }
    : { readable: true, value };
}
