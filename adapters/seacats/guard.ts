import { setTimeout as after } from 'node:timers/promises';
import {
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  CountBreaker,
  handleWhen,
  type IBreaker,
} from 'cockatiel';
import { Failure } from '#kernel/failure.ts';
import type { LegacyLedger } from '#kernel/legacy-ledger.ts';
import type { Meters } from '#kernel/meters.ts';
import type { RateLimit } from '#kernel/rate-limit.ts';
import { createRetryBudget } from '#kernel/retry-budget.ts';
import { boundToSpan, outsideOfSpans } from '#kernel/tracing.ts';

/** One call of a SEACATS operation; it ends when its signal is aborted. */
export type SeacatsCall<T> = (signal: AbortSignal) => Promise<T>;

/** For whom a call is made. */
export interface CallPurpose {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Where the call is counted; null when no request causes it. */
  readonly ledger: LegacyLedger | null;
}

/** Stands before one operation of SEACATS. Nothing else tries a call again. */
export interface Guard {
  /**
   * Makes a call when SEACATS can bear it. Rejects with the call's own Failure, or with SEACATS_UNAVAILABLE when it was
   * not made: the breaker is open, too many calls wait, or the rate is used up.
   */
  run<T>(call: SeacatsCall<T>, purpose: CallPurpose): Promise<T>;
  /** Whether SEACATS is failing, so that no call is made but that which tries whether it still does. */
  readonly isFailing: boolean;
  /** Ends the trying. */
  close(): void;
}

/** How much of an operation SEACATS is asked, and how long it is waited for; times in milliseconds. */
export interface GuardOptions {
  readonly operation: string;
  /** Whether a call changes nothing, so that it may be made twice. */
  readonly isRead: boolean;
  readonly rateLimit: RateLimit;
  readonly meters: Meters;
  /** How many calls may be under way, and how many may wait for one to end. */
  readonly slots?: number;
  readonly queue?: number;
  /** How long a call may take; one that takes longer has failed. */
  readonly callMs?: number;
  /** How long an open breaker waits before a call tries whether SEACATS answers again. */
  readonly probeMs?: number;
  /** How long a call may wait for its turn under the rate limit. */
  readonly rateWaitMs?: number;
}

/** The share of calls that may be tried again, and how many retries may be saved up. */
const retryShare = 0.1;
const mostRetriesSaved = 10;
/** Before trying again, up to so many milliseconds pass, so that callers do not come back together. */
const retryPauseMs = 100;

