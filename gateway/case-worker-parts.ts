import type { BackfillObserver, WorkerParts } from '#cases/jobs/worker-parts.ts';
import type { WorkerLease } from '#cases/ports/case-index.ts';
import { createCaseIndex } from '#postgres/case-index.ts';
import { createWorkerLease } from '#postgres/worker-lease.ts';
import type { Store } from './assemble.ts';
import type { Surroundings } from './surroundings.ts';

/** What the worker's steps stand on in this process, with the lease under which they write. */
export interface CaseWorkerParts extends WorkerParts {
  readonly lease: WorkerLease;
}

/** The worker's parts over SEACATS and the database. Throws ConfigError when SEACATS is not configured. */
export async function createCaseWorkerParts(
  { clock, logger, events, meters }: Surroundings,
  { database, seacats }: Store,
  backfillObserver: BackfillObserver,
): Promise<CaseWorkerParts> {
  const { feed, liveCases } = await seacats();
  return {
    feed,
    liveCases,
    index: createCaseIndex(database),
    lease: createWorkerLease(database),
    events,
    meters,
    logger,
    clock,
    backfillObserver,
  };
}
