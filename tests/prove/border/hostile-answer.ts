import type { Socket } from 'node:net';
import {
  aCaseRec,
  aFault,
  answerTo,
  envelope,
  faultDetail,
  http,
  type RawReply,
  type SeenRequest,
} from '#seacats/raw-seacats.test-kit.ts';

/** What a hostile or broken SEACATS answers, under the fault's number. */
export interface HostileAnswer {
  readonly fault: string;
  readonly what: string;
  reply(request: SeenRequest): RawReply;
}

/** The number that is asked, and of which the true record is `aCaseRec`'s. */
export const askedNumber = '20262704200123-01';
const another = '20262704200999-01';

type Change = Parameters<typeof aCaseRec>[1];
const whole = ({ requestId }: SeenRequest, change?: Change): string =>
  answerTo(requestId, [aCaseRec(askedNumber, change)]);

/** The answer that each of them breaks. */
export const trueAnswer = (request: SeenRequest): string => whole(request);

const withRecord = (change: Change) => (request: SeenRequest) => http(whole(request, change));
const description = (text: string) => withRecord({ VIOL_DESC: `<VIOL_DESC>${text}</VIOL_DESC>` });
const before = (prolog: string) => (request: SeenRequest) =>
  http(whole(request).replace(/^<\?xml[^>]*\?>/, prolog));
const changed = (from: string | RegExp, to: string) => (request: SeenRequest) =>
  http(whole(request).replace(from, to));
const always = (reply: RawReply) => () => reply;

/** Sends so many bytes of the same piece after the beginning of an answer. */
const pouring =
  (head: string, beginning: (request: SeenRequest) => string, bytes: number) =>
  (request: SeenRequest): RawReply =>
  (socket: Socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${head}Content-Length: ${bytes}\r\n\r\n${beginning(request)}`);
    const piece = Buffer.alloc(65_536, '<a/>');
    let sent = 0;
    const pour = (): void => {
      while (!socket.destroyed && sent < bytes) {
        sent += piece.length;
        if (!socket.write(piece)) return void socket.once('drain', pour);
      }
    };
    pour();
  };
const opening = ({ requestId }: SeenRequest): string =>
  answerTo(requestId, []).replace(/<\/GetCasesResponse>.*/, '');

const entities = (count: number, of: string): string =>
  `<!DOCTYPE r [<!ENTITY a0 "${'a'.repeat(10)}">${Array.from(
    { length: count },
    (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`,
  ).join('')}]>${of}`;

const list: readonly (readonly [fault: string, what: string, reply: HostileAnswer['reply']])[] = [
  ['E1', 'an external entity', before('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
  ['E2', 'entities of entities', before(entities(10, ''))],
  ['E3', 'one long entity, many times', before(`<!DOCTYPE r [<!ENTITY x "${'x'.repeat(100_000)}">]>`)],
  ['E4', 'a bare DOCTYPE', before('<!DOCTYPE r>')],
  ['E5', 'a million numeric entities', description('&#65;'.repeat(950_000))],
  ['E5', 'entities in many elements', changed('</RQST_ID>', `</RQST_ID>${'<x>&#65;</x>'.repeat(350_000)}`)],
  ['E6', '100 MB', pouring('Content-Type: text/xml\r\n', opening, 100_000_000)],
  ['E6', 'nearly 5 MB of one text', description('a'.repeat(4_900_000))],
  ['E6', 'nearly 5 MB of a hundred texts', changed(/$/, `<!--${'a'.repeat(49_000)}-->`.repeat(99))],
  [
    'E7',
    'fifty thousand attributes',
    changed('<CASE_REC', `<CASE_REC ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')}`),
  ],
  ['E8', 'a hundred thousand levels', changed('<CASE_REC>', `<CASE_REC>${'<x>'.repeat(100_000)}`)],
  ['E9', 'half an answer', (request) => http(whole(request).slice(0, 700))],
  ['E10', 'nothing, with 200', always(http(''))],
  ['E11', 'a page of HTML', always(http('<html>Maintenance</html>', { contentType: 'text/html' }))],
  ['E12', 'two bodies', changed('</soap:Body>', '</soap:Body><soap:Body/>')],
  ['E12', 'a record twice', changed(/<CASE_REC>.*<\/CASE_REC>/, '$&$&')],
  ['E13', 'ISO-8859-1 that is said to be UTF-8', (request) => http(Buffer.from(whole(request), 'latin1'))],
  ['E14', 'UTF-16', (request) => http(Buffer.from(`\uFEFF${whole(request)}`, 'utf16le'))],
  ['E15', 'an amount in another form', withRecord({ ASSESSED_AMT: '<ASSESSED_AMT>1E3</ASSESSED_AMT>' })],
  [
    'E16',
    'a day that is none',
    withRecord({ LAST_CHG_TS: '<LAST_CHG_TS>2026-02-30T00:00:00Z</LAST_CHG_TS>' }),
  ],
  ['E17', 'another case', ({ requestId }) => http(answerTo(requestId, [aCaseRec(another)]))],
  ['E18', 'the answer to an earlier request', () => http(answerTo('earlier', [aCaseRec(askedNumber)]))],
  [
    'E19',
    'a Fault with its insides',
    always(http(aFault(faultDetail('SYS-999', 'DB2 SQLCODE -911')), { status: 500 })),
  ],
  ['E20', '500 with no body', always(http('', { status: 500, contentType: '' }))],
  ['E20', 'a Fault with 200', always(http(aFault(faultDetail('SYS-001', 'x'))))],
  [
    'E21',
    'elements named like properties',
    changed('<CASE_REC>', '<CASE_REC><__proto__><constructor/></__proto__>'),
  ],
  [
    'E28',
    'a signed body moved into the header',
    (request) => {
      const moved = whole(request, { SRTY_CD: '<SRTY_CD>999</SRTY_CD>' }).replace(
        /^.*?<soap:Body>|<\/soap:Envelope>/g,
        '',
      );
      return http(
        whole(request).replace(
          '<soap:Body>',
          `<soap:Header><w>${moved.replace('</soap:Body>', '')}</w></soap:Header><soap:Body>`,
        ),
      );
    },
  ],
  [
    'E28',
    'an envelope in an envelope',
    (request) => http(envelope(whole(request).replace(/^<\?xml[^>]*\?>/, ''))),
  ],
  [
    'E30',
    '200 MB of attachments',
    pouring('Content-Type: multipart/related; boundary=b\r\n', () => '--b\r\n', 200_000_000),
  ],
];

/** An answer for each fault that an answer can have; the others are of requests, of the WSDL and of the receiver. */
export const hostileAnswers: readonly HostileAnswer[] = list.map(([fault, what, reply]) => ({
  fault: `fault-${fault}`,
  what,
  reply,
}));
