import { readFile } from 'node:fs/promises';

import { Client, WSSecurity, createClientAsync } from 'soap';
import type { IHttpClient, WSDL } from 'soap';

import type { RequestOf, SeacatsOperation } from './wire.ts';

/** A request as it goes over the wire. */
export interface SecuredRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly xml: string;
}

/** Who asks SEACATS. */
export interface SeacatsCredentials {
  readonly username: string;
  readonly password: string;
}

/** Writes and secures the request of an operation; each has its own nonce and time. */
export type WriteRequest = <O extends SeacatsOperation>(
  operation: O,
  question: RequestOf<O>,
) => SecuredRequest;

/** Prepares the writing of requests from a WSDL on this disk; refuses one that would load anything else. */
export async function createRequestWriter(
  wsdlPath: string,
  credentials: SeacatsCredentials,
): Promise<WriteRequest> {
  const wsdl = await readWsdl(wsdlPath);
  return (operation, question) => {
    const written: SecuredRequest[] = [];
    // The package writes and secures the envelope; it neither sends it nor sees the answer, so its promise stays open.
    const httpClient: IHttpClient = {
      request: (_url, xml: string, _callback, headers = {}) => {
        written.push({ xml, headers });
        return new Promise<never>(() => undefined);
      },
    };
    // One object per call: it would hold the security header of every caller.
    const client = new Client(wsdl, undefined, { httpClient });
    client.setSecurity(
      new WSSecurity(credentials.username, credentials.password, {
        passwordType: 'PasswordDigest',
        hasTimeStamp: false,
        mustUnderstand: true,
      }),
    );
    const write: unknown = client[operation];
    if (typeof write !== 'function') throw new Error(`the WSDL of SEACATS declares no ${operation}`);
    Reflect.apply(write, client, [question, () => undefined]);
    const [request] = written;
    if (request === undefined) throw new Error('the soap package wrote no request');
    return request;
  };
}

async function readWsdl(path: string): Promise<WSDL> {
  const definition = await readFile(path, 'utf8');
  // Our own cache: the package's is one for the whole process and keeps the first caller's options.
  const cache = new Map<string, WSDL>();
  const wsdlCache = {
    has: (key: string) => cache.has(key),
    get: (key: string) => cache.get(key) as WSDL,
    set: (key: string, wsdl: WSDL) => void cache.set(key, wsdl),
  };
  await createClientAsync(definition, { wsdlCache, wsdl_options: { overrideImportLocation: refuseImport } });
  const wsdl = cache.get(definition);
  if (wsdl === undefined) throw new Error('the WSDL of SEACATS could not be read');
  return wsdl;
}

// Left alone, the package fetches what an import names: any address, any file.
function refuseImport(): never {
  throw new Error('the WSDL of SEACATS imports another document');
}
