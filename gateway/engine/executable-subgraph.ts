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
    async execute({ document, variables }, request) {
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
        return answerOfFailure(document, problem);
      }
      return { data: (result.data as Record<string, unknown> | undefined) ?? null, errors: problems };
    },
  };
}

/**
 * The answer of a subgraph that shows nothing: one error at each root field, or at the first entity wanted, for the
 * gateway puts an error at a place of the client's answer only by an entity's number.
 */
export function answerOfFailure(document: DocumentNode, problem: unknown): SubgraphAnswer {
  const roots = document.definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition'
      ? definition.selectionSet.selections.flatMap((selection) =>
          selection.kind === 'Field' ? [selection.alias?.value ?? selection.name.value] : [],
        )
      : [],
  );
  const errors = roots.map((root) => toSubgraphError(problem, root === '_entities' ? [root, 0] : [root]));
  return { data: null, errors };
}
