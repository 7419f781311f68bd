import { fixedClock, systemClock, type Clock } from '#kernel/clock.ts';
import type { Config } from '#kernel/config.ts';
import { createEventBus, type EventBus } from '#kernel/events.ts';
import { createLifecycle, type Lifecycle } from '#kernel/lifecycle.ts';
import type { Logger } from '#kernel/telemetry.ts';

/** What every part of one process shares. */
export interface Surroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly lifecycle: Lifecycle;
  /** On which the parts of this process tell each other what happened. */
  readonly events: EventBus;
}

/** The surroundings of a process with this configuration. */
export const createSurroundings = (config: Config, logger: Logger): Surroundings => ({
  config,
  logger,
  clock: config.CLOCK_FIXED_AT === undefined ? systemClock : fixedClock(config.CLOCK_FIXED_AT),
  lifecycle: createLifecycle(),
  events: createEventBus(),
});
