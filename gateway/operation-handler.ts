import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from './request-context.ts';

/** Answers one operation. */
export type OperationHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<string>;

/** A handler that gives operations to a server of GraphQL, within a context made for each. */
export function createOperationHandler(
  apollo: ApolloServer<RequestContext>,
  contextOf: (request: FastifyRequest, reply: FastifyReply) => RequestContext,
): OperationHandler {
  return async (request, reply) => {
    const { headers, body, status } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: toHeaderMap(request.headers),
        // From the path alone, for the rest of an address is whatever the client wrote as Host.
        search: /\?.*$/.exec(request.url)?.[0] ?? '',
        body: request.body,
      },
      context: () => Promise.resolve(contextOf(request, reply)),
    });
    if (body.kind !== 'complete') throw new Error('an answer in parts is nothing that this graph offers');
    for (const [name, value] of headers) void reply.header(name, value);
    void reply.code(status ?? 200);
    return status === undefined || status < 400 ? body.string : withTraceId(body.string, request.traceId);
  };
}

function toHeaderMap(headers: FastifyRequest['headers']): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** A refused request's answer with its trace id, which what the server refuses before its plugins run still lacks. */
function withTraceId(answer: string, traceId: string): string {
  const { errors } = JSON.parse(answer) as { errors: { extensions: object }[] };
  return JSON.stringify({
    errors: errors.map((error) => ({ ...error, extensions: { ...error.extensions, traceId } })),
  });
}
