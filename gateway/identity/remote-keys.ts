import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { request } from 'undici';
import { z } from 'zod';
import type { Clock } from '#kernel/clock.ts';
import type { Logger } from '#kernel/telemetry.ts';

/** How keys at an address are kept, in milliseconds. */
export interface RemoteKeysOptions {
  /** The longest that an answer may take. */
  readonly timeout: number;
  /** The shortest time between two questions, whoever asks for whatever key. */
  readonly cooldown: number;
  /** After how long keys are read again, while those at hand are still used. */
  readonly freshFor: number;
  /** After how long keys that could not be read again are believed no more. */
  readonly usableFor: number;
}

/** How an issuer's keys are kept: a key that was withdrawn is gone within ten minutes, an outage may last a day. */
export const keptKeys: RemoteKeysOptions = {
  timeout: 2_000,
  cooldown: 10_000,
  freshFor: 10 * 60_000,
  usableFor: 24 * 60 * 60_000,
};

const mostBytes = 256 * 1024;
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/**
 * The keys of an issuer at an address. A key that is not among those at hand makes it ask again, once in a while; while
 * the issuer does not answer, the keys at hand are used and no other.
 */
export function createRemoteKeys(
  url: string,
  clock: Clock,
  logger: Logger,
  { timeout, cooldown, freshFor, usableFor }: RemoteKeysOptions = keptKeys,
): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | null = null;
  let readAt = -Infinity;
  let askedAt = -Infinity;
  let asking: Promise<void> | null = null;

  /** Asks again unless that was done a moment ago; a failure leaves everything as it was. */
  function refresh(): Promise<void> {
    if (asking !== null) return asking;
    const now = clock.monotonicMilliseconds();
    if (now - askedAt < cooldown) return Promise.resolve();
    askedAt = now;
    asking = readKeys(url, timeout)
      .then((read) => {
        keys = createLocalJWKSet(read);
        readAt = clock.monotonicMilliseconds();
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  }

  return async (header, token) => {
    const age = clock.monotonicMilliseconds() - readAt;
    if (keys === null || age > usableFor) {
      await refresh();
    } else if (age > freshFor) {
      // Nobody waits for this, and an issuer that does not answer is asked again after the pause.
      refresh().catch((problem: unknown) => {
        const cause = problem instanceof Error ? String(problem.cause) : undefined;
        logger.warn({ cause }, 'the keys of an issuer could not be read again; those at hand are used');
      });
    }
    if (keys === null || clock.monotonicMilliseconds() - readAt > usableFor) throw new KeysUnavailable();
    try {
      return await keys(header, token);
    } catch (cause) {
      if (!(cause instanceof errors.JWKSNoMatchingKey)) throw cause;
      await refresh();
      return keys(header, token);
    }
  };
}

/** Thrown while an issuer's keys cannot be read and none are at hand. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';

  constructor(options: ErrorOptions = {}) {
    super('the keys of the issuer cannot be read', options);
  }
}

async function readKeys(url: string, timeout: number): Promise<JSONWebKeySet> {
  try {
    const { statusCode, body } = await request(url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      signal: AbortSignal.timeout(timeout),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostBytes) throw new Error(`the answer has more than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
    if (statusCode !== 200) throw new Error(`the answer has the status ${statusCode}`);
    return keySet.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch (cause) {
    throw new KeysUnavailable({ cause });
  }
}
