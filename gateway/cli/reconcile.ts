import { setTimeout as pause } from 'node:timers/promises';
import { reconcile } from '#cases/jobs/reconcile.ts';
import { takeLead } from '#cases/jobs/take-lead.ts';
import type { ReconcileReport } from '#cases/ports/case-index.ts';
import type { Config } from '#kernel/config.ts';
import { required } from '#kernel/config.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { openStore } from '../assemble.ts';
import { createCaseWorkerParts, type CaseWorkerParts } from '../case-worker-parts.ts';
import { holderOfThisProcess } from '../run-case-worker.ts';
import { createSurroundings } from '../surroundings.ts';
import { tellBackfill } from './tell-backfill.ts';

const lookAgainMs = 500;

/** Compares the case index with SEACATS and mends it, by the leading worker where there is one; prints what was found. */
export async function reconcileIndex(config: Config): Promise<void> {
  const secrets = required(config, ['DATABASE_URL', 'ACCOUNT_KEY_SECRET'], 'claimgraph reconcile');
  const surroundings = createSurroundings(
    config,
    createLogger(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL, secrets.ACCOUNT_KEY_SECRET),
  );
  const { clock, logger, lifecycle } = surroundings;
  try {
    const store = await openStore(surroundings);
    const parts = await createCaseWorkerParts(
      surroundings,
      store,
      tellBackfill(process.stdout, logger, clock),
    );
    console.log(toLines(await compared(parts, config)));
  } finally {
    await lifecycle.close();
  }
}

async function compared(parts: CaseWorkerParts, config: Config): Promise<ReconcileReport | null> {
  const { index, lease, clock, logger } = parts;
  const { reconciledAt: before } = await index.place();
  const candidate = { holder: holderOfThisProcess(), leaseMs: config.WORKER_LEASE_MS, clock, logger };
  for (let asked = false; ; asked = true) {
    // A worker that leads may end before it has come to it, so that the lead is tried for each time.
    await using lead = await takeLead(lease, candidate, new AbortController().signal);
    if (lead !== null) {
      for await (const _stretch of reconcile(parts, lead)) lead.signal.throwIfAborted();
      return (await index.place()).reconcileReport;
    }
    if (!asked) await index.wantReconcile();
    const { reconciledAt, reconcileReport, reconcileWanted } = await index.place();
    if (reconciledAt !== before && !reconcileWanted) return reconcileReport;
    await pause(lookAgainMs);
  }
}

function toLines(report: ReconcileReport | null): string {
  if (report === null) return 'The index has just been filled from SEACATS.';
  const { stretches, differing, repaired, ahead } = report;
  return [
    `${stretches} stretches compared, ${differing} differed, ${repaired} cases mended`,
    ...(ahead > 0 ? [`${ahead} cases are later in the index than in SEACATS; they stay as they are`] : []),
  ].join('\n');
}
