import type { DisclosureLog, DisclosureSheet } from './disclosure.ts';
import type { FailureCode } from './failure.ts';
import type { LegacyLedger } from './legacy-ledger.ts';
import type { Principal } from './principal.ts';

/**
 * What comes with a fetch from a subgraph besides the document. In one process all fetches of one operation come with the
 * same object, by which a subgraph may know them.
 */
export interface SubgraphRequest {
  /** Who asks; verified by whoever received the request from outside. */
  readonly principal: Principal;
  readonly traceId: string;
  /** Aborted when the deadline has passed or the client has gone. */
  readonly signal: AbortSignal;
  /** What the answer costs the legacy systems, and how they were found. */
  readonly ledger: LegacyLedger;
}

/** What every subgraph's resolvers can count on; each subgraph adds its loaders. */
export interface FetchContext {
  readonly principal: Principal;
  readonly disclosures: DisclosureSheet;
}

/** A subgraph, ready to be put behind a data source of the gateway or an HTTP server of its own. */
export interface Subgraph<Context extends FetchContext = FetchContext> {
  readonly name: 'cases' | 'accounts' | 'trade-portal';
  /** The resolver map; its types are generated from the SDL. */
  readonly resolvers: object;
  /** A context for one fetch, with loaders of its own. */
  createContext(request: SubgraphRequest): Context;
  readonly disclosureLog: DisclosureLog;
  /** The code with which this subgraph's absence is reported. */
  readonly unavailable: FailureCode;
}
