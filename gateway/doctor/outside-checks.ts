import { readFile } from 'node:fs/promises';
import { request } from 'undici';
import { z } from 'zod';
import type { Config } from '#kernel/config.ts';
import { noMeters } from '#kernel/meters.ts';
import { openRedis } from '#redis/connection.ts';
import { createSeacatsClient } from '#seacats/client.ts';
import type { Check } from './checkup.ts';

const waitMs = 5_000;
/** A number that no case has: fiscal year 0, port 0. */
const nobodys = '00000000000000-00';

const took = (begun: number): string => `${Math.round(performance.now() - begun)} ms`;

/** Asks SEACATS for a case that nobody has. */
export const seacatsCheck = ({ SEACATS_URL, SEACATS_USERNAME, SEACATS_PASSWORD }: Config): Check => ({
  what: 'SEACATS',
  async look() {
    if (SEACATS_URL === undefined) return { ok: null, says: 'SEACATS_URL is not set' };
    const client = await createSeacatsClient({
      url: SEACATS_URL,
      username: SEACATS_USERNAME ?? '',
      password: SEACATS_PASSWORD ?? '',
    });
    try {
      const begun = performance.now();
      await client.getCases([nobodys], { signal: AbortSignal.timeout(waitMs) });
      return { ok: true, says: `answered GetCases in ${took(begun)}` };
    } finally {
      await client.close();
    }
  },
});

/** Asks Redis whether it is there. */
export const redisCheck = ({ REDIS_URL }: Config): Check => ({
  what: 'Redis',
  async look() {
    if (REDIS_URL === undefined)
      return { ok: null, says: 'REDIS_URL is not set: each process has its own copies and rate' };
    let trouble = 'it does not answer';
    const connection = openRedis({
      url: REDIS_URL,
      meters: noMeters,
      onTrouble: ({ message }) => {
        trouble = message;
      },
      mostFailures: 1,
      restMs: 20,
    });
    try {
      const begun = performance.now();
      while (performance.now() - begun < waitMs) {
        const answer = await connection.attempt('copies', (redis) => redis.ping(), null);
        if (answer === 'PONG') return { ok: true, says: `answers within ${took(begun)} of connecting` };
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return { ok: false, says: `${trouble}; processes go on without it` };
    } finally {
      connection.close();
    }
  },
});

const keySet = z.object({ keys: z.array(z.object({ kty: z.string() })) });

/** Reads the public keys of an issuer, at an address or in a file. */
export const keysCheck = (what: string, place: string | undefined): Check => ({
  what,
  async look() {
    if (place === undefined) return { ok: null, says: 'it is not set' };
    const text = /^https?:/.test(place) ? await fetched(place) : await readFile(place, 'utf8');
    const { keys } = keySet.parse(JSON.parse(text));
    return keys.length > 0
      ? { ok: true, says: `${keys.length} keys` }
      : { ok: false, says: 'it has no key, so that nobody can be known' };
  },
});

async function fetched(url: string): Promise<string> {
  const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(waitMs) });
  if (statusCode !== 200) throw new Error(`it answers with HTTP status ${statusCode}`);
  return body.text();
}
