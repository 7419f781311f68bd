import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError } from 'graphql';
import type { FailureCode } from '#kernel/failure.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * Refuses an operation that is not in the document, or whose variables are not of their types. The gateway would find
 * the same, but report the one as a fault of its own and the other as an execution that failed.
 */
export const checkOperation: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, operation, request }) => {
        if (operation === undefined) {
          return refuse('expected operationName to name an operation of the document');
        }
        const { errors } = getVariableValues(
          schema,
          operation.variableDefinitions ?? [],
          request.variables ?? {},
          { maxErrors: 1, hideSuggestions: true },
        );
        const [fault] = errors ?? [];
        return fault === undefined ? Promise.resolve() : refuse(fault.message);
      },
    }),
};

function refuse(message: string): Promise<never> {
  const code: FailureCode = 'QUERY_INVALID';
  return Promise.reject(new GraphQLError(message, { extensions: { code, http: { status: 400 } } }));
}
