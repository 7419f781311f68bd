import type { SeacatsClient } from './client.ts';
import type { Guard } from './guard.ts';

/** The operations of the change feed, as a client calls them. */
export type FeedClient = Pick<SeacatsClient, 'listCaseChanges' | 'searchCases' | 'digestCases'>;

/** A guard for each of them. */
export type FeedGuards = Readonly<Record<'ListCaseChanges' | 'SearchCases' | 'DigestCases', Guard>>;

/** The operations of the feed, each behind its guard; no request pays for them. */
export const guardFeed = (client: FeedClient, guards: FeedGuards): FeedClient => ({
  listCaseChanges: (since, size, { signal }) =>
    guards.ListCaseChanges.run((withinCall) => client.listCaseChanges(since, size, { signal: withinCall }), {
      signal,
      ledger: null,
    }),
  searchCases: (after, size, { signal }) =>
    guards.SearchCases.run((withinCall) => client.searchCases(after, size, { signal: withinCall }), {
      signal,
      ledger: null,
    }),
  digestCases: (after, size, { signal }) =>
    guards.DigestCases.run((withinCall) => client.digestCases(after, size, { signal: withinCall }), {
      signal,
      ledger: null,
    }),
});
