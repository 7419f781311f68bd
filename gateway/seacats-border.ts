import type { CaseRegister } from '#cases/domain.ts';
import type { CaseSnapshots } from '#cases/ports/case-snapshots.ts';
import { required } from '#kernel/config.ts';
import { createEventBus, type EventBus } from '#kernel/events.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { noMeters } from '#kernel/meters.ts';
import { createRateLimit } from '#kernel/rate-limit.ts';
import { openRedis } from '#redis/connection.ts';
import { createRedisEventBus } from '#redis/event-bus.ts';
import { createSharedRateLimit } from '#redis/rate-limit.ts';
import { createSharedCopies } from '#redis/shared-copies.ts';
import { createCaseCopies } from '#seacats/case-copies.ts';
import { createSeacatsClient } from '#seacats/client.ts';
import { createCopiedCaseRegister } from '#seacats/copied-case-register.ts';
import { createGatherer } from '#seacats/gather-cases.ts';
import { createGuard } from '#seacats/guard.ts';
import { createReadCases } from '#seacats/read-cases.ts';
import type { Surroundings } from './surroundings.ts';

/** The border to SEACATS, one a process: everything that asks SEACATS asks through it. */
export interface SeacatsBorder {
  /** Single cases, over copies and under the guard. */
  readonly caseRegister: CaseRegister;
  /** On which this process hears and tells that cases have changed. */
  readonly events: EventBus;
}

/** Opens the border; touches no network before the first question. */
export async function openSeacatsBorder(
  { config, clock, logger, lifecycle }: Surroundings,
  snapshots: CaseSnapshots,
): Promise<SeacatsBorder> {
  const { SEACATS_URL, SEACATS_USERNAME, SEACATS_PASSWORD, ACCOUNT_KEY_SECRET, CURSOR_SECRET } = required(
    config,
    ['SEACATS_URL', 'SEACATS_USERNAME', 'SEACATS_PASSWORD', 'ACCOUNT_KEY_SECRET', 'CURSOR_SECRET'],
    'the subgraph cases',
  );
  const meters = noMeters;
  const client = await createSeacatsClient({
    url: SEACATS_URL,
    username: SEACATS_USERNAME,
    password: SEACATS_PASSWORD,
  });
  lifecycle.opened(client, () => client.close());

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

  const perSecond = config.SEACATS_CALLS_PER_SECOND;
  const rateLimit = redis === null ? createRateLimit(perSecond) : createSharedRateLimit(redis, perSecond);
  const guard = createGuard({ operation: 'GetCases', isRead: true, rateLimit, meters });
  lifecycle.opened(guard, () => guard.close());

  const copies = createCaseCopies({
    freshMs: config.CASE_FRESH_MS,
    usableMs: config.CASE_USABLE_MS,
    secret: CURSOR_SECRET,
    shared: redis === null ? null : createSharedCopies(redis),
    clock,
  });
  const events = redis === null ? createEventBus() : createRedisEventBus(redis);
  events.subscribe('case-changed', ({ caseNumbers }) => void copies.drop(caseNumbers));

  const readCases = createReadCases(client, guard, clock, createAccountKeyMaker(ACCOUNT_KEY_SECRET));
  return {
    events,
    caseRegister: createCopiedCaseRegister({
      gather: createGatherer(readCases),
      copies,
      snapshots,
      clock,
      meters,
    }),
  };
}
