import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Meters } from '#kernel/meters.ts';

const outcomes = new WeakMap<FastifyRequest, string>();

/** Notes how a request was answered: `ok`, `partial` or the code of the failure. */
export const noteOutcome = (request: FastifyRequest, outcome: string): void =>
  void outcomes.set(request, outcome);

/** How an answer of GraphQL went: with data and no errors, with both, or with errors alone. */
export function outcomeOf(answer: {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined;
}): string {
  const [first] = answer.errors ?? [];
  if (first === undefined) return 'ok';
  if (answer.data !== null && answer.data !== undefined) return 'partial';
  return typeof first.extensions?.['code'] === 'string' ? first.extensions['code'] : 'INTERNAL_ERROR';
}

/** Counts and times the requests for the graph that a server answers; a client that leaves before is `ABORTED`. */
export function meterRequests(server: FastifyInstance, role: string, meters: Meters): void {
  const note = (request: FastifyRequest, seconds: number, outcome: string): void => {
    if (request.routeOptions.url !== '/graphql') return;
    meters.count('requests', { role, outcome });
    meters.observe('request_seconds', { role }, seconds);
  };
  server.addHook('onResponse', (request, reply, done) => {
    const aborted = !reply.raw.writableFinished;
    note(request, reply.elapsedTime / 1_000, aborted ? 'ABORTED' : (outcomes.get(request) ?? 'ok'));
    done();
  });
}
