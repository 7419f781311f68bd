/** What is counted, with the labels that tell its kinds apart. None may name a person, a case or an account. */
export interface Counters {
  /** Calls to SEACATS, by operation and outcome: `ok` or the code of the failure. */
  readonly seacats_calls: { readonly operation: string; readonly outcome: string };
  /** Calls that were tried again. */
  readonly seacats_retries: { readonly operation: string };
  /** Calls that the guard refused before they were made: `breaker`, `bulkhead` or `rate`. */
  readonly seacats_refusals: { readonly operation: string; readonly by: string };
  /** Records or answers of SEACATS that could not be read with certainty. */
  readonly seacats_bad_input: { readonly operation: string; readonly code: string };
  /** Case numbers looked for among copies: found in `memory`, in `redis`, or `missed`. */
  readonly case_copies: { readonly found: string };
  /** Case numbers that were asked for in a call which another request had begun. */
  readonly case_coalesced: Readonly<Record<string, never>>;
  /** Cases served from the last snapshot because SEACATS failed. */
  readonly case_stale: Readonly<Record<string, never>>;
  /** Operations that failures of Redis slowed down or made do without it. */
  readonly redis_failures: { readonly use: string };
  /** Changes that the worker has taken from the feed, by kind. */
  readonly feed_changes: { readonly kind: string };
  /** Cases that a reconcile run found to differ and mended. */
  readonly index_repairs: Readonly<Record<string, never>>;
  /** Requests answered, by the role that answered and by outcome: `ok`, `partial` or the code of the failure. */
  readonly requests: { readonly role: string; readonly outcome: string };
  /** Bad input that was counted but not kept, because too much came at once or the database was away. */
  readonly bad_input_dropped: Readonly<Record<string, never>>;
  /** Batches of spans that the collector did not take. */
  readonly span_export_failures: Readonly<Record<string, never>>;
}

/** What is measured in seconds. */
export interface Durations {
  readonly seacats_call_seconds: { readonly operation: string };
  readonly subgraph_fetch_seconds: { readonly subgraph: string };
  readonly request_seconds: { readonly role: string };
}

/** What stands at a level that can rise and fall. */
export interface Levels {
  /** 1 while the breaker of an operation is open, 0.5 while it tries, 0 while it is closed. */
  readonly seacats_breaker: { readonly operation: string };
  /** Seconds since the change feed was last read to its end. */
  readonly feed_lag_seconds: Readonly<Record<string, never>>;
}

/** Counts and measures; every part takes one, and most of the time nobody looks. */
export interface Meters {
  count<Name extends keyof Counters>(name: Name, labels: Counters[Name], by?: number): void;
  observe<Name extends keyof Durations>(name: Name, labels: Durations[Name], seconds: number): void;
  level<Name extends keyof Levels>(name: Name, labels: Levels[Name], value: number): void;
}

/** Meters that nobody reads. */
export const noMeters: Meters = {
  count: () => undefined,
  observe: () => undefined,
  level: () => undefined,
};
