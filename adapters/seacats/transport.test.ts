import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import { describe, expect, it } from 'vitest';

import { Failure } from '#kernel/failure.ts';

import { aCaseRec, aFault, answerTo, clientOf, http, startRawSeacats } from './raw-seacats.test-kit.ts';
import type { SeenRequest } from './raw-seacats.test-kit.ts';

const number = '20262704200123-01';
const unavailable = { code: 'SEACATS_UNAVAILABLE', message: 'SEACATS did not answer GetCases' };
const whole = ({ requestId }: SeenRequest): string => answerTo(requestId, [aCaseRec(number)]);

describe('time and connections', () => {
  it.each([
    ['before the answer begins', () => () => undefined],
    [
      'within the answer',
      (request: SeenRequest) => (socket: Socket) => void socket.write(http(whole(request)).subarray(0, 300)),
    ],
  ])('a deadline %s closes the connection (fault-F7)', async (_when, reply) => {
    await using seacats = await startRawSeacats(reply);
    await using client = await clientOf(seacats.url);
    const call = client.getCases([number], { signal: AbortSignal.timeout(150) });
    await expect(call).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await seacats.untilHungUp();
  });

  it('gives an abort its own reason, and asks nothing when it came before', async () => {
    await using seacats = await startRawSeacats(() => http(''));
    await using client = await clientOf(seacats.url);
    const reason = new Failure('OVERLOADED', 'too much');
    await expect(client.getCases([number], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(seacats.requests).toEqual([]);
  });

  it('a silent SEACATS is unavailable when no deadline says more (fault-F2)', async () => {
    await using seacats = await startRawSeacats(() => () => undefined);
    await using client = await clientOf(seacats.url, { silenceMs: 100 });
    const call = client.getCases([number], { signal: new AbortController().signal });
    await expect(call).rejects.toMatchObject(unavailable);
  });

  it('a refused connection is SEACATS being unavailable (fault-F2)', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await using client = await clientOf(`http://127.0.0.1:${port}/`);
    const call = client.getCases([number], { signal: new AbortController().signal });
    await expect(call).rejects.toMatchObject(unavailable);
  });

  it('more callers than connections wait for their turn', async () => {
    let most = 0;
    await using seacats = await startRawSeacats((request) => (socket) => {
      most = Math.max(most, seacats.sockets.size);
      socket.write(http(whole(request)));
    });
    await using client = await clientOf(seacats.url, { connections: 2 });
    const calls = Array.from({ length: 12 }, () =>
      client.getCases([number], { signal: new AbortController().signal }),
    );
    expect((await Promise.all(calls)).every((readings) => readings.has(number))).toBe(true);
    expect(most).toBe(2);
  });

  it('a connection is used again, also after a Fault', async () => {
    const faults = [true, false, true];
    await using seacats = await startRawSeacats((request) =>
      faults.pop() === true ? http(aFault(''), { status: 500 }) : http(whole(request)),
    );
    await using client = await clientOf(seacats.url, { connections: 1 });
    const signal = new AbortController().signal;
    await expect(client.getCases([number], { signal })).rejects.toMatchObject(unavailable);
    await expect(client.getCases([number], { signal })).resolves.toBeDefined();
    await expect(client.getCases([number], { signal })).rejects.toMatchObject(unavailable);
    expect(seacats.connections()).toBe(1);
  });

  it('stops reading at five megabytes, however much is sent (fault-E6)', async () => {
    let sent = 0;
    const piece = Buffer.alloc(65_536, '<a/>');
    await using seacats = await startRawSeacats(({ requestId }) => (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000000\r\n\r\n');
      socket.write(answerTo(requestId, []).replace(/<\/GetCasesResponse>.*/, ''));
      const pour = (): void => {
        while (!socket.destroyed && sent < 100_000_000) {
          sent += piece.length;
          if (!socket.write(piece)) return void socket.once('drain', pour);
        }
      };
      pour();
    });
    await using client = await clientOf(seacats.url);
    const call = client.getCases([number], { signal: new AbortController().signal });
    await expect(call).rejects.toMatchObject(unavailable);
    await seacats.untilHungUp();
    expect(sent).toBeLessThan(30_000_000);
  });
});
