import type { Socket } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { personaNamed } from '#gateway/demo/personas.ts';
import { startRawSeacats } from '#seacats/raw-seacats.test-kit.ts';
import { startClaimgraph } from '#tests/rig.ts';
import { atLeast, exactly, type Figure } from '../../bench/figures.ts';

/** Lets clients leave in the middle of their requests to a SEACATS that does not answer, and counts the calls that are still open. */
export async function proveAborts(quick: boolean): Promise<readonly Figure[]> {
  const clients = quick ? 50 : 200;
  // It takes every call and answers none. A connection without a call is none: one that was broken off is replaced.
  const open = new Set<Socket>();
  await using seacats = await startRawSeacats(() => (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await using rig = await startClaimgraph({
    settings: {
      SEACATS_URL: seacats.url,
    },
  });
  const authorization = `Bearer ${await rig.identity.tokenFor(personaNamed('officer'))}`;
  let mostOpen = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const number = `20201704${String(client).padStart(6, '0')}-01`;
      const leaving = new AbortController();
      const request = fetch(`${rig.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: `{ enforcementCase(caseNumber: "${number}") { kind } }` }),
        signal: leaving.signal,
      });
      const left = request.then(
        () => false,
        () => true,
      );
      await after(300 + client * 2);
      mostOpen = Math.max(mostOpen, open.size);
      leaving.abort();
      if (!(await left)) throw new Error('a client had its answer before it left');
    }),
  );
  await after(200);
  return [
    atLeast('SOAP calls open before the clients left', mostOpen, 'calls', 1),
    exactly(`SOAP calls still open 200 ms after ${clients} clients left (target-8)`, open.size, 'calls', 0),
  ];
}
