import type { Moment } from './calendar.ts';

/** Where a piece of data came from, when its system last confirmed it, how fresh it is, and whether gaps were filled. */
export interface Source {
  readonly system: 'SEACATS' | 'ACE' | 'TRADE_PORTAL';
  readonly asOf: Moment;
  readonly freshness: 'LIVE' | 'RECENT' | 'STALE';
  /** Whether made-up demonstration values stand in the record. */
  readonly synthetic: boolean;
}
