import { randomUUID } from 'node:crypto';
import type { ChainableCommander } from 'ioredis';
import type { SharedCopies } from '#kernel/shared-copies.ts';
import type { RedisConnection } from './connection.ts';

/** Deletes those keys that still hold our token: a claim that ran out may be somebody else's by now. */
const releaseScript = `
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
end`;

/** Copies and claims in Redis, each key with our prefix. */
export function createSharedCopies(connection: RedisConnection, prefix = 'claimgraph:'): SharedCopies {
  const token = randomUUID();
  const named = (keys: readonly string[]): string[] => keys.map((key) => prefix + key);
  return {
    async read(keys) {
      if (keys.length === 0) return new Map();
      const values = await connection.attempt('copies', (redis) => redis.mgetBuffer(named(keys)), []);
      return new Map(
        keys.flatMap((key, index) => {
          const value = values[index] ?? null;
          return value === null ? [] : [[key, value] as const];
        }),
      );
    },
    async write(entries, lifetimeMs) {
      await connection.attempt(
        'copies',
        async (redis) => {
          const pipeline = redis.pipeline();
          for (const [key, value] of entries) pipeline.set(prefix + key, value, 'PX', lifetimeMs);
          return resultsOf(pipeline);
        },
        null,
      );
    },
    async drop(keys) {
      if (keys.length === 0) return;
      await connection.attempt('copies', (redis) => redis.unlink(...named(keys)), 0);
    },
    async claim(keys, lifetimeMs) {
      const answers = await connection.attempt(
        'claims',
        async (redis) => {
          const pipeline = redis.pipeline();
          for (const key of named(keys)) pipeline.set(key, token, 'PX', lifetimeMs, 'NX');
          return resultsOf(pipeline);
        },
        null,
      );
      return new Set(keys.filter((_key, index) => answers === null || answers[index] === 'OK'));
    },
    async release(keys) {
      if (keys.length === 0) return;
      await connection.attempt(
        'claims',
        (redis) => redis.eval(releaseScript, keys.length, ...named(keys), token),
        null,
      );
    },
  };
}

/** What each command of a pipeline answered; rejects when one of them failed. */
async function resultsOf(pipeline: ChainableCommander): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([problem, result]) => {
    if (problem !== null) throw problem;
    return result;
  });
}
