import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  aGetCasesRequest,
  aSeacatsMock,
  aSecurityHeader,
  anEnvelope,
  askedBySoap,
  askedFor,
  sent,
} from './a-seacats-call.ts';

const mdtArmor = '20161704200292-01';
const lawful = aGetCasesRequest(mdtArmor);
const codeOf = (text: string) => /<FLT_CD>([^<]+)/.exec(text)?.[1];
const stackTrace = /\bat .+:\d+:\d+|node_modules|TypeError|Error:/;

describe('the SEACATS mock asks who is there', () => {
  it('and refuses a wrong password, a wrong name and no token at all', async () => {
    await using seacats = await aSeacatsMock();
    const headers = [aSecurityHeader({ password: 'wrong' }), aSecurityHeader({ username: 'stranger' }), ''];
    const answers = await Promise.all(headers.map((header) => sent(seacats.url, anEnvelope(lawful, header))));
    expect(answers.map(({ status, text }) => [status, codeOf(text)])).toEqual(
      Array(3).fill([500, 'SEC-001']),
    );
    await expect(
      askedBySoap(seacats.url, [mdtArmor], { username: 'claimgraph', password: '' }),
    ).rejects.toThrow();
  });

  it('and refuses a password sent as text', async () => {
    await using seacats = await aSeacatsMock();
    const header = aSecurityHeader().replace('#PasswordDigest', '#PasswordText');
    expect(codeOf((await sent(seacats.url, anEnvelope(lawful, header))).text)).toBe('SEC-001');
  });

  it('fault-E27: and refuses a nonce that it has seen', async () => {
    await using seacats = await aSeacatsMock();
    const envelope = anEnvelope(lawful);
    const answers = [await sent(seacats.url, envelope), await sent(seacats.url, envelope)];
    expect(answers.map(({ status, text }) => [status, codeOf(text)])).toEqual([
      [200, undefined],
      [500, 'SEC-002'],
    ]);
  });

  it('fault-E27: and refuses a token six minutes old, or made two minutes from now', async () => {
    await using seacats = await aSeacatsMock();
    const madeAt = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const answers = await Promise.all(
      [-6, 2, -4].map((minutes) =>
        sent(seacats.url, anEnvelope(lawful, aSecurityHeader({ created: madeAt(minutes) }))),
      ),
    );
    expect(answers.map(({ text }) => codeOf(text))).toEqual(['SEC-002', 'SEC-002', undefined]);
  });

  it('fault-E27: and remembers a nonce as long as its token could be used', async () => {
    let now = new Date('2026-03-01T12:00:00Z');
    await using seacats = await aSeacatsMock({ clock: () => now });
    const envelope = anEnvelope(lawful, aSecurityHeader({ created: now.toISOString() }));
    await sent(seacats.url, envelope);
    now = new Date('2026-03-01T12:05:00Z');
    expect(codeOf((await sent(seacats.url, envelope)).text)).toBe('SEC-002');
    now = new Date('2026-03-01T12:05:01Z');
    expect(codeOf((await sent(seacats.url, envelope)).text)).toBe('SEC-002');
  });
});

