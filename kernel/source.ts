import type { Moment } from './calendar.ts';
import type { Clock } from './clock.ts';

/** How old an ACE extract may be before what it brought counts as stale: extracts come daily, and a week forgives holidays. */
export const promisedAceAgeDays = 7;

/** A source with its freshness on a clock: recent within the promised age, stale past it. */
export const agedSource = (source: Source, clock: Clock): Source => ({
  ...source,
  freshness:
    clock.epochMilliseconds() - Date.parse(source.asOf) <= promisedAceAgeDays * 86_400_000
      ? 'RECENT'
      : 'STALE',
});

/** Where a piece of data came from, when its system last confirmed it, how fresh it is, and whether gaps were filled. */
export interface Source {
  readonly system: 'SEACATS' | 'ACE' | 'TRADE_PORTAL';
  readonly asOf: Moment;
  readonly freshness: 'LIVE' | 'RECENT' | 'STALE';
  /** Whether made-up demonstration values stand in the record. */
  readonly synthetic: boolean;
}
