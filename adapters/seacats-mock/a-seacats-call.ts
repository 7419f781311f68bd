// For tests only: calls a mock as a client of the `soap` package does, or with an envelope of the test's own.
import { createHash, randomBytes } from 'node:crypto';
import { WSSecurity, createClientAsync } from 'soap';
import { fileOfThisRoom } from './room.ts';
import type { SeacatsMock, SeacatsMockOptions } from './start-seacats-mock.ts';
import { startSeacatsMock } from './start-seacats-mock.ts';

/** What every test's mock accepts. */
export const credentials = { username: 'claimgraph', password: 'open sesame' };

/** A mock with the test's credentials. */
export const aSeacatsMock = (options: Partial<SeacatsMockOptions> = {}): Promise<SeacatsMock> =>
  startSeacatsMock({ ...credentials, ...options });

/** What `soap` reads in the answer, and the answer's text. */
export async function askedBySoap(
  url: string,
  caseNumbers: readonly string[],
  { username, password }: { username: string; password: string } = credentials,
): Promise<{ answer: unknown; xml: string }> {
  const client = await createClientAsync(fileOfThisRoom('seacats.wsdl'), { disableCache: true }, url);
  client.setSecurity(
    new WSSecurity(username, password, { passwordType: 'PasswordDigest', hasTimeStamp: false }),
  );
  const question = { RQST_ID: 'request-1', CASE_NBR: caseNumbers };
  const GetCases = client['GetCasesAsync'] as (question: object) => Promise<[answer: unknown, xml: string]>;
  const [answer, xml] = await GetCases(question);
  return { answer, xml };
}

/** A UsernameToken header, whole and lawful unless the test says otherwise. */
export function aSecurityHeader({
  username = credentials.username,
  password = credentials.password,
  nonce = randomBytes(16).toString('base64'),
  created = new Date().toISOString(),
} = {}): string {
  const digest = createHash('sha1')
    .update(Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(created + password)]))
    .digest('base64');
  const oasis = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
  return (
    `<wsse:Security xmlns:wsse="${oasis}-wssecurity-secext-1.0.xsd" ` +
    `xmlns:wsu="${oasis}-wssecurity-utility-1.0.xsd">` +
    `<wsse:UsernameToken><wsse:Username>${username}</wsse:Username>` +
    `<wsse:Password Type="${oasis}-username-token-profile-1.0#PasswordDigest">${digest}</wsse:Password>` +
    `<wsse:Nonce EncodingType="${oasis}-soap-message-security-1.0#Base64Binary">${nonce}</wsse:Nonce>` +
    `<wsu:Created>${created}</wsu:Created></wsse:UsernameToken></wsse:Security>`
  );
}

/** The body of a GetCases request. */
export const aGetCasesRequest = (...caseNumbers: readonly string[]): string =>
  '<GetCasesRequest xmlns="urn:seacats:enforcement:1"><RQST_ID>request-1</RQST_ID>' +
  `${caseNumbers.map((number) => `<CASE_NBR>${number}</CASE_NBR>`).join('')}</GetCasesRequest>`;

/** A SOAP 1.1 envelope. */
export const anEnvelope = (body: string, header = aSecurityHeader()): string =>
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
  `<soap:Header>${header}</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;

/** An answer as it came over HTTP. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Sends an envelope as it is. */
export async function sent(
  url: string,
  envelope: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      soapaction: '"urn:seacats:enforcement:1/GetCases"',
      ...headers,
    },
    body: envelope,
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    bytes,
    text: bytes.toString(),
  };
}

/** Asks for cases with a lawful envelope. */
export const askedFor = (url: string, ...caseNumbers: readonly string[]): Promise<RawAnswer> =>
  sent(url, anEnvelope(aGetCasesRequest(...caseNumbers)));
