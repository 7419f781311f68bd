import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { FailureCode } from '#kernel/failure.ts';
import type { RequestContext } from '../request-context.ts';

/**
 * Refuses a mutation or subscription where the contract has none. Validation lets it pass, because it knows no type to
 * hold its fields against, and the gateway would fail on it as on a bug.
 */
export const checkOperationType: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, operation }) => {
        if (!operation || schema.getRootType(operation.operation)) return Promise.resolve();
        const code: FailureCode = 'QUERY_INVALID';
        const message = `expected a query; this graph offers no ${operation.operation}`;
        return Promise.reject(new GraphQLError(message, { extensions: { code, http: { status: 400 } } }));
      },
    }),
};
