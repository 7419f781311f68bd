import type { CaseRegister } from '#cases/domain.ts';
import type { LiveCases } from '#cases/jobs/worker-parts.ts';
import type { BadInputLog } from '#cases/ports/bad-input-log.ts';
import type { CaseFeed } from '#cases/ports/case-feed.ts';
import type { CaseSnapshots } from '#cases/ports/case-snapshots.ts';
import { required } from '#kernel/config.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createRateLimit } from '#kernel/rate-limit.ts';
import { createSharedRateLimit } from '#redis/rate-limit.ts';
import { createSharedCopies } from '#redis/shared-copies.ts';
import { createBadInputNotes } from '#seacats/bad-input.ts';
import { createCaseCopies } from '#seacats/case-copies.ts';
import { createCaseFeed } from '#seacats/change-feed.ts';
import { createSeacatsClient, type SeacatsOperation } from '#seacats/client.ts';
import { createCopiedCaseRegister } from '#seacats/copied-case-register.ts';
import { createGatherer } from '#seacats/gather-cases.ts';
import { createGuard, type Guard } from '#seacats/guard.ts';
import { guardFeed } from '#seacats/guard-feed.ts';
import { createReadCases } from '#seacats/read-cases.ts';
import type { Surroundings } from './surroundings.ts';

/** The border to SEACATS, one a process: everything that asks SEACATS asks through it. */
export interface SeacatsBorder {
  /** Single cases for those who ask, over copies. */
  readonly caseRegister: CaseRegister;
  /** Cases for the worker, never from a copy. */
  readonly liveCases: LiveCases;
  readonly feed: CaseFeed;
}

/** Opens the border; touches no network before the first question. Throws ConfigError. */
export async function openSeacatsBorder(
  { config, clock, lifecycle, meters, redis, events }: Surroundings,
  snapshots: CaseSnapshots,
  badInputLog: BadInputLog,
): Promise<SeacatsBorder> {
  const settings = required(
    config,
    ['SEACATS_URL', 'SEACATS_USERNAME', 'SEACATS_PASSWORD', 'ACCOUNT_KEY_SECRET'],
    'whatever asks SEACATS',
  );
  const badInput = createBadInputNotes({
    log: badInputLog,
    meters,
    clock,
    secret: settings.ACCOUNT_KEY_SECRET,
  });
  const client = await createSeacatsClient({
    url: settings.SEACATS_URL,
    username: settings.SEACATS_USERNAME,
    password: settings.SEACATS_PASSWORD,
    badInput,
  });
  lifecycle.opened(client, () => client.close());

  const perSecond = config.SEACATS_CALLS_PER_SECOND;
  const rateLimit = redis === null ? createRateLimit(perSecond) : createSharedRateLimit(redis, perSecond);
  const guardOf = (operation: SeacatsOperation, callMs: number): Guard => {
    const guard = createGuard({ operation, isRead: true, rateLimit, meters, callMs });
    return lifecycle.opened(guard, () => guard.close());
  };
  // Somebody waits for a case; for a page of all cases nobody does.
  const guards = {
    GetCases: guardOf('GetCases', 2_000),
    ListCaseChanges: guardOf('ListCaseChanges', 10_000),
    SearchCases: guardOf('SearchCases', 10_000),
    DigestCases: guardOf('DigestCases', 30_000),
  };

  const accountKeyOf = createAccountKeyMaker(settings.ACCOUNT_KEY_SECRET);
  const readCases = createReadCases(client, guards.GetCases, clock, accountKeyOf, badInput);
  const copies = createCaseCopies({
    freshMs: config.CASE_FRESH_MS,
    usableMs: config.CASE_USABLE_MS,
    secret: settings.ACCOUNT_KEY_SECRET,
    shared: redis === null ? null : createSharedCopies(redis),
    clock,
  });
  const gatherer = createGatherer(readCases);
  events.subscribe('case-changed', ({ caseNumbers }) => {
    gatherer.forget(caseNumbers);
    void copies.drop(caseNumbers);
  });
  return {
    feed: createCaseFeed(guardFeed(client, guards), clock, accountKeyOf, undefined, badInput),
    liveCases: (caseNumbers, signal) => readCases(caseNumbers, { signal, ledger: null }),
    caseRegister: createCopiedCaseRegister({
      gather: gatherer.gather,
      copies,
      snapshots,
      clock,
      meters,
    }),
  };
}
