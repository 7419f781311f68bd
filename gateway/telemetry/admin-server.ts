import fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '#kernel/config.ts';
import type { Lifecycle } from '#kernel/lifecycle.ts';
import type { Exposition } from './prometheus-meters.ts';

/** What the admin server shows, and where. */
export interface AdminSurroundings {
  readonly config: Config;
  readonly lifecycle: Lifecycle;
  readonly exposition: Exposition | null;
}

/** The server for operators. */
export interface AdminServer {
  readonly url: string;
  /** From now on, the process is as ready as the server that it serves with. */
  serves(server: FastifyInstance): void;
}

/**
 * Opens the admin port: `/metrics`, `/livez` and `/readyz`, on a port of their own so that no client reaches them. Answers
 * null, and nothing listens, where no such port is set. It opens first and closes last, so that a process that starts or
 * drains is seen doing so.
 */
export async function openAdminServer({
  config,
  lifecycle,
  exposition,
}: AdminSurroundings): Promise<AdminServer | null> {
  if (config.ADMIN_PORT === undefined || exposition === null) return null;
  let serving: FastifyInstance | null = null;
  const server = fastify({ logger: false, forceCloseConnections: true });
  server.get('/livez', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    if (serving === null || lifecycle.isEnding) return reply.code(503).send({ status: 'not ready' });
    const { statusCode, payload } = await serving.inject('/readyz');
    return reply.code(statusCode).type('application/json').send(payload);
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(exposition.contentType).send(await exposition.text()),
  );
  lifecycle.opened(server, () => server.close());
  const url = await server.listen({ host: config.ADMIN_HOST, port: config.ADMIN_PORT });
  return {
    url,
    serves: (given) => {
      serving = given;
    },
  };
}
