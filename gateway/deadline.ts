import type { FastifyReply } from 'fastify';

/** A signal that is aborted when the time is up or the client has gone, and at the latest when the answer was sent. */
export function deadlineOf(reply: FastifyReply, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), milliseconds);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    controller.abort();
  });
  return controller.signal;
}
