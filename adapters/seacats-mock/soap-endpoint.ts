import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Server, listen } from 'soap';
import { answerRequest, type Files } from './answer-request.ts';
import { SeacatsFault, faultEnvelope } from './faults.ts';
import { seacatsOperations, type ModeSwitch, type SeacatsMode } from './modes.ts';
import { readBytes } from './read-bytes.ts';
import { readRequest } from './request-envelope.ts';
import { fileOfThisRoom } from './room.ts';
import type { SeacatsRequest } from './to-request.ts';
import { Turns } from './turns.ts';
import type { TokenCheck } from './ws-security.ts';

/** The path of the SOAP endpoint. */
export const soapPath = '/seacats';

const maximumBytes = 1_000_000;

/** What the endpoint answers from. */
export interface SoapEndpointParts {
  readonly files: Files;
  readonly tokens: TokenCheck;
  readonly modes: ModeSwitch;
  /** Hears of every well-formed request as it comes in, whatever becomes of it. */
  readonly onCall: (request: SeacatsRequest) => void;
  /** Aborted when the server closes, so that a slow answer does not hold it up. */
  readonly closing: AbortSignal;
}

/** A request handler for Node's http server that speaks SOAP on `/seacats`. */
export async function createSoapEndpoint(
  parts: SoapEndpointParts,
): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> {
  const wsdl = readFileSync(fileOfThisRoom('seacats.wsdl'), 'utf8');
  const soap = await soapServer(wsdl, parts);
  return async (request, response) => {
    try {
      const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
      if (path !== soapPath) return sendText(response, 404, 'Nothing here; SEACATS answers on /seacats.');
      if (request.method === 'GET') return send(response, 200, wsdl);
      if (request.method !== 'POST') return sendText(response, 405, 'SEACATS expects POST.');
      await answer(request, response, soap, parts);
    } catch (error) {
      if (error instanceof SeacatsFault) sendFault(response, error);
      else if (!parts.closing.aborted) sendFault(response, new SeacatsFault('SYS-999'));
    }
  };
}

/** What travels with a request through `soap` to the operation, in its field for what the transport knows. */
interface Exchange {
  readonly request: SeacatsRequest;
  readonly mode: SeacatsMode;
}

function soapServer(xml: string, { files, tokens }: SoapEndpointParts): Promise<Server> {
  const answered = (
    _args: unknown,
    _callback: unknown,
    _headers: unknown,
    { connection }: { connection: Exchange },
  ) => ({
    _xml: guarded(() => answerRequest(connection.request, files, connection.mode)),
  });
  const port = Object.fromEntries(seacatsOperations.map((operation) => [operation, answered]));
  return new Promise((resolve, reject) => {
    // Without an http server of its own: `soap` would read bodies of any size and write stack traces.
    const server = listen(null, {
      path: soapPath,
      services: { SeacatsEnforcementService: { SeacatsEnforcementPort: port } },
      xml,
      uri: soapPath,
      suppressStack: true,
      callback: (error: Error | null) => (error ? reject(error) : resolve(server)),
    });
    server.authenticate = (security: unknown) => {
      guarded(() => tokens.accept(security));
      return true;
    };
  });
}

/** Lets a fault through and turns all else into SYS-999, for `soap` would send its words to the caller. */
function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SeacatsFault ? error : new SeacatsFault('SYS-999');
  }
}

async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  soap: Server,
  { modes, onCall, closing }: SoapEndpointParts,
): Promise<void> {
  const bytes = await readBytes(incoming, maximumBytes);
  if (bytes === 'too large') return refuseTooLarge(incoming, response);
  const xml = utf8(bytes, incoming);
  const header = incoming.headers['soapaction'];
  const soapAction = typeof header === 'string' ? header : '';
  const request = readRequest(xml, soapAction);
  onCall(request);
  const mode = modes.take(request.operation);
  if (mode.mode === 'down') return void incoming.socket.destroy();
  if (mode.mode === 'empty') return void response.writeHead(200, { 'content-length': '0' }).end();
  if (mode.mode === 'maintenance') return sendMaintenancePage(response);
  if (mode.mode === 'slow') await pause(mode.ms, undefined, { signal: closing });
  if (mode.mode === 'slots') await turnOf(mode, closing);
  const exchange: Exchange = { request, mode };
  const result = await soap.processRequest(xml, {
    url: soapPath,
    headers: { soapaction: soapAction },
    connection: exchange,
  });
  const lawful = result.statusCode === 200 || result.body.includes('<SeacatsFault ');
  if (!lawful) throw new SeacatsFault('SYS-999');
  sendAnswer(response, result.statusCode, result.body, mode);
}

/** The turns of each setting of the mode `slots`, for as long as that setting lasts. */
const turns = new WeakMap<SeacatsMode, Turns>();

async function turnOf(mode: SeacatsMode & { mode: 'slots' }, signal: AbortSignal): Promise<void> {
  const known = turns.get(mode) ?? new Turns(mode.slots);
  turns.set(mode, known);
  await known.take(() => pause(mode.ms, undefined, { signal }));
}

function utf8(bytes: Buffer, { headers }: IncomingMessage): string {
  const type = headers['content-type'] ?? '';
  if (!/^text\/xml\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || headers['content-encoding'] !== undefined) {
    throw new SeacatsFault('REQ-001', { text: 'Request malformed: text/xml in UTF-8 expected' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SeacatsFault('REQ-001', { text: 'Request malformed: the bytes are not UTF-8' });
  }
}

function sendAnswer(response: ServerResponse, status: number, body: string, mode: SeacatsMode): void {
  if (mode.mode === 'truncated') {
    const whole = Buffer.from(body);
    return send(response, status, whole.subarray(0, mode.at ?? Math.floor(whole.length / 2)));
  }
  if (mode.mode === 'wrong-charset') {
    const declared = body.replace('encoding="utf-8"', `encoding="${mode.declared}"`);
    return send(response, status, Buffer.from(declared, 'latin1'), mode.declared);
  }
  const chosen = mode.mode === 'fault' ? mode.httpStatus : undefined;
  send(response, chosen ?? status, body);
}

function send(response: ServerResponse, status: number, body: string | Buffer, charset = 'utf-8'): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': `text/xml; charset=${charset}`,
    'content-length': bytes.length,
  });
  response.end(bytes);
}

function sendFault(response: ServerResponse, fault: SeacatsFault, status = 500): void {
  if (!response.headersSent) send(response, status, faultEnvelope(fault));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function sendMaintenancePage(response: ServerResponse): void {
  const page =
    '<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back at 06:00.</body></html>\n';
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function refuseTooLarge(incoming: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  sendFault(response, new SeacatsFault('REQ-004'), 413);
  // What still comes is thrown away for a moment, so that the caller can read the answer; then it is cut off.
  incoming.resume();
  setTimeout(() => incoming.destroy(), 1_000).unref();
}
