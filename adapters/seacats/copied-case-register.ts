import { setTimeout as after } from 'node:timers/promises';
import type { CaseQuestion, CaseRegister, EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import type { CaseSnapshots } from '#cases/ports/case-snapshots.ts';
import { toMoment } from '#kernel/calendar.ts';
import type { Clock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { Meters } from '#kernel/meters.ts';
import type { Source } from '#kernel/source.ts';
import type { CaseCopies } from './case-copies.ts';
import type { GatherCases } from './gather-cases.ts';

/** What the register over copies is built from. */
export interface CopiedCaseRegisterParts {
  /** Asks SEACATS. */
  readonly gather: GatherCases;
  readonly copies: CaseCopies;
  /** The last known state of every case, for the time when SEACATS fails. */
  readonly snapshots: CaseSnapshots;
  readonly clock: Clock;
  readonly meters: Meters;
}

type Found = EnforcementCase | UnreadableCase;
type Answers = Map<CaseNumber, Found | Failure>;

/** How long the reading of another process is waited for before it is looked for again, in milliseconds. */
const lookAgainMs = 20;

/**
 * The case register that asks SEACATS as seldom as it may: first a fresh copy, then SEACATS together with whoever asks at
 * the same time, then, where SEACATS fails, the last known copy, labelled as stale.
 *
 * A copy serves only those who may learn of the case. Everybody else is treated as if the case did not exist: they wait for
 * SEACATS, as for a number without a case, and are told at once when they ask again soon. What others have asked changes
 * nothing for them, so that neither the answer nor its time nor an outage tells the two apart.
 */
export function createCopiedCaseRegister(parts: CopiedCaseRegisterParts): CaseRegister {
  const { gather, copies, snapshots, clock, meters } = parts;

  /** Takes out of `wanted` what copies can answer. */
  function answerFromCopies(wanted: Set<CaseNumber>, answers: Answers, question: CaseQuestion): number {
    let served = 0;
    for (const caseNumber of wanted) {
      const copy = copies.copyOf(caseNumber);
      if (copy !== null && question.shows(caseNumber, copy.found)) {
        if (!copy.isFresh) continue;
        answers.set(caseNumber, labelled(copy.found, 'RECENT'));
        served += 1;
      } else if (!copies.wasDenied(caseNumber, question.asker)) continue;
      wanted.delete(caseNumber);
    }
    question.ledger.fromCache(served);
    return served;
  }

  /** Reads numbers from SEACATS and keeps what it says; answers those that it could not be asked for. */
  async function readLive(
    caseNumbers: readonly CaseNumber[],
    answers: Answers,
    question: CaseQuestion,
  ): Promise<ReadonlyMap<CaseNumber, Failure>> {
    const begunAt = clock.monotonicMilliseconds();
    const live = await gather(caseNumbers, question).catch(async (problem: unknown) => {
      await copies.release(caseNumbers);
      throw problem;
    });
    const failed = new Map<CaseNumber, Failure>();
    const found = new Map<CaseNumber, Found>();
    const denied: CaseNumber[] = [];
    for (const caseNumber of caseNumbers) {
      const answer = live.get(caseNumber);
      if (answer instanceof Failure) {
        failed.set(caseNumber, answer);
        continue;
      }
      if (answer !== undefined) found.set(caseNumber, answer);
      if (answer !== undefined && question.shows(caseNumber, answer)) answers.set(caseNumber, answer);
      else denied.push(caseNumber);
    }
    copies.deny(denied, question.asker, begunAt);
    void copies.keep(found, begunAt).then(() => copies.release(caseNumbers));
    return failed;
  }

  /** Answers what SEACATS could not be asked for from the last known copies; where there is none, with the failure. */
  async function answerStale(
    failed: ReadonlyMap<CaseNumber, Failure>,
    answers: Answers,
    question: CaseQuestion,
  ): Promise<void> {
    const known = new Map<CaseNumber, Found>();
    const unknown: CaseNumber[] = [];
    for (const [caseNumber, failure] of failed) {
      if (!standsInFor(failure)) continue;
      const copy = copies.copyOf(caseNumber);
      // A copy that is not for this asker spares them nothing, not even the look for a snapshot.
      if (copy !== null && question.shows(caseNumber, copy.found)) known.set(caseNumber, copy.found);
      else unknown.push(caseNumber);
    }
    if (unknown.length > 0) {
      for (const [number, snapshot] of await lastKnown(unknown, question)) known.set(number, snapshot);
    }
    let served = 0;
    for (const [caseNumber, failure] of failed) {
      const last = known.get(caseNumber);
      if (last !== undefined && question.shows(caseNumber, last)) {
        answers.set(caseNumber, labelled(last, 'STALE'));
        served += 1;
      } else answers.set(caseNumber, failure);
    }
    question.ledger.stale(served);
    meters.count('case_stale', {}, served);
  }

  async function lastKnown(caseNumbers: readonly CaseNumber[], { signal }: CaseQuestion) {
    try {
      return await snapshots.snapshotsOf(caseNumbers, { signal });
    } catch (problem) {
      // Without snapshots, the failure of SEACATS stands, which the asker is told.
      if (problem instanceof Failure) return new Map<CaseNumber, Found>();
      throw problem;
    }
  }

  return {
    async casesByNumber(caseNumbers, question) {
      const answers: Answers = new Map();
      const wanted = new Set(caseNumbers);
      const inMemory = answerFromCopies(wanted, answers, question);
      let inRedis = 0;
      if (wanted.size > 0) {
        await copies.fetch([...wanted]);
        inRedis = answerFromCopies(wanted, answers, question);
      }
      meters.count('case_copies', { found: 'memory' }, inMemory);
      meters.count('case_copies', { found: 'redis' }, inRedis);
      meters.count('case_copies', { found: 'missed' }, wanted.size);
      const failed = new Map<CaseNumber, Failure>();
      while (wanted.size > 0) {
        const ours = await copies.claim([...wanted]);
        if (ours.length > 0) {
          for (const [number, failure] of await readLive(ours, answers, question))
            failed.set(number, failure);
          for (const number of ours) wanted.delete(number);
        }
        if (wanted.size === 0) break;
        // Another process is reading the rest.
        await lookAgain(question.signal);
        await copies.fetch([...wanted]);
        answerFromCopies(wanted, answers, question);
      }
      if (failed.size > 0) await answerStale(failed, answers, question);
      reportSource(answers, question, clock);
      return answers;
    },
  };
}

/** Waits until it is time to look again; rejects with DEADLINE_EXCEEDED when the asker leaves. */
async function lookAgain(signal: AbortSignal): Promise<void> {
  try {
    await after(lookAgainMs, undefined, { signal });
  } catch (cause) {
    throw signal.reason instanceof Failure
      ? signal.reason
      : new Failure('DEADLINE_EXCEEDED', 'SEACATS did not answer GetCases in time', { cause });
  }
}

/** Whether the last known copy may stand in when a call failed so: SEACATS is in trouble, or asked too much. */
const standsInFor = ({ code }: Failure): boolean =>
  code === 'SEACATS_UNAVAILABLE' || code === 'SEACATS_REFUSED';

function labelled(found: Found, freshness: Source['freshness']): Found {
  return 'caseNumber' in found ? { ...found, source: { ...found.source, freshness } } : found;
}

/** Tells the ledger how SEACATS was found. */
function reportSource(answers: Answers, { ledger }: CaseQuestion, clock: Clock): void {
  let oldest = clock.epochMilliseconds();
  let served = 0;
  let stale = 0;
  let failure: Failure | null = null;
  for (const answer of answers.values()) {
    if (answer instanceof Failure) failure = answer;
    else if ('caseNumber' in answer) {
      served += 1;
      oldest = Math.min(oldest, Date.parse(answer.source.asOf));
      if (answer.source.freshness === 'STALE') stale += 1;
    }
  }
  const asOf = served > 0 ? toMoment(oldest) : null;
  if (failure !== null) ledger.found({ system: 'SEACATS', state: 'FAILED', asOf, code: failure.code });
  else ledger.found({ system: 'SEACATS', state: stale > 0 ? 'STALE' : 'ANSWERED', asOf, code: null });
}
