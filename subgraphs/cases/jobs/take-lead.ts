import type { Clock } from '#kernel/clock.ts';
import { pauseFor } from '#kernel/pause.ts';
import type { Logger } from '#kernel/telemetry.ts';
import { LeadershipLost, type WorkerLease } from '../ports/case-index.ts';
import type { Lead } from './worker-parts.ts';

/** Who asks for the lead, and for how long at a time. */
export interface Candidate {
  readonly holder: string;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The lead while it is held; at its disposal it is given back, so that another worker need not wait for its end. */
export type HeldLead = Lead & AsyncDisposable;

/**
 * Takes the lead if nobody has it, and renews it every third of its time. When that fails for as long as it lasts, the
 * lead counts as lost here although nobody may have taken it: whether somebody has cannot be known.
 */
export async function takeLead(
  lease: WorkerLease,
  { holder, leaseMs, clock, logger }: Candidate,
  stop: AbortSignal,
): Promise<HeldLead | null> {
  let confirmedAt = clock.monotonicMilliseconds();
  const fence = await lease.take(holder, leaseMs);
  if (fence === null) return null;
  const lost = new AbortController();
  const ended = new AbortController();

  const renew = async (): Promise<void> => {
    const askedAt = clock.monotonicMilliseconds();
    try {
      if (!(await lease.renew(fence, leaseMs))) lost.abort(new LeadershipLost());
      confirmedAt = askedAt;
    } catch (problem) {
      // The next attempt may go better; until the lease has run out nobody else can take it.
      logger.warn({ cause: String(problem) }, 'the lead could not be renewed');
    }
    if (clock.monotonicMilliseconds() - confirmedAt > leaseMs) lost.abort(new LeadershipLost());
  };
  const keep = async (): Promise<void> => {
    for (;;) {
      await pauseFor(leaseMs / 3, ended.signal);
      if (ended.signal.aborted || lost.signal.aborted) return;
      await renew();
    }
  };
  const kept = keep();

  return {
    fence,
    signal: AbortSignal.any([stop, lost.signal]),
    async [Symbol.asyncDispose]() {
      ended.abort();
      await kept;
      if (lost.signal.aborted) return;
      try {
        await lease.release(fence);
      } catch (problem) {
        // Without the database it runs out by itself.
        logger.warn({ cause: String(problem) }, 'the lead could not be given back');
      }
    },
  };
}
