import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { checkCost } from '#kernel/schema-rules/cost-budget.ts';
import type { CostRules } from '#kernel/schema-rules/cost-rules.ts';
import type { RequestContext } from '../request-context.ts';

/** Refuses an operation that costs more than its audience may spend, before any subgraph hears of it. */
export const limitCost = (costRules: CostRules, budget: number): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, request, operationName }) => {
        const refusal = checkCost({
          schema,
          rules: costRules,
          document,
          operationName,
          variables: request.variables,
          budget,
        });
        if (refusal === null) return Promise.resolve();
        const { message, code } = refusal;
        return Promise.reject(new GraphQLError(message, { extensions: { code, http: { status: 400 } } }));
      },
    }),
});
