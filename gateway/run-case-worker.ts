import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { startCaseWorker, type CaseWorker } from '#cases/jobs/case-worker.ts';
import type { BackfillObserver } from '#cases/jobs/worker-parts.ts';
import type { Store } from './assemble.ts';
import { createCaseWorkerParts } from './case-worker-parts.ts';
import { createHttpServer } from './http-server.ts';
import type { Surroundings } from './surroundings.ts';

/** The name under which this process holds the lead. */
export const holderOfThisProcess = (): string => `${hostname()} ${process.pid}`;

/** Starts a worker in this process; it stops, and gives its lead back, before the database closes. */
export async function runCaseWorker(
  surroundings: Surroundings,
  store: Store,
  observer: BackfillObserver,
): Promise<CaseWorker> {
  const { config, lifecycle } = surroundings;
  const parts = await createCaseWorkerParts(surroundings, store, observer);
  const worker = startCaseWorker(parts, {
    holder: holderOfThisProcess(),
    lease: parts.lease,
    leaseMs: config.WORKER_LEASE_MS,
    pollMs: config.FEED_POLL_MS,
    reconcileEveryMs: config.RECONCILE_EVERY_MS,
  });
  return lifecycle.opened(worker, () => worker.stop());
}

/** The server of a process that is a worker and nothing else: it tells whether the worker's loop turns. */
export async function assembleWorkerServer(
  { config, logger, lifecycle }: Surroundings,
  worker: CaseWorker,
): Promise<FastifyInstance> {
  const server = await createHttpServer({
    logger,
    maxBytes: config.REQUEST_MAX_BYTES,
    trustTraceId: false,
    isReady: () => !lifecycle.isEnding && worker.turns(),
  });
  return lifecycle.opened(server, () => server.close());
}
