import type { Moment } from '#kernel/calendar.ts';
import type { FailureCode } from '#kernel/failure.ts';

/** Something that SEACATS sent and that could not be read with certainty, as an operator may see it. */
export interface BadInput {
  readonly at: Moment;
  /** The operation of SEACATS that answered it. */
  readonly operation: string;
  /** With which code whoever asked was refused. */
  readonly code: FailureCode;
  /** What was wrong; elements and rules, never values. */
  readonly reason: string;
  /** The case number as a hash, the same as in the log; null where the answer as a whole was bad. */
  readonly caseHash: string | null;
  /** What was sent, without anything that says whom it concerns; 4,096 bytes at most. */
  readonly sample: string;
}

/** Keeps bad input for the operator. */
export interface BadInputLog {
  /** Takes it in at once and writes it later: whoever asked SEACATS neither waits for it nor hears of its failure. */
  note(input: BadInput): void;
}
