import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '#kernel/failure.ts';
import { toSubgraphError } from './engine/subgraph-error.ts';

const modernType = 'application/graphql-response+json';

/**
 * The status of an operation that was understood as HTTP and refused as GraphQL: 400 under
 * `application/graphql-response+json`, and 200 under `application/json`, whose readers cannot tell our 400 from that of
 * a proxy on the way (GraphQL over HTTP, "application/json").
 */
export const statusOfRefusal = (contentType: string | undefined): number =>
  contentType?.startsWith(modernType) === true ? 400 : 200;

/** Answers a request that ends before execution. Without a status it is an operation refused as GraphQL. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
  traceId: string,
  status?: number,
): FastifyReply {
  const type = request.headers.accept?.includes(modernType) === true ? modernType : 'application/json';
  const error = toSubgraphError(failure);
  return reply
    .code(status ?? statusOfRefusal(type))
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [{ ...error, extensions: { ...error.extensions, traceId } }] }));
}
