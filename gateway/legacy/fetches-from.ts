import type { SubgraphName } from '#schema/subgraph-names.ts';
import type { PlanStep } from './query-plan.ts';

/** How many fetches from a subgraph a plan has at most; of two ways that exclude each other, the dearer. */
export function fetchesFrom(subgraph: SubgraphName, step: PlanStep | undefined): number {
  switch (step?.kind) {
    case undefined:
      return 0;
    case 'Fetch':
      return step.serviceName === subgraph ? 1 : 0;
    case 'Flatten':
      return fetchesFrom(subgraph, step.node);
    case 'Sequence':
    case 'Parallel':
      return step.nodes.reduce((sum, node) => sum + fetchesFrom(subgraph, node), 0);
    case 'Condition':
      return Math.max(fetchesFrom(subgraph, step.ifClause), fetchesFrom(subgraph, step.elseClause));
    case 'Defer':
    case 'Subscription':
      throw new Error(`a plan with ${step.kind} is nothing that this graph offers`);
  }
}
