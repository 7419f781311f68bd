import { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import { seesEverything } from '#kernel/policy.ts';
import type { Principal } from '#kernel/principal.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { logProblem, type Logger } from '#kernel/telemetry.ts';
import { withRequestSpan } from '#kernel/tracing.ts';
import { audiences, type Audience } from '#schema/subgraph-names.ts';
import { checkDocument } from './check-document.ts';
import { deadlineOf } from './deadline.ts';
import { createSupergraphGateway, type Sources } from './engine/supergraph-gateway.ts';
import { createHttpServer } from './http-server.ts';
import type { TokenVerifier } from './identity/token-verifier.ts';
import { gatewayLimits, legacyBudgets } from './limits.ts';
import { createOperationHandler } from './operation-handler.ts';
import { limitCost } from './plugins/cost-limit.ts';
import { shapeErrors, toClientError } from './plugins/error-shape.ts';
import { chooseStatus } from './plugins/http-status.ts';
import { checkOperationType } from './plugins/operation-type.ts';
import { checkOperation } from './plugins/operation-check.ts';
import { tellLegacyUse } from './plugins/tell-legacy-use.ts';
import { tellOutcome } from './plugins/tell-outcome.ts';
import { refuse } from './refusal.ts';
import type { RequestContext } from './request-context.ts';
import { noteOutcome } from './telemetry/meter-requests.ts';

/** What the front door is built from. */
export interface GatewayServerOptions {
  readonly sources: Sources;
  readonly verifyToken: TokenVerifier;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long an operation may take, in milliseconds. */
  readonly deadlineMilliseconds: number;
  readonly maxBytes: number;
  /** Whether a balancer may send requests here. */
  readonly isReady: () => boolean;
  /** Which audiences may ask the schema about itself. */
  readonly introspection: readonly Audience[];
}

/** Who asks, as the first hook found; absent until then. */
const principals = new WeakMap<FastifyRequest, Principal>();

const principalOf = (request: FastifyRequest): Principal => {
  const principal = principals.get(request);
  if (principal === undefined)
    throw new Failure('UNAUTHENTICATED', 'expected the header Authorization: Bearer <token>');
  return principal;
};

/** The gateway's HTTP server: one door, behind which the token's issuer decides which contract answers. */
export async function createGatewayServer(options: GatewayServerOptions): Promise<FastifyInstance> {
  const { clock, logger, deadlineMilliseconds } = options;
  const server = await createHttpServer({ ...options, trustTraceId: false });
  const handlers = new Map(
    await Promise.all(
      audiences.map(async (audience) => {
        const apollo = await startApollo(audience, options);
        server.addHook('onClose', () => apollo.stop());
        const handler = createOperationHandler(apollo, (request, reply) => ({
          principal: principalOf(request),
          traceId: request.traceId,
          signal: deadlineOf(reply, deadlineMilliseconds),
          ledger: createLegacyLedger(),
          deadline: clock.monotonicMilliseconds() + deadlineMilliseconds,
          answered: (outcome) => noteOutcome(request, outcome),
          legacyUse: {
            budget: legacyBudgets[audience],
            tellsShared: seesEverything(principalOf(request)),
            isShown: audience === 'internal' || request.headers['x-legacy-use'] === 'show',
            estimated: null,
          },
        }));
        return [audience, handler] as const;
      }),
    ),
  );

  server.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: async (request, reply) => {
      try {
        principals.set(request, await options.verifyToken(request.headers.authorization));
      } catch (problem) {
        if (!(problem instanceof Failure)) throw problem;
        logProblem(logger, request.traceId, problem);
        return refuse(request, reply, problem, request.traceId, 401);
      }
      return undefined;
    },
    preHandler: async (request, reply) => {
      const source = querySourceOf(request);
      if (source === null) return undefined;
      const { audience } = principalOf(request);
      const refusal = checkDocument(
        source,
        gatewayLimits[audience],
        options.introspection.includes(audience),
      );
      if (refusal === null) return undefined;
      logProblem(logger, request.traceId, refusal);
      return refuse(request, reply, refusal, request.traceId);
    },
    handler(request, reply) {
      const { audience } = principalOf(request);
      const handler = handlers.get(audience);
      if (handler === undefined) throw new Error('every audience has a handler');
      const { traceId } = request;
      return withRequestSpan(
        { traceId, traceparent: undefined },
        'operation',
        { 'claimgraph.audience': audience },
        () => handler(request, reply),
      );
    },
  });
  return server;
}

async function startApollo(
  audience: Audience,
  options: GatewayServerOptions,
): Promise<ApolloServer<RequestContext>> {
  const { gateway, costRules } = createSupergraphGateway(audience, options.sources, options.logger);
  const limits = gatewayLimits[audience];
  const apollo = new ApolloServer<RequestContext>({
    gateway,
    introspection: options.introspection.includes(audience),
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors: 5 },
    stopOnTerminationSignals: false,
    formatError: toClientError,
    plugins: [
      checkOperationType,
      checkOperation,
      limitCost(costRules, limits.cost),
      shapeErrors(options.logger),
      tellLegacyUse,
      tellOutcome,
      chooseStatus,
    ],
  });
  await apollo.start();
  return apollo;
}

/** The document of a request, when it has one; what is no text at all is left to the server to refuse. */
function querySourceOf({ method, body, query }: FastifyRequest): string | null {
  const parameters: unknown = method === 'GET' ? query : body;
  if (typeof parameters !== 'object' || parameters === null || !('query' in parameters)) return null;
  return typeof parameters.query === 'string' ? parameters.query : null;
}
