import { Redis } from 'ioredis';
import type { Meters } from '#kernel/meters.ts';

/** A connection to Redis that never makes anybody wait for long, and without which everything works. */
export interface RedisConnection {
  /** Does something with Redis, or answers otherwise when it is away, slow or refuses. Never rejects. */
  attempt<T, E>(use: string, work: (redis: Redis) => Promise<T>, otherwise: E): Promise<T | E>;
  /** The client itself, for packages that want one; what they do with it is done inside `attempt`. */
  readonly redis: Redis;
  /** A second client, for listening. */
  openListener(): Redis;
  close(): void;
}

/** How patient a connection is; times in milliseconds. */
export interface RedisConnectionOptions {
  readonly url: string;
  readonly meters: Meters;
  /** Hears of trouble, once each time it begins. */
  readonly onTrouble: (problem: Error) => void;
  /** How long a command may take. */
  readonly commandMs?: number;
  /** After so many failures in a row Redis is left alone for so long; then one command tries it. */
  readonly mostFailures?: number;
  readonly restMs?: number;
}

/** Opens a connection in the background; Redis may come later, or never. */
export function openRedis(options: RedisConnectionOptions): RedisConnection {
  const { url, meters, onTrouble, commandMs = 50, mostFailures = 3, restMs = 1_000 } = options;
  const open = (more: { readonly commandTimeout?: number; readonly enableOfflineQueue: boolean }): Redis => {
    const client = new Redis(url, {
      connectTimeout: 1_000,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(100 * times, restMs),
      ...more,
    });
    // Commands fail by themselves; this is only about the connection, which is made again.
    client.on('error', () => undefined);
    return client;
  };
  const redis = open({ commandTimeout: commandMs, enableOfflineQueue: false });
  const listeners: Redis[] = [];
  let failures = 0;
  let restsUntil = -Infinity;

  function failed(use: string, problem: unknown): void {
    meters.count('redis_failures', { use });
    failures += 1;
    if (failures < mostFailures) return;
    if (failures === mostFailures) onTrouble(problem instanceof Error ? problem : new Error(String(problem)));
    restsUntil = performance.now() + restMs;
  }

  return {
    redis,
    async attempt(use, work, otherwise) {
      const now = performance.now();
      if (now < restsUntil) return otherwise;
      // While Redis is in trouble, one command tries it, and nobody waits for how that ends.
      if (failures >= mostFailures) restsUntil = now + restMs;
      try {
        const result = await work(redis);
        failures = 0;
        restsUntil = -Infinity;
        return result;
      } catch (problem) {
        failed(use, problem);
        return otherwise;
      }
    },
    openListener() {
      const listener = open({ enableOfflineQueue: true });
      listeners.push(listener);
      return listener;
    },
    close() {
      for (const client of [redis, ...listeners]) client.disconnect();
    },
  };
}
