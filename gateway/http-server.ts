import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { Failure } from '#kernel/failure.ts';
import { logProblem, newTraceId, type Logger } from '#kernel/telemetry.ts';
import { refuse } from './refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The id under which the log lines of this request are found. */
    traceId: string;
  }
}

/** What every HTTP server of the program has. */
export interface HttpServerOptions {
  readonly logger: Logger;
  /** The most bytes that a request body may have. */
  readonly maxBytes: number;
  /** Whether a caller's `x-trace-id` is taken over; only where the caller is one of us. */
  readonly trustTraceId: boolean;
}

// Seconds that a client may take for its headers and its whole request (fault-D8).
const headersTimeoutMilliseconds = 10_000;
const requestTimeoutMilliseconds = 30_000;

/** An HTTP server with the limits, headers, health checks and error shape that every role has. */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: options.maxBytes,
    requestTimeout: requestTimeoutMilliseconds,
    // A keep-alive connection without a request is closed at once when the server drains.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logger: false,
  });
  server.server.headersTimeout = headersTimeoutMilliseconds;
  server.server.maxConnections = 10_000;
  server.decorateRequest('traceId', '');

  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        // The editor of GraphiQL writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        workerSrc: ["'self'"],
        fontSrc: ["'self'", 'data:'],
        imgSrc: ["'self'", 'data:'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  });

  server.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-trace-id'];
    const trusted = options.trustTraceId && typeof given === 'string' && /^[0-9a-f]{32}$/.test(given);
    request.traceId = trusted ? given : newTraceId();
    void reply.header('x-trace-id', request.traceId).header('cache-control', 'no-store');
    done();
  });

  server.setErrorHandler((error, request, reply) => {
    const { failure, status } = toRefusal(error, options.maxBytes);
    if (failure.code === 'INTERNAL_ERROR') logProblem(options.logger, request.traceId, error);
    return refuse(request, reply, failure, request.traceId, status);
  });
  server.setNotFoundHandler((request, reply) =>
    refuse(
      request,
      reply,
      new Failure('QUERY_MALFORMED', 'expected a request to /graphql, /livez or /readyz'),
      request.traceId,
      404,
    ),
  );

  server.get('/livez', () => ({ status: 'alive' }));
  return server;
}

function toRefusal(error: unknown, maxBytes: number): { failure: Failure; status: number } {
  if (error instanceof Failure)
    return { failure: error, status: error.code === 'UNAUTHENTICATED' ? 401 : 400 };
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  switch (status) {
    case 413:
      return {
        failure: new Failure('QUERY_LIMIT_EXCEEDED', `expected a request body of at most ${maxBytes} bytes`),
        status,
      };
    case 415:
      return {
        failure: new Failure('QUERY_MALFORMED', 'expected the content type application/json'),
        status,
      };
    case 503:
      return { failure: new Failure('OVERLOADED', 'the service is closing'), status };
    default:
      return status >= 400 && status < 500
        ? { failure: new Failure('QUERY_MALFORMED', 'expected a JSON object with a query'), status }
        : {
            failure: new Failure('INTERNAL_ERROR', 'an unforeseen failure, recorded under the trace id'),
            status: 500,
          };
  }
}
