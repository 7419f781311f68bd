import { nowOn } from '#kernel/clock.ts';
import { pauseFor } from '#kernel/pause.ts';
import { logProblem, newTraceId } from '#kernel/telemetry.ts';
import { LeadershipLost, type IndexPlace, type WorkerLease } from '../ports/case-index.ts';
import { backfill } from './backfill.ts';
import { followOnce } from './follow.ts';
import { reconcile } from './reconcile.ts';
import { takeLead } from './take-lead.ts';
import type { Lead, WorkerParts } from './worker-parts.ts';

/** How a worker works. */
export interface WorkerOptions {
  /** The name under which it holds the lead. */
  readonly holder: string;
  readonly lease: WorkerLease;
  readonly leaseMs: number;
  /** How long after the end of the feed was reached it is read again. */
  readonly pollMs: number;
  /** How long after the index was compared with SEACATS it is compared again. */
  readonly reconcileEveryMs: number;
}

/** A worker that runs. */
export interface CaseWorker extends AsyncDisposable {
  /** Whether its loop turns, leading or waiting for the lead. */
  readonly turns: () => boolean;
  readonly leads: () => boolean;
  /** Stops it, when what it is writing is written, and gives the lead back. */
  stop(): Promise<void>;
}

// A call to SEACATS may take a while before it fails, and the loop turns around it.
const longestTurnMs = 60_000;
const longestPauseMs = 10_000;

/** Starts a worker: it waits for the lead, fills the index, follows the feed, and goes on after every failure. */
export function startCaseWorker(parts: WorkerParts, options: WorkerOptions): CaseWorker {
  const { clock, logger, meters } = parts;
  const { pollMs, leaseMs } = options;
  const stopping = new AbortController();
  const state = {
    turnedAt: clock.monotonicMilliseconds(),
    caughtUpAt: clock.monotonicMilliseconds(),
    leads: false,
  };

  const turned = (): void => {
    state.turnedAt = clock.monotonicMilliseconds();
    if (!state.leads) return;
    meters.level('feed_lag_seconds', {}, (state.turnedAt - state.caughtUpAt) / 1000);
  };
  const caughtUp = (): void => void (state.caughtUpAt = clock.monotonicMilliseconds());

  /** One step of the leader; whether there is more to do at once. */
  const step = async (lead: Lead): Promise<boolean> => {
    const place = await parts.index.place();
    if (!place.backfilled || place.feedToken === null) {
      await backfill(parts, lead);
      return true;
    }
    const followed = await followOnce(parts, lead, place.feedToken);
    if (followed === 'GAP') {
      await startAnew(parts, lead, turned);
      return true;
    }
    if (followed === 'MORE') return true;
    caughtUp();
    if (isDue(place, parts, options)) await compare(lead);
    return false;
  };

  /** Compares everything, and follows the feed meanwhile. */
  const compare = async (lead: Lead): Promise<void> => {
    for await (const _stretch of reconcile(parts, lead)) {
      turned();
      const { feedToken } = await parts.index.place();
      // A gap that is met here is met again by the next step.
      if (feedToken !== null) await followOnce(parts, lead, feedToken);
    }
  };

  const leadUntilLost = async (lead: Lead): Promise<void> => {
    for (let failures = 0; !lead.signal.aborted;) {
      try {
        const more = await step(lead);
        failures = 0;
        turned();
        if (!more) await pauseFor(about(pollMs), lead.signal);
      } catch (problem) {
        if (problem instanceof LeadershipLost || hasEnded(lead.signal)) return;
        logProblem(logger, newTraceId(), problem);
        failures += 1;
        turned();
        await pauseFor(about(Math.min(pollMs * 2 ** failures, longestPauseMs)), lead.signal);
      }
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      turned();
      try {
        await using lead = await takeLead(options.lease, { ...options, clock, logger }, stopping.signal);
        if (lead !== null) {
          logger.info({ fence: String(lead.fence) }, 'this worker leads');
          caughtUp();
          state.leads = true;
          await leadUntilLost(lead);
          if (!hasEnded(stopping.signal))
            logger.warn({ fence: String(lead.fence) }, 'this worker leads no more');
        }
      } catch (problem) {
        logProblem(logger, newTraceId(), problem);
      } finally {
        state.leads = false;
      }
      await pauseFor(about(leaseMs / 3), stopping.signal);
    }
  };
  const ran = run();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await ran;
  };
  return {
    turns: () => clock.monotonicMilliseconds() - state.turnedAt < longestTurnMs,
    leads: () => state.leads,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** After a gap any case may have changed: all are compared, and the feed is followed from where it ended before that. */
async function startAnew(parts: WorkerParts, lead: Lead, turned: () => void): Promise<void> {
  const { feed, index, clock, logger } = parts;
  logger.warn({}, 'SEACATS no longer knows where the change feed was left; every case is compared');
  const feedToken = await feed.currentToken(lead);
  for await (const _stretch of reconcile(parts, lead)) turned();
  await index.write({ readings: new Map(), readAt: nowOn(clock), place: { feedToken } }, lead.fence);
}

const isDue = (
  { reconciledAt, reconcileWanted }: IndexPlace,
  { clock }: WorkerParts,
  { reconcileEveryMs }: WorkerOptions,
): boolean =>
  reconcileWanted ||
  (reconciledAt !== null && clock.epochMilliseconds() - Date.parse(reconciledAt) >= reconcileEveryMs);

/** Asked anew each time: the compiler takes what it has seen false for false, also after a wait. */
const hasEnded = (signal: AbortSignal): boolean => signal.aborted;

/** About so long: workers that began together do not ask together for ever. */
const about = (milliseconds: number): number => milliseconds * (0.8 + Math.random() * 0.4);
