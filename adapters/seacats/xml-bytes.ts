/** A document that cannot be read; the reason is for the log and repeats nothing of the document's texts. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
}

const headLength = 256;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const prologForm =
  /^<\?xml\s+version\s*=\s*(["'])1\.0\1(?:\s+encoding\s*=\s*(["'])([\w.:-]+)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>/;
const xmlMediaTypes = new Set(['text/xml', 'application/xml']);

/**
 * Turns the bytes of an XML document into characters, in the charset that its Content-Type and its own first line
 * declare and never in a guessed one. Refuses by its bytes what no answer needs: more than `maxBytes`, a DOCTYPE and
 * processing instructions, even where comments and CDATA would make them harmless.
 */
export class XmlBytes {
  readonly #maxBytes: number;
  readonly #charsetOutside: string | null;
  readonly #markup = new MarkupGate();
  #decode: CharDecoder | null = null;
  #head: Buffer = Buffer.alloc(0);
  #count = 0;

  constructor(contentType: string | undefined, maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#charsetOutside = charsetOfContentType(contentType);
  }

  /** The characters of the next bytes, as far as they are complete. */
  read(chunk: Uint8Array): string {
    this.#count += chunk.byteLength;
    if (this.#count > this.#maxBytes) throw new UnreadableXml(`more than ${this.#maxBytes} bytes`);
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#decode === null) {
      // The first line may come in several pieces, and only it says how to read the rest.
      this.#head = Buffer.concat([this.#head, bytes]);
      return this.#head.length < headLength ? '' : this.#begin().chars;
    }
    this.#markup.pass(bytes);
    return this.#decode(bytes, false);
  }

  /** The last characters; refuses a document that stops inside one. */
  end(): string {
    if (this.#count === 0) throw new UnreadableXml('an empty answer');
    if (this.#decode !== null) return this.#decode(Buffer.alloc(0), true);
    const { chars, decode } = this.#begin();
    return chars + decode(Buffer.alloc(0), true);
  }

  #begin(): { chars: string; decode: CharDecoder } {
    const head = this.#head;
    const marked = head.subarray(0, 3).equals(byteOrderMark);
    const content = marked ? head.subarray(3) : head;
    const prolog = readProlog(content);
    const decode = decoderOf([this.#charsetOutside, marked ? 'utf-8' : null, prolog.charset]);
    this.#decode = decode;
    this.#markup.pass(content.subarray(prolog.length));
    return { chars: decode(content, false), decode };
  }
}

function charsetOfContentType(contentType: string | undefined): string | null {
  const [mediaType = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  if (!xmlMediaTypes.has(mediaType.trim())) throw new UnreadableXml('the Content-Type is not XML');
  const charsets = parameters.flatMap(
    (parameter) => /^\s*charset\s*=\s*"?([\w.:-]+)"?\s*$/.exec(parameter)?.[1] ?? [],
  );
  if (charsets.length > 1) throw new UnreadableXml('the Content-Type names two charsets');
  return charsets[0] ?? null;
}

function readProlog(content: Buffer): { charset: string | null; length: number } {
  // Without this, UTF-16 would be refused as well, but as something else.
  if (content.subarray(0, 2).includes(0) || content[0] === 0xff || content[0] === 0xfe) {
    throw new UnreadableXml('UTF-16 is not read here');
  }
  const start = content.toString('latin1', 0, headLength);
  if (!/^<\?xml\s/.test(start)) return { charset: null, length: 0 };
  const prolog = prologForm.exec(start);
  if (prolog === null) throw new UnreadableXml('the XML declaration cannot be read');
  return { charset: prolog[3]?.toLowerCase() ?? null, length: prolog[0].length };
}

type CharDecoder = (bytes: Buffer, last: boolean) => string;

function decoderOf(declarations: readonly (string | null)[]): CharDecoder {
  const [charset = 'utf-8', ...others] = new Set(declarations.filter((declared) => declared !== null));
  if (others.length > 0)
    throw new UnreadableXml(`two charsets are declared: ${charset}, ${others.join(', ')}`);
  switch (charset) {
    case 'utf-8':
      return utf8Decoder();
    case 'iso-8859-1':
      // 80 to 9F are control characters there; who sends them means another charset, and we do not guess which.
      return singleByteDecoder('ISO-8859-1', (byte) => byte >= 0x80 && byte <= 0x9f);
    case 'us-ascii':
      return singleByteDecoder('US-ASCII', (byte) => byte >= 0x80);
    default:
      throw new UnreadableXml(`the charset ${charset.slice(0, 40)} is not read here`);
  }
}

function utf8Decoder(): CharDecoder {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes, last) => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch (cause) {
      throw new UnreadableXml('the bytes are not valid UTF-8', { cause });
    }
  };
}

// TextDecoder reads windows-1252 under both names, so these two are decoded by hand.
function singleByteDecoder(charset: string, isForeign: (byte: number) => boolean): CharDecoder {
  return (bytes) => {
    if (bytes.some(isForeign)) throw new UnreadableXml(`the bytes are not valid ${charset}`);
    return bytes.toString('latin1');
  };
}

/** Looks for forbidden markup across the borders of chunks; every charset that we read has ASCII's bytes for it. */
class MarkupGate {
  static readonly #doctype = Buffer.from('<!DOCTYPE');
  static readonly #instruction = Buffer.from('<?');
  #tail: Buffer = Buffer.alloc(0);

  pass(bytes: Buffer): void {
    const window = this.#tail.length === 0 ? bytes : Buffer.concat([this.#tail, bytes]);
    if (window.includes(MarkupGate.#doctype)) throw new UnreadableXml('a DOCTYPE');
    if (window.includes(MarkupGate.#instruction)) throw new UnreadableXml('a processing instruction');
    this.#tail = Buffer.from(window.subarray(-(MarkupGate.#doctype.length - 1)));
  }
}
