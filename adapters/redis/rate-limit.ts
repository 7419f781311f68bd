import { RateLimiterRedis } from 'rate-limiter-flexible';
import { createRateLimit, rateLimitOver, type RateLimit } from '#kernel/rate-limit.ts';
import type { RedisConnection } from './connection.ts';

/** A rate limit that all processes share; while Redis is away, each has one of its own. */
export function createSharedRateLimit(
  connection: RedisConnection,
  perSecond: number,
  prefix = 'claimgraph:rate',
): RateLimit {
  const shared = rateLimitOver(
    new RateLimiterRedis({
      storeClient: connection.redis,
      points: perSecond,
      duration: 1,
      keyPrefix: prefix,
      rejectIfRedisNotReady: true,
    }),
  );
  const own = createRateLimit(perSecond);
  return {
    async take() {
      return (await connection.attempt('rate', () => shared.take(), null)) ?? own.take();
    },
    async pause(milliseconds) {
      await own.pause(milliseconds);
      await connection.attempt('rate', () => shared.pause(milliseconds), undefined);
    },
  };
}
