/** The one-letter codes of the messages that are told apart here, as bytes. */
export const code = {
  parse: 0x50,
  query: 0x51,
  sync: 0x53,
  flush: 0x48,
  terminate: 0x58,
  copyDone: 0x63,
  copyFail: 0x66,
  copyInResponse: 0x47,
  notification: 0x41,
  readyForQuery: 0x5a,
} as const;

const HEADER = 5;
const CANCEL_REQUEST = 80877102;
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;

/** One message of the PostgreSQL wire protocol; `bytes` holds its header too. */
export interface WireMessage {
  readonly code: number;
  readonly bytes: Buffer;
}

/** The whole messages at the beginning of some bytes, and what is left of them. */
export function takeMessages(bytes: Buffer): { messages: WireMessage[]; rest: Buffer } {
  const messages: WireMessage[] = [];
  let start = 0;
  while (start + HEADER <= bytes.length) {
    const end = start + 1 + bytes.readUInt32BE(start + 1);
    if (end > bytes.length) break;
    messages.push({ code: bytes.readUInt8(start), bytes: bytes.subarray(start, end) });
    start = end;
  }
  return { messages, rest: bytes.subarray(start) };
}

/** What a new session says first: it starts, asks for encryption, or wants another session's query cancelled. */
export type Opening = 'startup' | 'encryption' | 'cancel';

/** The opening at the beginning of some bytes, or null while it is incomplete. */
export function takeOpening(bytes: Buffer): { opening: Opening; rest: Buffer } | null {
  if (bytes.length < 8 || bytes.length < bytes.readUInt32BE(0)) return null;
  const request = bytes.readUInt32BE(4);
  const rest = bytes.subarray(bytes.readUInt32BE(0));
  if (request === SSL_REQUEST || request === GSS_REQUEST) return { opening: 'encryption', rest };
  return { opening: request === CANCEL_REQUEST ? 'cancel' : 'startup', rest };
}

/** The SQL of a Query message. */
export function sqlOfQuery({ bytes }: WireMessage): string {
  return bytes.toString('utf8', HEADER, bytes.length - 1);
}

/** The statement name (empty for the unnamed one) and the SQL of a Parse message. */
export function statementOfParse({ bytes }: WireMessage): { name: string; sql: string } {
  const nameEnd = bytes.indexOf(0, HEADER);
  return {
    name: bytes.toString('utf8', HEADER, nameEnd),
    sql: bytes.toString('utf8', nameEnd + 1, bytes.indexOf(0, nameEnd + 1)),
  };
}

/** The transaction status in a ReadyForQuery message: I idle, T in a transaction, E in a failed one. */
export function statusOfReadyForQuery({ bytes }: WireMessage): string {
  return String.fromCharCode(bytes.readUInt8(HEADER));
}

function message(letter: string, body: Buffer): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write(letter, 0, 'latin1');
  header.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

/** A Query message. */
export function query(sql: string): Buffer {
  return message('Q', Buffer.from(`${sql}\0`));
}

/** A Sync message. */
export const sync: Buffer = message('S', Buffer.alloc(0));

/** The answer "send the rows" to COPY FROM STDIN: text format, columns not described. */
export const copyInResponse: Buffer = message('G', Buffer.alloc(3));

/** The startup message of the owner of the embedded database. */
export const startup: Buffer = (() => {
  const body = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(head.length + body.length, 0);
  head.writeUInt32BE(3 << 16, 4);
  return Buffer.concat([head, body]);
})();

/** An error that ends its session. */
export function fatalError(sqlState: string, text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${sqlState}\0M${text}\0\0`));
}
