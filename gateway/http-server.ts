import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { Failure } from '#kernel/failure.ts';
import { logProblem, newTraceId, type Logger } from '#kernel/telemetry.ts';
import { toSubgraphError } from './engine/subgraph-error.ts';
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
  /** Whether a balancer may send requests here; no longer once the process is about to end. */
  readonly isReady: () => boolean;
}

// What a client may take for its headers and its whole request, against those who send a byte now and then.
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
    // What goes wrong before there is a route, such as an address that cannot be decoded, passes no hook.
    frameworkErrors: (_error, request, reply) =>
      void refuse(request, reply, new Failure('QUERY_MALFORMED', expectedRequest), newTraceId(), 400),
    clientErrorHandler: refuseSocket,
  });
  server.server.headersTimeout = headersTimeoutMilliseconds;
  server.server.maxConnections = 10_000;
  server.decorateRequest('traceId', '');
  // A page of another origin may send text unasked, and nothing here reads it.
  server.removeContentTypeParser('text/plain');

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

  // A connection on which an answer is still due is not idle when the server begins to close, and would then be kept
  // alive for a next request that the server no longer takes.
  let isClosing = false;
  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });

  server.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-trace-id'];
    const trusted = options.trustTraceId && typeof given === 'string' && /^[0-9a-f]{32}$/.test(given);
    request.traceId = trusted ? given : newTraceId();
    void reply.header('x-trace-id', request.traceId).header('cache-control', 'no-store');
    if (isWrittenOtherwise(request.headers)) {
      const failure = new Failure('QUERY_MALFORMED', 'expected a body in UTF-8 that is not compressed');
      void refuse(request, reply, failure, request.traceId, 415);
    } else done();
  });

  server.setErrorHandler((error, request, reply) => {
    const { failure, status } = toRefusal(error, options.maxBytes);
    if (failure.code === 'INTERNAL_ERROR') logProblem(options.logger, request.traceId, error);
    return refuse(request, reply, failure, request.traceId, status);
  });
  server.setNotFoundHandler((request, reply) =>
    refuse(request, reply, new Failure('QUERY_MALFORMED', expectedRequest), request.traceId, 404),
  );

  server.get('/livez', () => ({ status: 'alive' }));
  server.get('/readyz', (_request, reply) =>
    options.isReady() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'not ready' }),
  );
  return server;
}

const expectedRequest = 'expected a GET or POST of /graphql, or a GET of /livez or /readyz';

/** Whether a body is not what JSON is, plain UTF-8 (RFC 8259, section 8.1), so that it would be misread. */
function isWrittenOtherwise(headers: IncomingHttpHeaders): boolean {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  return !/^utf-?8$/i.test(charset) || (headers['content-encoding'] ?? 'identity') !== 'identity';
}

/** Answers bytes that are no request of HTTP, and hangs up. */
function refuseSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  // The caller has gone, or something was already sent: nobody would understand more.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status = statusOfBrokenRequest[error.code ?? ''] ?? '400 Bad Request';
  const { message, extensions } = toSubgraphError(
    new Failure('QUERY_MALFORMED', 'expected a request of HTTP/1.1'),
  );
  const body = JSON.stringify({
    errors: [{ message, extensions: { ...extensions, traceId: newTraceId() } }],
  });
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nCache-Control: no-store\r\n`;
  socket.end(`${head}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}

const statusOfBrokenRequest: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

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
