import { Pool } from 'undici';

import type { SecuredRequest } from './request-envelope.ts';

/** The answer of SEACATS before anybody has read it. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  /** How long to wait before asking again, when the answer's header says so in seconds. */
  readonly retryAfterSeconds: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
  /** Lets go of the rest of the body, and of its connection. */
  discard(): void;
}

/** Carries requests to one address over a bounded number of connections. */
export interface Transport {
  post(request: SecuredRequest, signal: AbortSignal): Promise<RawAnswer>;
  /** Waits for nothing: what is under way fails. */
  close(): Promise<void>;
}

/** The address and the bounds of a transport. */
export interface TransportOptions {
  readonly url: string;
  readonly connections?: number;
  readonly connectMs?: number;
  /** The longest silence: until the first byte of an answer, and between two of its bytes. */
  readonly silenceMs?: number;
}

/** Makes a transport on an undici pool: it follows no redirect, retries nothing, and an abort closes its socket. */
export function createTransport(options: TransportOptions): Transport {
  const { url, connections = 20, connectMs = 2_000, silenceMs = 30_000 } = options;
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    connect: { timeout: connectMs },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: 16_384,
  });
  return {
    async post({ headers, xml }, signal) {
      const {
        statusCode,
        headers: answered,
        body,
      } = await pool.request({
        path: `${pathname}${search}`,
        method: 'POST',
        headers: { ...headers, accept: 'text/xml', 'accept-encoding': 'identity' },
        body: xml,
        signal,
      });
      // A body that is let go reports it as an error, which then nobody waits for.
      body.on('error', () => undefined);
      return {
        status: statusCode,
        contentType: single(answered['content-type']),
        contentEncoding: single(answered['content-encoding']),
        retryAfterSeconds: single(answered['retry-after']),
        body,
        discard: () => void body.destroy(),
      };
    },
    close: () => pool.destroy(),
  };
}

// A header that comes twice is passed on as both, which no reader accepts.
const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(', ') : header;
