import type { BadInputLog } from '#cases/ports/bad-input-log.ts';
import { nowOn, type Clock } from '#kernel/clock.ts';
import type { Failure } from '#kernel/failure.ts';
import type { Meters } from '#kernel/meters.ts';
import { redacted } from '#kernel/telemetry.ts';
import type { CaseReading } from './account-for-numbers.ts';
import type { RawText } from './raw-text.ts';
import { recordText } from './record-text.ts';
import { redactSample, shownCode } from './redact-sample.ts';
import type { SeacatsOperation } from './wire.ts';
import { UnreadableXml } from './xml-bytes.ts';

/** Notes what SEACATS sent that could not be read; never throws. */
export interface BadInputNotes {
  /** An answer as a whole. */
  answer(operation: SeacatsOperation, failure: Failure, raw: RawText): void;
  /** One record of an answer that was right otherwise. */
  record(operation: SeacatsOperation, caseNumber: string, failure: Failure, reading: CaseReading): void;
}

/** Notes that nobody reads. */
export const noBadInputNotes: BadInputNotes = { answer: () => undefined, record: () => undefined };

/** What bad input is noted with. */
export interface BadInputParts {
  readonly log: BadInputLog;
  readonly meters: Meters;
  readonly clock: Clock;
  /** Keys the hash of a case number, as in the log. */
  readonly secret: string;
}

/** So many samples a second show what is wrong; a SEACATS that sends nothing but nonsense is not to keep us busy. */
const samplesASecond = 10;
const longestReason = 500;

/** Counts all bad input, and keeps redacted samples of it. */
export function createBadInputNotes({ log, meters, clock, secret }: BadInputParts): BadInputNotes {
  let second = -1;
  let taken = 0;
  const hasRoom = (): boolean => {
    const now = Math.floor(clock.monotonicMilliseconds() / 1_000);
    if (now !== second) taken = 0;
    second = now;
    taken += 1;
    return taken <= samplesASecond;
  };
  const note = (
    operation: SeacatsOperation,
    failure: Failure,
    caseNumber: string | null,
    sent: () => string,
  ): void => {
    meters.count('seacats_bad_input', { operation, code: failure.code });
    if (!hasRoom()) {
      meters.count('bad_input_dropped', {});
      return;
    }
    log.note({
      at: nowOn(clock),
      operation,
      code: failure.code,
      reason: redacted(reasonOf(failure), secret).slice(0, longestReason),
      caseHash: caseNumber === null ? null : redacted(caseNumber, secret),
      sample: redactSample(sent()),
    });
  };
  return {
    answer: (operation, failure, raw) => note(operation, failure, null, () => raw.head()),
    record: (operation, caseNumber, failure, reading) =>
      note(operation, failure, caseNumber, () => textOf(reading)),
  };
}

function textOf(reading: CaseReading): string {
  switch (reading.kind) {
    case 'record':
      return recordText(reading.record);
    case 'unreadable':
      return reading.sent ?? recordText(reading.read);
    case 'notFound':
      return '';
  }
}

/** The innermost of our own words; the words of the parser or of SEACATS may repeat what was sent. */
function reasonOf({ message, cause }: Failure): string {
  if (!(cause instanceof Error)) return message;
  const inner = cause.cause;
  const own = inner instanceof UnreadableXml || (inner instanceof Error && inner.constructor === Error);
  const reason = own ? `${cause.message}: ${inner.message}` : cause.message;
  return reason.replace(/(?<=^an unknown (?:case type|case state|statute|party role) )[^]+$/, shownCode);
}
