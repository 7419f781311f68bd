import type { Clock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import type { Source } from '#kernel/source.ts';

/**
 * Kinds of data of a case on which somebody pays, answers or decides, so that an old copy of them does harm. The rest of a
 * stale case is shown with its age, these only up to an age of their own.
 */
export type AgedKind = 'amounts';

/** How old each kind may be while SEACATS fails, in milliseconds. */
export type UsableAges = Readonly<Record<AgedKind, number>>;

/** Asserts that data of a kind is not too old to be shown; throws DATA_TOO_STALE. */
export type AgeCheck = (kind: AgedKind, source: Source) => void;

/** The check on a clock. What is not stale has the age that its system promises. */
export const createAgeCheck =
  (ages: UsableAges, clock: Clock): AgeCheck =>
  (kind, { freshness, asOf }) => {
    if (freshness !== 'STALE' || clock.epochMilliseconds() - Date.parse(asOf) <= ages[kind]) return;
    throw new Failure(
      'DATA_TOO_STALE',
      `the last known ${kind} are of ${asOf}, and older ones than of ${ages[kind] / 1_000} seconds are not shown`,
      { retryAfterMs: 10_000 },
    );
  };
