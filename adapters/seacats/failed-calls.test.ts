import type { Socket } from 'node:net';

import { describe, expect, it } from 'vitest';

import { Failure } from '#kernel/failure.ts';

import {
  aCaseRec,
  aFault,
  answerTo,
  clientOf,
  envelope,
  faultDetail,
  http,
  startRawSeacats,
} from './raw-seacats.test-kit.ts';
import type { RawReply, SeenRequest } from './raw-seacats.test-kit.ts';

const number = '20262704200123-01';
const unavailable = { code: 'SEACATS_UNAVAILABLE', message: 'SEACATS did not answer GetCases' };

/** The failure of a call that is answered like this. */
async function failureOf(reply: (request: SeenRequest) => RawReply, signal = new AbortController().signal) {
  await using seacats = await startRawSeacats(reply);
  await using client = await clientOf(seacats.url);
  const error: unknown = await client.getCases([number], { signal }).then(
    () => 'no failure',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure;
}

const whole = ({ requestId }: SeenRequest): string => answerTo(requestId, [aCaseRec(number)]);
const after = (text: string, insert: string) => (xml: string) => xml.replace(text, `${text}${insert}`);

describe('an answer that is no answer', () => {
  const replies: Record<string, (request: SeenRequest) => RawReply> = {
    'empty with 200 (fault-E10)': () => http(''),
    'an HTML page with 200 (fault-E11)': () => http('<html>Maintenance</html>', { contentType: 'text/html' }),
    'an HTML page that says it is XML (fault-E11)': () => http('<!DOCTYPE html><html><br></html>'),
    'empty with 500 (fault-E20)': () => http('', { status: 500, contentType: '' }),
    'without a Content-Type': (request) => http(whole(request), { contentType: '' }),
    'a whole answer with 500': (request) => http(whole(request), { status: 500 }),
    'a redirect': (request) => http(whole(request), { status: 302, headers: 'Location: /elsewhere\r\n' }),
    compressed: (request) => http(whole(request), { headers: 'Content-Encoding: gzip\r\n' }),
    'an envelope with nothing in it': () => http(envelope('')),
    'an envelope of SOAP 1.2': (request) =>
      http(
        whole(request).replace(
          'http://schemas.xmlsoap.org/soap/envelope/',
          'http://www.w3.org/2003/05/soap-envelope',
        ),
      ),
    'two bodies (fault-E12)': (request) => http(after('</soap:Body>', '<soap:Body/>')(whole(request))),
    'an answer twice in a body (fault-E12)': (request) =>
      http(whole(request).replace(/<GetCasesResponse.*<\/GetCasesResponse>/, '$&$&')),
    'an answer beside a Fault (fault-E12)': (request) =>
      http(
        after(
          '</GetCasesResponse>',
          '<soap:Fault><faultcode>a</faultcode><faultstring/></soap:Fault>',
        )(whole(request)),
      ),
    'two request ids (fault-E12)': (request) =>
      http(after('</RQST_ID>', '<RQST_ID>x</RQST_ID>')(whole(request))),
    'a hundred and one records': ({ requestId }) =>
      http(
        answerTo(
          requestId,
          Array.from({ length: 101 }, () => aCaseRec(number)),
        ),
      ),
    'no HTTP': () => 'garbage\r\n\r\n',
    'a connection closed at once': () => (socket: Socket) => void socket.destroy(),
    'a connection closed within the answer (fault-E9)': (request) => (socket: Socket) => {
      const bytes = http(whole(request));
      socket.end(bytes.subarray(0, bytes.length - 30));
    },
  };
  it.each(Object.entries(replies))('%s is SEACATS being unavailable', async (_what, reply) => {
    const failure = await failureOf(reply);
    expect(failure).toMatchObject(unavailable);
    expect(failure.cause).toBeInstanceOf(Error);
  });

  it('is refused access when the status says so, and waits as long as the header says', async () => {
    expect(await failureOf(() => http('', { status: 401 }))).toMatchObject({ code: 'SEACATS_REFUSED' });
    const busy = await failureOf(() =>
      http('Busy', { status: 429, headers: 'Retry-After: 7\r\n', contentType: '' }),
    );
    expect(busy).toMatchObject({ code: 'SEACATS_UNAVAILABLE', retryAfterMs: 7_000 });
  });
});

describe('a SOAP Fault', () => {
  it.each([
    ['SEC-001', 'SEACATS_REFUSED'],
    ['SEC-002', 'SEACATS_REFUSED'],
    ['REQ-001', 'SEACATS_REFUSED'],
    ['REQ-002', 'SEACATS_REFUSED'],
    ['REQ-003', 'SEACATS_REFUSED'],
    ['REQ-004', 'SEACATS_REFUSED'],
    ['CAP-001', 'SEACATS_UNAVAILABLE'],
    ['SYS-001', 'SEACATS_UNAVAILABLE'],
    ['SYS-999', 'SEACATS_UNAVAILABLE'],
    ['ABC-123', 'SEACATS_UNAVAILABLE'],
    ['constructor', 'SEACATS_UNAVAILABLE'],
  ])('%s means %s, with HTTP 500 as with 200 (fault-E20)', async (fault, code) => {
    const body = aFault(faultDetail(fault, 'x'));
    expect(await failureOf(() => http(body, { status: 500 }))).toMatchObject({
      code,
      retryAfterMs: undefined,
    });
    expect(await failureOf(() => http(body, { status: 200 }))).toMatchObject({ code });
  });

  it('of a client without a code of ours is a refusal, and of a server is not', async () => {
    const strange = '<Stack xmlns="urn:other"><Frame>at x</Frame></Stack>';
    const client = aFault(strange, { code: 'soap:Client.Authentication' });
    expect(await failureOf(() => http(client, { status: 500 }))).toMatchObject({ code: 'SEACATS_REFUSED' });
    expect(await failureOf(() => http(aFault(strange), { status: 500 }))).toMatchObject(unavailable);
  });

  it('says how long to wait, a day at most', async () => {
    const waitOf = async (seconds: string) => {
      const fault = aFault(faultDetail('CAP-001', 'x', seconds));
      return (await failureOf(() => http(fault, { status: 500 }))).retryAfterMs;
    };
    expect(await waitOf('30')).toBe(30_000);
    expect(await waitOf('9223372036854775807')).toBe(86_400_000);
    expect(await waitOf('-5')).toBeUndefined();
  });

  it('keeps the words of SEACATS for the log (fault-E19)', async () => {
    const canary = 'DB2 SQLCODE -911 at host mvs07';
    const fault = aFault(faultDetail('SYS-999', canary), { text: canary });
    const failure = await failureOf(() => http(fault, { status: 500 }));
    expect(failure).toMatchObject(unavailable);
    expect(failure.cause).toMatchObject({ message: expect.stringContaining(canary) as string });
  });
});
