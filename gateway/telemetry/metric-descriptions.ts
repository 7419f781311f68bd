import type { Counters, Durations, Levels } from '#kernel/meters.ts';

type DescriptionsOf<M> = {
  readonly [N in keyof M]: { readonly help: string; readonly labels: readonly (keyof M[N] & string)[] };
};

/** What each metric counts or measures, as Prometheus shows it. */
export const metricDescriptions: {
  readonly counters: DescriptionsOf<Counters>;
  readonly durations: DescriptionsOf<Durations>;
  readonly levels: DescriptionsOf<Levels>;
} = {
  counters: {
    requests: {
      help: 'Requests answered, by role and outcome: ok, partial or the code of the failure',
      labels: ['role', 'outcome'],
    },
    seacats_calls: {
      help: 'Calls to SEACATS, by operation and outcome: ok or the code of the failure',
      labels: ['operation', 'outcome'],
    },
    seacats_retries: { help: 'Calls to SEACATS that were tried again', labels: ['operation'] },
    seacats_refusals: {
      help: 'Calls that were not made because of the breaker, the bulkhead or the rate',
      labels: ['operation', 'by'],
    },
    seacats_bad_input: {
      help: 'Records or answers of SEACATS that could not be read with certainty',
      labels: ['operation', 'code'],
    },
    bad_input_dropped: {
      help: 'Bad input that was counted but not kept, because too much came at once or the database was away',
      labels: [],
    },
    case_copies: {
      help: 'Case numbers looked for among copies: found in memory, in redis, or missed',
      labels: ['found'],
    },
    case_coalesced: { help: 'Case numbers that came with the call of another request', labels: [] },
    case_stale: { help: 'Cases served from the last snapshot because SEACATS failed', labels: [] },
    redis_failures: { help: 'Operations of Redis that failed, by use', labels: ['use'] },
    feed_changes: { help: 'Changes taken from the change feed, by kind', labels: ['kind'] },
    index_repairs: { help: 'Cases that a reconcile run found to differ and mended', labels: [] },
    span_export_failures: { help: 'Batches of spans that the collector did not take', labels: [] },
  },
  durations: {
    request_seconds: { help: 'Time to answer a request, by role', labels: ['role'] },
    subgraph_fetch_seconds: { help: 'Time of a fetch from a subgraph', labels: ['subgraph'] },
    seacats_call_seconds: { help: 'Time of a call to SEACATS', labels: ['operation'] },
  },
  levels: {
    seacats_breaker: {
      help: '1 while the breaker of an operation is open, 0.5 while it tries, 0 while it is closed',
      labels: ['operation'],
    },
    feed_lag_seconds: { help: 'Seconds since the change feed was last read to its end', labels: [] },
  },
};
