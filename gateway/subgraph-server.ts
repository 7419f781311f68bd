import type { FastifyInstance } from 'fastify';
import { parse, specifiedRules, validate } from 'graphql';
import { z } from 'zod';
import type { Clock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { checkCost } from '#kernel/schema-rules/cost-budget.ts';
import { costRulesFrom, type CostRules } from '#kernel/schema-rules/cost-rules.ts';
import { logProblem, type Logger } from '#kernel/telemetry.ts';
import { withRequestSpan } from '#kernel/tracing.ts';
import { readSubgraphSdl } from '#schema/read-sdl.ts';
import { checkDocument } from './check-document.ts';
import { deadlineOf } from './deadline.ts';
import type { ExecutableSubgraph, SubgraphFetch } from './engine/executable-subgraph.ts';
import { createHttpServer } from './http-server.ts';
import type { SubgraphTokenVerifier } from './identity/subgraph-token.ts';
import { mostRepresentations, subgraphLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import { noteOutcome, outcomeOf } from './telemetry/meter-requests.ts';

/** What a subgraph's own HTTP server is built from. */
export interface SubgraphServerOptions {
  readonly subgraph: ExecutableSubgraph;
  readonly verifyToken: SubgraphTokenVerifier;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a fetch may take at most, in milliseconds, whatever the caller allows. */
  readonly deadlineMilliseconds: number;
  readonly maxBytes: number;
  /** Whether a balancer may send requests here. */
  readonly isReady: () => boolean;
}

const bodyShape = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** The HTTP server of one subgraph: for the gateway only, and with limits of its own. */
export async function createSubgraphServer(options: SubgraphServerOptions): Promise<FastifyInstance> {
  const { subgraph, logger, deadlineMilliseconds } = options;
  const costRules = costRulesFrom(parse(readSubgraphSdl(subgraph.name)));
  const server = await createHttpServer({ ...options, trustTraceId: true });

  server.post('/graphql', async (request, reply) => {
    const { traceId } = request;
    try {
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
      const principal = await options.verifyToken(token);
      const fetch = readFetch(request.body, subgraph, costRules);
      const allowed = Number(request.headers['x-deadline-ms']);
      const milliseconds = allowed > 0 ? Math.min(allowed, deadlineMilliseconds) : deadlineMilliseconds;
      const signal = deadlineOf(reply, milliseconds);
      const ledger = createLegacyLedger();
      const traceparent = request.headers['traceparent'];
      const { data, errors } = await withRequestSpan(
        { traceId, traceparent: typeof traceparent === 'string' ? traceparent : undefined },
        `serve ${subgraph.name}`,
        { 'claimgraph.subgraph': subgraph.name },
        () => subgraph.execute(fetch, { principal, traceId, signal, ledger }),
      );
      noteOutcome(request, outcomeOf({ data, errors }));
      return await reply.send({
        data,
        ...(errors.length > 0 ? { errors } : {}),
        extensions: { ledger: ledger.report() },
      });
    } catch (problem) {
      if (!(problem instanceof Failure)) throw problem;
      logProblem(logger, traceId, problem);
      return refuse(request, reply, problem, traceId, problem.code === 'UNAUTHENTICATED' ? 401 : 400);
    }
  });
  return server;
}

/** Reads and checks one fetch; throws a Failure that says what is wrong with it. */
function readFetch(body: unknown, { schema }: ExecutableSubgraph, costRules: CostRules): SubgraphFetch {
  const read = bodyShape.safeParse(body);
  if (!read.success)
    throw new Failure('QUERY_MALFORMED', 'expected a JSON object with a query and its variables');
  const { query, variables } = read.data;
  const refusal = checkDocument(query, subgraphLimits, false);
  if (refusal !== null) throw refusal;
  const document = parse(query, { maxLexicalTokens: subgraphLimits.tokens });
  const [fault] = validate(schema, document, specifiedRules, { maxErrors: 1, hideSuggestions: true });
  if (fault !== undefined) throw new Failure('QUERY_INVALID', fault.message);
  const representations = variables?.['representations'];
  if (Array.isArray(representations) && representations.length > mostRepresentations) {
    throw new Failure('QUERY_LIMIT_EXCEEDED', `expected at most ${mostRepresentations} representations`);
  }
  const tooDear = checkCost({ schema, rules: costRules, document, variables, budget: subgraphLimits.cost });
  if (tooDear !== null) throw tooDear;
  return { document, variables: variables ?? {} };
}
