import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLSchemaModule } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { execute, parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Subgraph, SubgraphRequest } from '#kernel/subgraph.ts';
import { logProblem, type Logger } from '#kernel/telemetry.ts';
import { readSubgraphSdl } from '#schema/read-sdl.ts';
import { toSubgraphError, type SubgraphError } from './subgraph-error.ts';

/** What one fetch from a subgraph asks. */
export interface SubgraphFetch {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a subgraph answers; errors carry codes of the failure catalogue and nothing from inside. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[];
}

/** A subgraph that can be asked. */
export interface ExecutableSubgraph {
  readonly name: Subgraph['name'];
  readonly unavailable: Subgraph['unavailable'];
  readonly schema: GraphQLSchema;
  execute(fetch: SubgraphFetch, request: SubgraphRequest): Promise<SubgraphAnswer>;
}

/** Makes a subgraph executable: its schema, its resolvers, and the rule that what is not recorded is not disclosed. */
export function createExecutableSubgraph(subgraph: Subgraph, logger: Logger): ExecutableSubgraph {
  const { name, unavailable, disclosureLog } = subgraph;
  const schema = buildSubgraphSchema({
    typeDefs: parse(readSubgraphSdl(name)),
    resolvers: subgraph.resolvers as NonNullable<GraphQLSchemaModule['resolvers']>,
  });

  return {
    name,
    unavailable,
    schema,
    async execute(fetch, request) {
      const { document, variables } = fetch;
      const context = subgraph.createContext(request);
      const result: ExecutionResult = await execute({
        schema,
        document,
        contextValue: context,
        variableValues: variables,
      });
      const problems = (result.errors ?? []).map((error) => {
        logProblem(logger, request.traceId, error.originalError ?? error);
        return toSubgraphError(error.originalError ?? error, error.path);
      });
      try {
        await disclosureLog.record(request.principal, request.traceId, context.disclosures.entries());
      } catch (problem) {
        logProblem(logger, request.traceId, problem);
        return answerOfFailure(fetch, problem);
      }
      return { data: (result.data as Record<string, unknown> | undefined) ?? null, errors: problems };
    },
  };
}

/**
 * The answer of a subgraph that shows nothing: an error at each root field, or at each entity wanted, so that nowhere in
 * the client's answer a value that could not be had looks like one that is not there.
 */
export function answerOfFailure({ document, variables }: SubgraphFetch, problem: unknown): SubgraphAnswer {
  const { representations } = variables;
  // The gateway writes them into the variables; to whoever writes them into the document, the first has to do.
  const entities = Array.isArray(representations) ? Math.max(1, representations.length) : 1;
  const roots = document.definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition'
      ? definition.selectionSet.selections.flatMap((selection) =>
          selection.kind === 'Field' ? [selection.alias?.value ?? selection.name.value] : [],
        )
      : [],
  );
  const paths = roots.flatMap((root) =>
    root === '_entities' ? Array.from({ length: entities }, (_, index) => [root, index]) : [[root]],
  );
  const errors = paths.map((path) => toSubgraphError(problem, path));
  return { data: null, errors };
}
