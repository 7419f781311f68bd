import type { EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { LegacyLedger } from '#kernel/legacy-ledger.ts';
import type { CallPurpose } from './guard.ts';

/** What SEACATS has under each number that was asked; a number that is absent has no case. */
export type LiveCases = ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase>;

/** Reads cases from SEACATS in one call of 1 to 100 numbers; rejects with a Failure. */
export type ReadCases = (caseNumbers: readonly CaseNumber[], purpose: CallPurpose) => Promise<LiveCases>;

/** What was read for one asker: a number that could not be read has its failure. */
export type GatheredCases = ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase | Failure>;

/** Asks for cases together with whoever else asks at the same time. */
export type GatherCases = (
  caseNumbers: readonly CaseNumber[],
  asker: { readonly signal: AbortSignal; readonly ledger: LegacyLedger },
) => Promise<GatheredCases>;

/** Gathers numbers for as long as the process runs. */
export interface Gatherer {
  readonly gather: GatherCases;
  /** Lets nobody join what is under way for these numbers: they have changed since, and it may bring what they were. */
  forget(caseNumbers: readonly CaseNumber[]): void;
}

/** How numbers are gathered. */
export interface GatherOptions {
  /** How long numbers are gathered while a call is under way, in milliseconds; none waits while there is none. */
  readonly windowMs?: number;
  readonly mostNumbers?: number;
}

/** A call that is being put together or is under way. */
interface Batch {
  readonly numbers: Set<CaseNumber>;
  /** On whose account the call goes: whoever asked first. */
  readonly ledger: LegacyLedger;
  /** How many askers wait for it; with none left it is broken off. */
  waiting: number;
  readonly stop: AbortController;
  readonly answer: Promise<LiveCases>;
  send(): Promise<void>;
}

/**
 * Gathers the numbers that different askers want within a short while into one call, and joins those who want a number
 * that is under way to the call that brings it. An asker who leaves takes nothing from the others; a call that fails fails
 * for those who waited for it. Rejects with DEADLINE_EXCEEDED when the asker leaves.
 */
export function createGatherer(read: ReadCases, options: GatherOptions = {}): Gatherer {
  const { windowMs = 5, mostNumbers = 100 } = options;
  const underWay = new Map<CaseNumber, Batch>();
  let filling: Batch | null = null;
  let calls = 0;

  function openBatch(ledger: LegacyLedger): Batch {
    const batch = createBatch(read, ledger);
    const send = async (): Promise<void> => {
      if (filling === batch) filling = null;
      calls += 1;
      await batch.send();
      calls -= 1;
      end(batch);
    };
    if (calls === 0) setImmediate(() => void send());
    else setTimeout(() => void send(), windowMs);
    filling = batch;
    return batch;
  }

  function end(batch: Batch): void {
    if (filling === batch) filling = null;
    for (const number of batch.numbers) if (underWay.get(number) === batch) underWay.delete(number);
  }

  function batchOf(number: CaseNumber, ledger: LegacyLedger): Batch {
    const known = underWay.get(number);
    if (known !== undefined) return known;
    const batch = filling !== null && filling.numbers.size < mostNumbers ? filling : openBatch(ledger);
    batch.numbers.add(number);
    underWay.set(number, batch);
    return batch;
  }

  function leave(batch: Batch): void {
    batch.waiting -= 1;
    if (batch.waiting > 0) return;
    batch.stop.abort();
    // Whoever asks from now on begins a call that nobody breaks off.
    end(batch);
  }

  const gather: GatherCases = async (caseNumbers, { signal, ledger }) => {
    const wanted = new Map<Batch, CaseNumber[]>();
    for (const number of new Set(caseNumbers)) {
      const batch = batchOf(number, ledger);
      const known = wanted.get(batch);
      if (known === undefined) wanted.set(batch, [number]);
      else known.push(number);
    }
    for (const [batch, numbers] of wanted) {
      batch.waiting += 1;
      if (batch.ledger !== ledger) ledger.coalesced(numbers.length);
    }
    const found = new Map<CaseNumber, EnforcementCase | UnreadableCase | Failure>();
    await Promise.all(
      [...wanted].map(async ([batch, numbers]) => {
        const answer = await answerOf(batch, signal).catch((problem: unknown) => {
          leave(batch);
          throw problem;
        });
        for (const number of numbers) {
          const its = answer instanceof Failure ? again(answer) : answer.get(number);
          if (its !== undefined) found.set(number, its);
        }
      }),
    );
    return found;
  };
  return {
    gather,
    forget(caseNumbers) {
      for (const number of caseNumbers) underWay.delete(number);
    },
  };
}

function createBatch(read: ReadCases, ledger: LegacyLedger): Batch {
  const numbers = new Set<CaseNumber>();
  const stop = new AbortController();
  let resolve: (answer: LiveCases | Promise<LiveCases>) => void = () => undefined;
  const answer = new Promise<LiveCases>((settle) => {
    resolve = settle;
  });
  // Who waits hears of a failure; where nobody does any more, it concerns nobody.
  answer.then(ended, ended);
  return {
    numbers,
    ledger,
    waiting: 0,
    stop,
    answer,
    async send() {
      const reading = stop.signal.aborted
        ? Promise.reject(new Failure('DEADLINE_EXCEEDED', 'nobody waits for the cases any more'))
        : read([...numbers], { signal: stop.signal, ledger });
      resolve(reading);
      await reading.then(ended, ended);
    },
  };
}

const ended = (): void => undefined;

/** The answer of a batch or its failure; rejects as soon as the asker leaves, or with what nobody foresaw. */
async function answerOf(batch: Batch, signal: AbortSignal): Promise<LiveCases | Failure> {
  return new Promise((resolve, reject) => {
    const left = (): void => reject(leaving(signal));
    if (signal.aborted) {
      left();
      return;
    }
    signal.addEventListener('abort', left, { once: true });
    batch.answer
      .then(resolve, (problem: unknown) => {
        if (problem instanceof Failure) resolve(problem);
        else reject(problem instanceof Error ? problem : new Error(String(problem)));
      })
      .finally(() => signal.removeEventListener('abort', left));
  });
}

const leaving = ({ reason }: AbortSignal): Failure =>
  reason instanceof Failure
    ? reason
    : new Failure('DEADLINE_EXCEEDED', 'SEACATS did not answer GetCases in time');

/** A failure of its own for each who waited, because each is told in another answer. */
const again = (failure: Failure): Failure =>
  new Failure(failure.code, failure.message, {
    cause: failure,
    ...(failure.retryAfterMs === undefined ? {} : { retryAfterMs: failure.retryAfterMs }),
  });