describe('the SEACATS mock reads a request strictly', () => {
  it('fault-E29: and refuses a SOAPAction that is missing or another', async () => {
    await using seacats = await aSeacatsMock();
    const actions = ['"urn:seacats:enforcement:1/IssueNotice"', '""', 'GetCases'];
    const answers = await Promise.all(
      actions.map((soapaction) => sent(seacats.url, anEnvelope(lawful), { soapaction })),
    );
    expect(answers.map(({ text }) => codeOf(text))).toEqual(['REQ-003', 'REQ-003', 'REQ-003']);
  });

  it('and refuses 101 numbers', async () => {
    await using seacats = await aSeacatsMock();
    const numbers = Array.from({ length: 101 }, (_, j) => `20201704${String(j).padStart(6, '0')}-01`);
    expect(codeOf((await askedFor(seacats.url, ...numbers)).text)).toBe('REQ-002');
    expect(seacats.calls).toEqual([]);
  });

  it.each([
    ['no number', anEnvelope(aGetCasesRequest())],
    ['a malformed number', anEnvelope(aGetCasesRequest('2016-1704'))],
    ['no request id', anEnvelope(lawful.replace(/<RQST_ID>.*<\/RQST_ID>/, ''))],
    [
      'another order',
      anEnvelope(lawful.replace(/(<RQST_ID>.*<\/RQST_ID>)(<CASE_NBR>.*<\/CASE_NBR>)/, '$2$1')),
    ],
    ['another namespace', anEnvelope(lawful.replace('enforcement:1', 'enforcement:2'))],
    ['another element', anEnvelope(lawful.replaceAll('CASE_NBR', '__proto__'))],
    ['fault-E26: an unknown operation', anEnvelope('<DropCases xmlns="urn:seacats:enforcement:1"/>')],
    [
      'fault-E26: an operation named like a property',
      anEnvelope('<constructor xmlns="urn:seacats:enforcement:1"/>'),
    ],
    ['a property in the header', anEnvelope(lawful, `${aSecurityHeader()}<__proto__><a>1</a></__proto__>`)],
    ['two operations', anEnvelope(lawful + lawful)],
    ['two bodies', anEnvelope(lawful).replace('</soap:Envelope>', '<soap:Body/></soap:Envelope>')],
    ['text between elements', anEnvelope(lawful.replace('<CASE_NBR>', 'stray<CASE_NBR>'))],
    ['a DOCTYPE', `<!DOCTYPE soap:Envelope [<!ENTITY e "x">]>${anEnvelope(lawful)}`],
    ['a bare DOCTYPE', `<!DOCTYPE r>${anEnvelope(lawful)}`],
    ['half an envelope', anEnvelope(lawful).slice(0, 300)],
    ['nesting without end', '<a>'.repeat(100_000)],
    ['something else', '{"query":"{ __typename }"}'],
    ['nothing', ''],
  ])('and refuses %s as malformed, without a stack trace', async (_, envelope) => {
    await using seacats = await aSeacatsMock();
    const { status, text } = await sent(seacats.url, envelope);
    expect([status, codeOf(text)]).toEqual([500, 'REQ-001']);
    expect(text).not.toMatch(stackTrace);
  });

  it('and refuses another type, another charset, compression and bytes that are not UTF-8', async () => {
    await using seacats = await aSeacatsMock();
    const envelope = anEnvelope(lawful);
    const types = ['application/json', 'text/xml; charset=iso-8859-1'];
    const codes = await Promise.all(
      types.map((type) => sent(seacats.url, envelope, { 'content-type': type })),
    );
    const packed = await sent(seacats.url, envelope, { 'content-encoding': 'gzip' });
    expect([...codes, packed].map(({ text }) => codeOf(text))).toEqual(['REQ-001', 'REQ-001', 'REQ-001']);
    const latin1 = await fetch(seacats.url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: Buffer.from('<É/>', 'latin1'),
    });
    expect(codeOf(await latin1.text())).toBe('REQ-001');
  });

  it('fault-E26: and refuses 50 MB, declared or streamed, before it is all here', async () => {
    await using seacats = await aSeacatsMock();
    const declared = await firstLineAnsweredTo(seacats.url, 'content-length: 50000000', 0);
    const streamed = await firstLineAnsweredTo(seacats.url, 'transfer-encoding: chunked', 1_100_000);
    expect([declared.status, streamed.status]).toEqual(['HTTP/1.1 413', 'HTTP/1.1 413']);
    expect([codeOf(declared.text), codeOf(streamed.text)]).toEqual(['REQ-004', 'REQ-004']);
    expect((await askedFor(seacats.url, mdtArmor)).status).toBe(200);
  });

  it('fault-E26: and answers a fault of its own in the bytes that soap would write', async () => {
    await using seacats = await aSeacatsMock();
    const ours = await sent(seacats.url, anEnvelope(lawful), { soapaction: '""' });
    seacats.setMode('GetCases', { mode: 'fault', code: 'REQ-003' });
    const theirs = await sent(seacats.url, anEnvelope(lawful));
    expect(theirs.text).toBe(ours.text);
  });

  it('fault-E26: and hides what went wrong inside', async () => {
    const clock = () => {
      throw new TypeError('db9.internal');
    };
    await using seacats = await aSeacatsMock({ clock });
    const { status, text } = await askedFor(seacats.url, mdtArmor);
    expect([status, codeOf(text)]).toEqual([500, 'SYS-999']);
    expect(text).not.toMatch(stackTrace);
    expect(text).not.toContain('db9');
  });

  it('and answers other paths and methods without SOAP', async () => {
    await using seacats = await aSeacatsMock();
    expect((await fetch(new URL('/other', seacats.url))).status).toBe(404);
    expect((await fetch(seacats.url, { method: 'DELETE' })).status).toBe(405);
  });
});

/** Sends a POST that never ends, and reads the answer that comes all the same. */
function firstLineAnsweredTo(
  url: string,
  framing: string,
  bytes: number,
): Promise<{ status: string; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /seacats HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: text/xml\r\n${framing}\r\n\r\n`,
      );
      if (bytes > 0) socket.write(`${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`);
    });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes('</soap:Envelope>')) return;
      socket.destroy();
      resolve({ status: text.slice(0, 12), text });
    });
    socket.once('error', reject);
  });
}
