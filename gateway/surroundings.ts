import { fixedClock, systemClock, type Clock } from '#kernel/clock.ts';
import type { Config } from '#kernel/config.ts';
import { createEventBus, type EventBus } from '#kernel/events.ts';
import { createLifecycle, type Lifecycle } from '#kernel/lifecycle.ts';
import { noMeters, type Meters } from '#kernel/meters.ts';
import type { Logger } from '#kernel/telemetry.ts';
import { openRedis, type RedisConnection } from '#redis/connection.ts';
import { createRedisEventBus } from '#redis/event-bus.ts';
import { createPrometheusMeters, type Exposition } from './telemetry/prometheus-meters.ts';

/** What every part of one process shares. */
export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  readonly meters: Meters;
  /** What the meters show; null where nobody can ask for it, so that nothing is metered. */
  readonly exposition: Exposition | null;
  /** What processes share; null where each is alone. */
  readonly redis: RedisConnection | null;
  /** On which parts tell each other what happened, across processes where there is a Redis. */
  readonly events: EventBus;
}

/** The surroundings of a process with this configuration. */
export function createSurroundings(config: Config, logger: Logger): Surroundings {
  const metering = config.ADMIN_PORT === undefined ? null : createPrometheusMeters();
  const lifecycle = createLifecycle();
  const meters = metering?.meters ?? noMeters;
  const redis =
    config.REDIS_URL === undefined
      ? null
      : openRedis({
          url: config.REDIS_URL,
          meters,
          onTrouble: (problem) =>
            logger.warn({ cause: problem.message }, 'Redis is in trouble and is left alone for a while'),
        });
  if (redis !== null) lifecycle.opened(redis, () => redis.close());
  return {
    config,
    logger,
    clock: config.CLOCK_FIXED_AT === undefined ? systemClock : fixedClock(config.CLOCK_FIXED_AT),
    lifecycle,
    meters,
    exposition: metering?.exposition ?? null,
    redis,
    events: redis === null ? createEventBus() : createRedisEventBus(redis),
  };
}
