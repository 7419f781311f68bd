import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Failure } from '#kernel/failure.ts';
import { toSubgraphError } from './engine/subgraph-error.ts';
import { answerTypeOf, statusOfRefusal } from './media-type.ts';
import { noteOutcome } from './telemetry/meter-requests.ts';

/** Answers a request that ends before execution. Without a status it is an operation refused as GraphQL. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: Failure,
  traceId: string,
  status?: number,
): FastifyReply {
  noteOutcome(request, failure.code);
  const type = answerTypeOf(request.headers.accept);
  const error = toSubgraphError(failure);
  // A 401 says by which scheme one may come in (RFC 9110, section 15.5.2).
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status ?? statusOfRefusal(type))
    .type(`${type}; charset=utf-8`)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ errors: [{ ...error, extensions: { ...error.extensions, traceId } }] }));
}
