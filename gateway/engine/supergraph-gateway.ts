import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import { costRulesFrom, type CostRules } from '#kernel/schema-rules/cost-rules.ts';
import type { Logger } from '#kernel/telemetry.ts';
import { readSupergraphSdl } from '#schema/read-sdl.ts';
import { subgraphNames, type Audience, type SubgraphName } from '#schema/subgraph-names.ts';
import { checkLegacyBudget } from '../legacy/check-legacy-budget.ts';
import type { RequestContext } from '../request-context.ts';

/** A data source for each subgraph. */
export type Sources = Readonly<Record<SubgraphName, GraphQLDataSource<RequestContext>>>;

/** The gateway of one audience, and what its contract says about cost. */
export interface SupergraphGateway {
  readonly gateway: ApolloGateway;
  readonly costRules: CostRules;
}

/** A gateway on the checked-in supergraph of an audience. Each audience has its own, with its own plans. */
export function createSupergraphGateway(
  audience: Audience,
  sources: Sources,
  logger: Logger,
): SupergraphGateway {
  const supergraphSdl = readSupergraphSdl(audience);
  const costRules = costRulesFrom(parse(supergraphSdl));
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => sources[knownName(name)] as GraphQLDataSource,
    // Subgraphs in this process get the planner's document as it is, so that it is not printed and parsed again.
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    // The one place where the plan is known and nothing has been asked yet.
    experimental_didResolveQueryPlan: checkLegacyBudget(costRules),
    logger: toGatewayLogger(logger),
  });
  return { gateway, costRules };
}

function knownName(name: string): SubgraphName {
  const known = subgraphNames.find((candidate) => candidate === name);
  if (known === undefined) throw new Error(`the supergraph names a subgraph ${name} that nobody serves`);
  return known;
}

// The gateway reports each subgraph's failure by itself, which the data sources already logged under the trace id.
const toGatewayLogger = (logger: Logger) => ({
  debug: (message?: unknown) => logger.debug({}, String(message)),
  info: (message?: unknown) => logger.debug({}, String(message)),
  warn: (message?: unknown) => logger.warn({}, String(message)),
  error: (message?: unknown) => logger.error({}, String(message)),
});
