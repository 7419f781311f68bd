import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { aCaseRec, answerTo, clientOf, http, startRawSeacats } from './raw-seacats.test-kit.ts';
import type { RawReply, SeenRequest } from './raw-seacats.test-kit.ts';

const number = '20262704200123-01';
const unavailable = { code: 'SEACATS_UNAVAILABLE' };

async function ask(reply: (request: SeenRequest) => RawReply) {
  await using seacats = await startRawSeacats(reply);
  await using client = await clientOf(seacats.url);
  return await client.getCases([number], { signal: new AbortController().signal });
}

const whole = ({ requestId }: SeenRequest, change = {}): string =>
  answerTo(requestId, [aCaseRec(number, change)]);

const boundary = 'part';
const multipart = `multipart/related; boundary=${boundary}; type="application/xop+xml"`;
const part = (type: string, content: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Type: ${type}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);

describe('an answer with attachments', () => {
  it.each([
    ['of one part', (xml: string) => [part('application/xop+xml', xml)]],
    [
      'of ten thousand parts',
      (xml: string) => [
        part('application/xop+xml', xml),
        ...Array<Buffer>(10_000).fill(part('image/tiff', 'x')),
      ],
    ],
    ['that lacks the part it names', (xml: string) => [part('application/xop+xml', `${xml}cid:missing`)]],
    [
      'of which one unpacks to a thousand times its size',
      (xml: string) => [
        part('application/xop+xml', xml),
        part('application/gzip', gzipSync(Buffer.alloc(20_000_000))),
      ],
    ],
  ])('%s is refused, whatever its first part says (fault-E30)', async (_what, parts) => {
    const call = ask((request) => http(Buffer.concat(parts(whole(request))), { contentType: multipart }));
    await expect(call).rejects.toMatchObject(unavailable);
  });

  it('of 200 MB is refused by its first bytes, and its connection let go (fault-E30)', async () => {
    let sent = 0;
    const piece = Buffer.alloc(65_536, 'x');
    await using seacats = await startRawSeacats(() => (socket: Socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: ${multipart}\r\nContent-Length: 200000000\r\n\r\n--${boundary}\r\n`,
      );
      const pour = (): void => {
        while (!socket.destroyed && sent < 200_000_000) {
          sent += piece.length;
          if (!socket.write(piece)) return void socket.once('drain', pour);
        }
      };
      pour();
    });
    await using client = await clientOf(seacats.url);
    const call = client.getCases([number], { signal: new AbortController().signal });
    await expect(call).rejects.toMatchObject(unavailable);
    await seacats.untilHungUp();
    expect(sent).toBeLessThan(30_000_000);
  });

  it('that would unpack to more than it is, is not unpacked (fault-E30)', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, '<a/>'));
    const call = ask(() => http(bomb, { headers: 'Content-Encoding: gzip\r\n' }));
    await expect(call).rejects.toMatchObject(unavailable);
  });

  it('has no record whose value is kept elsewhere (fault-E30)', async () => {
    const include =
      '<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="file:///etc/passwd"/>';
    const readings = await ask((request) =>
      http(whole(request, { SRTY_CD: `<SRTY_CD>${include}</SRTY_CD>` })),
    );
    expect(readings.get(number)).toMatchObject({ kind: 'unreadable' });
    expect(readings.get(number)).not.toHaveProperty('read.SRTY_CD');
  });
});

/** The XML of a signature, which we neither ask for nor believe: the connection is what says who speaks. */
const signature = (more = ''): string =>
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:Reference URI="#body">' +
  `<ds:DigestValue><!-- YQ== -->Yg==</ds:DigestValue></ds:Reference></ds:SignedInfo>${more}</ds:Signature>`;
const secondInfo = '<ds:SignedInfo><ds:Reference URI="#other"/></ds:SignedInfo>';
const inHeader = (xml: string, header: string): string =>
  xml.replace('<soap:Body>', `<soap:Header>${header}</soap:Header><soap:Body>`);
const bodyOf = (xml: string): string => /<soap:Body>.*<\/soap:Body>/.exec(xml)?.[0] ?? '';

describe('an answer that is signed', () => {
  it.each([
    ['its body moved into the header', (moved: string) => `<w:W xmlns:w="urn:w">${moved}</w:W>`],
    ['its body moved into the signature', (moved: string) => signature(`<ds:Object>${moved}</ds:Object>`)],
    ['two infos and a comment in the digest', () => signature(secondInfo)],
  ])('and has %s, is read from its own body only (fault-E28)', async (_what, header) => {
    const readings = await ask((request) => {
      const moved = bodyOf(whole(request, { SRTY_CD: '<SRTY_CD>999</SRTY_CD>' }));
      return http(inHeader(whole(request), header(moved)));
    });
    expect(readings.get(number)).toMatchObject({ kind: 'record', record: { SRTY_CD: '036' } });
  });

  it.each([
    ['two bodies', (xml: string) => xml.replace('</soap:Body>', `</soap:Body>${bodyOf(xml)}`)],
    ['a body beside the envelope', (xml: string) => `${xml}${bodyOf(xml)}`],
    ['an Id on the body', (xml: string) => xml.replace('<soap:Body>', '<soap:Body Id="body">')],
    ['two Ids', (xml: string) => xml.replace('<soap:Body>', '<soap:Body Id="body" ID="body">')],
    ['the signature in the body', (xml: string) => xml.replace('<soap:Body>', `<soap:Body>${signature()}`)],
    ['the signature in the answer', (xml: string) => xml.replace('</RQST_ID>', `</RQST_ID>${signature()}`)],
  ])('and has %s, is refused (fault-E28)', async (_what, change) => {
    await expect(ask((request) => http(change(whole(request))))).rejects.toMatchObject(unavailable);
  });
});
