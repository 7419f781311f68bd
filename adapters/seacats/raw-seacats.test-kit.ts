import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';

import { createSeacatsClient } from './client.ts';
import type { SeacatsClientOptions } from './client.ts';

/** A client that a test lets go of by leaving its block. */
export async function clientOf(url: string, options: Partial<SeacatsClientOptions> = {}) {
  const client = await createSeacatsClient({
    url,
    username: 'claimgraph',
    password: 'p&ss<word',
    ...options,
  });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.close() });
}

/** A request as the raw server saw it. */
export interface SeenRequest {
  readonly head: string;
  readonly body: string;
  readonly requestId: string;
  readonly caseNumbers: readonly string[];
}

/** The bytes to answer with, or a deed on the socket. */
export type RawReply = string | Buffer | ((socket: Socket) => void);

/** A server that answers every request with exactly the bytes it is told to, and says what happened to its sockets. */
export async function startRawSeacats(reply: (request: SeenRequest) => RawReply) {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    connections += 1;
    socket.on('close', () => sockets.delete(socket));
    // A client that hangs up is what several tests are about.
    socket.on('error', () => undefined);
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const request = wholeRequest(bytes);
      if (request === null) return;
      bytes = Buffer.alloc(0);
      requests.push(request);
      const answer = reply(request);
      if (typeof answer === 'function') answer(socket);
      else socket.write(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/seacats`,
    requests,
    sockets,
    /** How many connections there have been. */
    connections: () => connections,
    /** Resolves when the last socket has closed; rejects when that takes longer than a second. */
    async untilHungUp() {
      const all = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      await Promise.race([
        Promise.all(all),
        after(1_000).then(() => Promise.reject(new Error('still connected'))),
      ]);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function wholeRequest(bytes: Buffer): SeenRequest | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const body = bytes.subarray(end + 4);
  if (body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return null;
  const xml = body.toString('utf8');
  const requestId = /RQST_ID>([^<]*)</.exec(xml)?.[1] ?? '';
  const caseNumbers = [...xml.matchAll(/CASE_NBR>([0-9-]{17})</g)].map(([, number]) => number ?? '');
  return { head, body: xml, requestId, caseNumbers };
}

/** The bytes of an HTTP answer. */
export function http(
  body: string | Buffer,
  { status = 200, contentType = 'text/xml; charset=utf-8', headers = '' } = {},
): Buffer {
  const content = Buffer.from(body);
  const type = contentType === '' ? '' : `Content-Type: ${contentType}\r\n`;
  const head = `HTTP/1.1 ${status} X\r\n${type}${headers}Content-Length: ${content.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content]);
}

/** The XML of a SOAP envelope. */
export const envelope = (body: string): string =>
  '<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
  `<soap:Body>${body}</soap:Body></soap:Envelope>`;

/** The XML of an answer to GetCases with these records and numbers not found. */
export const answerTo = (
  requestId: string,
  records: readonly string[],
  notFound: readonly string[] = [],
): string =>
  envelope(
    '<GetCasesResponse xmlns="urn:seacats:enforcement:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<RQST_ID>${requestId}</RQST_ID>${records.join('')}` +
      `${notFound.map((number) => `<NOT_FND_NBR>${number}</NOT_FND_NBR>`).join('')}</GetCasesResponse>`,
  );

const sums = ['ASSESSED', 'MITIGATED', 'COLLECTED', 'OUTSTANDING', 'REV_LOSS'];

/** The XML of a whole, lawful record; `change` rewrites single elements of it by their name. */
export function aCaseRec(caseNumber: string, change: Readonly<Record<string, string>> = {}): string {
  const xml =
    `<CASE_REC><CASE_NBR>${caseNumber}</CASE_NBR><REC_VER_NBR>3</REC_VER_NBR>` +
    '<LAST_CHG_TS>2026-02-03T04:05:06Z</LAST_CHG_TS><CASE_TYP_CD>LD</CASE_TYP_CD><CASE_STAT_CD>OP</CASE_STAT_CD><OPEN_DT>20260102</OPEN_DT>' +
    '<IMPR_NBR>12-345678900</IMPR_NBR><BOND_NBR xsi:nil="true"/><SRTY_CD>036</SRTY_CD>' +
    '<VIOL><STAT_CD>19USC1623   </STAT_CD><CITE_TXT>19 USC 1623</CITE_TXT><VIOL_DT>        </VIOL_DT>' +
    '<VIOL_DESC>Late &amp; &lt;unentered&gt;</VIOL_DESC></VIOL>' +
    `<AMTS>${sums.map((name) => `<${name}_AMT>1234.50</${name}_AMT>`).join('')}</AMTS>` +
    '<PRTY><PRTY_ROLE_CD>PRN</PRTY_ROLE_CD><PRTY_NM>Añejo Imports</PRTY_NM></PRTY></CASE_REC>';
  return Object.entries(change).reduce((text, [name, replacement]) => {
    const element = new RegExp(`<${name}(?: [^>]*)?(?:/>|>.*?</${name}>)`);
    if (!element.test(text)) throw new Error(`no ${name} to change`);
    return text.replace(element, () => replacement);
  }, xml);
}

/** The XML of a SOAP Fault. */
export const aFault = (detail: string, { code = 'soap:Server', text = 'Fault' } = {}): string =>
  envelope(
    `<soap:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring>` +
      `<detail>${detail}</detail></soap:Fault>`,
  );

/** The XML of SEACATS's own detail of a Fault. */
export const faultDetail = (code: string, text: string, seconds?: string): string =>
  `<SeacatsFault xmlns="urn:seacats:enforcement:1"><FLT_CD>${code}</FLT_CD><FLT_TXT>${text}</FLT_TXT>` +
  `${seconds === undefined ? '' : `<RETRY_AFT_SEC>${seconds}</RETRY_AFT_SEC>`}</SeacatsFault>`;
