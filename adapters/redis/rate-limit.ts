import { RateLimiterRedis } from 'rate-limiter-flexible';
import { createRateLimit, rateLimitOver, type RateLimit } from '#kernel/rate-limit.ts';
import type { RedisConnection } from './connection.ts';

/**
 * A rate limit that all processes share. Each keeps one of its own besides, which serves while Redis is away and holds the
 * pause that this process was told where Redis has lost it.
 */
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
      const permission = await connection.attempt('rate', () => shared.take(), null);
      return permission?.granted === false ? permission : own.take();
    },
    async pause(milliseconds) {
      await own.pause(milliseconds);
      await connection.attempt('rate', () => shared.pause(milliseconds), undefined);
    },
  };
}
