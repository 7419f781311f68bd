import type { BackfillObserver, WorkerParts } from '#cases/jobs/worker-parts.ts';
import type { WorkerLease } from '#cases/ports/case-index.ts';
import { required } from '#kernel/config.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { noMeters } from '#kernel/meters.ts';
import { createCaseIndex } from '#postgres/case-index.ts';
import { createWorkerLease } from '#postgres/worker-lease.ts';
import { createCaseRegister } from '#seacats/case-register.ts';
import { createCaseFeed } from '#seacats/change-feed.ts';
import { createSeacatsClient } from '#seacats/client.ts';
import type { Store } from './assemble.ts';
import type { Surroundings } from './surroundings.ts';

/** What the worker's steps stand on in this process, with the lease under which they write. */
export interface CaseWorkerParts extends WorkerParts {
  readonly lease: WorkerLease;
}

/** The worker's parts over SEACATS and the database. Throws ConfigError when SEACATS is not configured. */
export async function createCaseWorkerParts(
  { config, clock, logger, lifecycle, events }: Surroundings,
  { database }: Store,
  backfillObserver: BackfillObserver,
): Promise<CaseWorkerParts> {
  const { SEACATS_URL, SEACATS_USERNAME, SEACATS_PASSWORD, ACCOUNT_KEY_SECRET } = required(
    config,
    ['SEACATS_URL', 'SEACATS_USERNAME', 'SEACATS_PASSWORD', 'ACCOUNT_KEY_SECRET'],
    'the worker',
  );
  const client = await createSeacatsClient({
    url: SEACATS_URL,
    username: SEACATS_USERNAME,
    password: SEACATS_PASSWORD,
  });
  lifecycle.opened(client, () => client.close());
  const accountKeyOf = createAccountKeyMaker(ACCOUNT_KEY_SECRET);
  const register = createCaseRegister(client, clock, accountKeyOf);
  return {
    feed: createCaseFeed(client, clock, accountKeyOf),
    // The register of SEACATS itself, below every copy. Nobody's request pays for these calls.
    liveCases: (caseNumbers, signal) =>
      register.casesByNumber(caseNumbers, { signal, ledger: createLegacyLedger() }),
    index: createCaseIndex(database),
    lease: createWorkerLease(database),
    events,
    meters: noMeters,
    logger,
    clock,
    backfillObserver,
  };
}
