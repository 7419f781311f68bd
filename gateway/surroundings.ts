import { fixedClock, systemClock, type Clock } from '#kernel/clock.ts';
import type { Config } from '#kernel/config.ts';
import { createLifecycle, type Lifecycle } from '#kernel/lifecycle.ts';
import { noMeters, type Meters } from '#kernel/meters.ts';
import type { Logger } from '#kernel/telemetry.ts';
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
}

/** The surroundings of a process with this configuration. */
export function createSurroundings(config: Config, logger: Logger): Surroundings {
  const metering = config.ADMIN_PORT === undefined ? null : createPrometheusMeters();
  return {
    config,
    logger,
    clock: config.CLOCK_FIXED_AT === undefined ? systemClock : fixedClock(config.CLOCK_FIXED_AT),
    lifecycle: createLifecycle(),
    meters: metering?.meters ?? noMeters,
    exposition: metering?.exposition ?? null,
  };
}
