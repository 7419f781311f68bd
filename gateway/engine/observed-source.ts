import type { GraphQLDataSource } from '@apollo/gateway';
import type { Meters } from '#kernel/meters.ts';
import { withSpanToOutside } from '#kernel/tracing.ts';
import type { SubgraphName } from '#schema/subgraph-names.ts';
import type { RequestContext } from '../request-context.ts';

/** A data source whose fetches are timed, each within a span of its own. */
export const observeSource = (
  subgraph: SubgraphName,
  source: GraphQLDataSource<RequestContext>,
  meters: Meters,
): GraphQLDataSource<RequestContext> => ({
  async process(options) {
    const begun = performance.now();
    try {
      return await withSpanToOutside(`fetch ${subgraph}`, { 'claimgraph.subgraph': subgraph }, () =>
        source.process(options),
      );
    } finally {
      meters.observe('subgraph_fetch_seconds', { subgraph }, (performance.now() - begun) / 1_000);
    }
  },
});
