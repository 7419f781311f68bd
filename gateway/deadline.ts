import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** More fetches than the limits let an operation have under way at a time. */
const mostListeners = 200;

/** A signal that is aborted when the time is up or the client has gone, and at the latest when the answer was sent. */
export function deadlineOf(reply: FastifyReply, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  // Each fetch under way over HTTP, and each call of SEACATS, listens for itself until it has its answer.
  setMaxListeners(mostListeners, controller.signal);
  const timer = setTimeout(() => controller.abort(), milliseconds);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    controller.abort();
  });
  return controller.signal;
}
