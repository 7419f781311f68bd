import { unwrapResolverError } from '@apollo/server/errors';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { Failure, type FailureCode } from '#kernel/failure.ts';
import { logProblem, type Logger } from '#kernel/telemetry.ts';
import { extensionsOf, isFailureCode, maskedMessage, presentable } from '../engine/subgraph-error.ts';
import type { RequestContext } from '../request-context.ts';

/** The server's own codes for what is wrong with a request, as our catalogue names them. */
const requestCodes: Readonly<Record<string, FailureCode>> = {
  GRAPHQL_PARSE_FAILED: 'QUERY_MALFORMED',
  BAD_REQUEST: 'QUERY_MALFORMED',
  GRAPHQL_VALIDATION_FAILED: 'QUERY_INVALID',
  BAD_USER_INPUT: 'QUERY_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'QUERY_INVALID',
  PERSISTED_QUERY_NOT_FOUND: 'QUERY_INVALID',
  PERSISTED_QUERY_NOT_SUPPORTED: 'QUERY_INVALID',
};

/** Gives an error the shape of the catalogue; what is in no catalogue is masked. */
export function toClientError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const problem = unwrapResolverError(error);
  const { message, path, locations, extensions } = formatted;
  const code = problem instanceof Failure ? problem.code : extensions?.['code'];
  if (isFailureCode(code) && code !== 'INTERNAL_ERROR') {
    const wait = problem instanceof Failure ? problem.retryAfterMs : extensions?.['retryAfterMs'];
    const retryAfterMs = typeof wait === 'number' ? wait : undefined;
    return {
      message: presentable(message),
      ...(path ? { path } : {}),
      extensions: extensionsOf(code, retryAfterMs),
    };
  }
  const requestCode =
    typeof code === 'string' && Object.hasOwn(requestCodes, code) ? requestCodes[code] : undefined;
  if (requestCode === undefined) {
    return { message: maskedMessage, ...(path ? { path } : {}), extensions: extensionsOf('INTERNAL_ERROR') };
  }
  return {
    message: presentable(message),
    ...(locations ? { locations } : {}),
    extensions: extensionsOf(requestCode),
  };
}

/**
 * The last look at an answer: every error carries the trace id, and nothing tells how a value that is not there was
 * looked for (the gateway's notes on value completion would tell a missing node from a forbidden one).
 */
export const shapeErrors = (logger: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors) {
          const code = error.extensions['code'];
          const known = isFailureCode(code) || (typeof code === 'string' && code in requestCodes);
          if (!known) logProblem(logger, contextValue.traceId, error.originalError ?? error);
        }
        return Promise.resolve();
      },
      willSendResponse: ({ response, contextValue }) => {
        if (response.body.kind !== 'single') return Promise.resolve();
        const result = response.body.singleResult;
        if (result.extensions !== undefined) {
          const { valueCompletion, ...rest } = result.extensions;
          if (valueCompletion !== undefined) {
            logger.debug({ traceId: contextValue.traceId }, 'a value that had to be there was not');
          }
          if (Object.keys(rest).length === 0) delete result.extensions;
          else result.extensions = rest;
        }
        if (result.errors !== undefined) {
          result.errors = result.errors.map((error) => ({
            ...error,
            extensions: { ...error.extensions, traceId: contextValue.traceId },
          }));
        }
        return Promise.resolve();
      },
    }),
});