/** A guard before one operation, closed and with nothing under way. */
export function createGuard(options: GuardOptions): Guard {
  const { operation, isRead, rateLimit, meters } = options;
  const { slots = 20, queue = 200, callMs = 2_000, probeMs = 2_000, rateWaitMs = 1_200 } = options;
  const breaker = circuitBreaker(handleWhen(tellsOfTrouble), {
    breaker: whicheverOpens(
      new ConsecutiveBreaker(5),
      new CountBreaker({ threshold: 0.5, size: 20, minimumNumberOfCalls: 5 }),
    ),
    // When to try is said by our own timer, which no change of the clock stops; this always allows it.
    halfOpenAfter: Number.NEGATIVE_INFINITY,
  });
  const room = bulkhead(slots, queue);
  const retries = createRetryBudget(retryShare, mostRetriesSaved);
  let lastCall: SeacatsCall<unknown> | null = null;
  let probe: NodeJS.Timeout | undefined;
  const closing = new AbortController();

  breaker.onStateChange((state) => {
    meters.level('seacats_breaker', { operation }, levels[state]);
    if (state === CircuitState.Open) tryAgainIn(probeMs);
  });

  function tryAgainIn(milliseconds: number): void {
    if (closing.signal.aborted) return;
    probe = setTimeout(() => void tryAgain(), milliseconds).unref();
  }

  /** Makes the call that was made last, for nobody: its outcome closes the breaker or opens it again. */
  async function tryAgain(): Promise<void> {
    const call = lastCall;
    if (call === null) return;
    const permission = await rateLimit.take();
    if (!permission.granted) {
      // While SEACATS has told everybody to pause, nobody tries whether it meant it.
      tryAgainIn(permission.waitMs);
      return;
    }
    const purpose = { signal: closing.signal, ledger: null };
    await outsideOfSpans(() => breaker.execute(() => makeCall(call, purpose))).then(nothing, nothing);
  }

  async function makeCall<T>(call: SeacatsCall<T>, { signal, ledger }: CallPurpose): Promise<T> {
    const tooLate = new Failure('SEACATS_UNAVAILABLE', `SEACATS did not answer ${operation} in time`);
    const within = new AbortController();
    const timer = setTimeout(() => within.abort(tooLate), callMs);
    const begun = performance.now();
    ledger?.called(operation);
    let outcome = 'ok';
    try {
      return await call(AbortSignal.any([signal, within.signal]));
    } catch (problem) {
      outcome = signal.aborted ? 'ABORTED' : problem instanceof Failure ? problem.code : 'INTERNAL_ERROR';
      if (problem instanceof Failure && problem.retryAfterMs !== undefined && problem !== tooLate) {
        await rateLimit.pause(problem.retryAfterMs);
      }
      throw problem;
    } finally {
      clearTimeout(timer);
      meters.count('seacats_calls', { operation, outcome });
      meters.observe('seacats_call_seconds', { operation }, (performance.now() - begun) / 1_000);
    }
  }

  const refuse = (by: string, message: string, retryAfterMs: number): Failure => {
    meters.count('seacats_refusals', { operation, by });
    return new Failure('SEACATS_UNAVAILABLE', message, { retryAfterMs: Math.ceil(retryAfterMs) });
  };

  /** Waits for a turn under the rate limit; rejects when there will be none soon. */
  async function awaitTurn(signal: AbortSignal): Promise<void> {
    const until = performance.now() + rateWaitMs;
    for (;;) {
      const permission = await rateLimit.take();
      if (permission.granted) return;
      if (performance.now() + permission.waitMs > until) {
        throw refuse('rate', 'SEACATS is answering as many questions as it allows', permission.waitMs);
      }
      await after(permission.waitMs + Math.random() * 20, undefined, { signal });
    }
  }

  function refuseWhileFailing(): void {
    if (breaker.state === CircuitState.Closed) return;
    throw refuse('breaker', `SEACATS is failing, and ${operation} was not asked`, probeMs);
  }

  async function attempt<T>(call: SeacatsCall<T>, purpose: CallPurpose, isFirst: boolean): Promise<T> {
    refuseWhileFailing();
    await awaitTurn(purpose.signal);
    // It may have begun to fail meanwhile, and an open breaker would take this call for the one that tries it.
    refuseWhileFailing();
    purpose.signal.throwIfAborted();
    lastCall = call;
    if (isFirst) retries.deposit();
    return breaker.execute(() => makeCall(call, purpose));
  }

  return {
    get isFailing() {
      return breaker.state !== CircuitState.Closed;
    },
    async run(call, purpose) {
      try {
        const inTurn = boundToSpan(async () => {
          try {
            return await attempt(call, purpose, true);
          } catch (problem) {
            const mayRetry = isRead && mayPass(problem) && !purpose.signal.aborted;
            if (!mayRetry || breaker.state !== CircuitState.Closed || !retries.withdraw()) throw problem;
          }
          meters.count('seacats_retries', { operation });
          await after(Math.random() * retryPauseMs, undefined, { signal: purpose.signal });
          return attempt(call, purpose, false);
        });
        return await room.execute(inTurn, purpose.signal);
      } catch (problem) {
        if (purpose.signal.aborted) throw reasonOf(purpose.signal, operation, problem);
        if (problem instanceof BulkheadRejectedError) {
          throw refuse('bulkhead', `too many calls of ${operation} wait for SEACATS`, 1_000);
        }
        throw problem;
      }
    },
    close() {
      clearTimeout(probe);
      closing.abort();
    },
  };
}

const levels: Readonly<Record<CircuitState, number>> = {
  [CircuitState.Closed]: 0,
  [CircuitState.HalfOpen]: 0.5,
  [CircuitState.Open]: 1,
  [CircuitState.Isolated]: 1,
};

const nothing = (): void => undefined;

/** Whether a failure says that SEACATS itself is in trouble: it is away, late, talks nonsense or refuses us. */
const tellsOfTrouble = (problem: unknown): boolean =>
  problem instanceof Failure &&
  (problem.code === 'SEACATS_UNAVAILABLE' || problem.code === 'SEACATS_REFUSED');

/** Whether the same call may do better a moment later: not where SEACATS said when, or took all its time. */
const mayPass = (problem: unknown): boolean =>
  problem instanceof Failure &&
  problem.code === 'SEACATS_UNAVAILABLE' &&
  problem.retryAfterMs === undefined &&
  problem.cause !== undefined;

/** Why a call that nobody waits for any more failed. */
const reasonOf = ({ reason }: AbortSignal, operation: string, cause: unknown): Failure =>
  reason instanceof Failure
    ? reason
    : new Failure('DEADLINE_EXCEEDED', `SEACATS did not answer ${operation} in time`, { cause });

/** A breaker that opens as soon as one of several does. */
const whicheverOpens = (...breakers: readonly IBreaker[]): IBreaker => ({
  state: null,
  success: (state) => breakers.forEach((one) => one.success(state)),
  failure: (state) => breakers.map((one) => one.failure(state)).includes(true),
});
