import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createFaultProxy } from './fault-proxy.ts';

/** A server that sends a text to whoever asks it anything, and keeps the line. */
async function aServer(text: string) {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes: Buffer) => {
      asked.push(bytes.toString());
      socket.write(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    sockets,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A client that asks once, and what it has heard. */
function aClient(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const client = { socket, heard: Buffer.alloc(0), end: '' };
  socket.on('data', (bytes: Buffer) => (client.heard = Buffer.concat([client.heard, bytes])));
  socket.on('end', () => (client.end ||= 'closed'));
  socket.on('error', (error: NodeJS.ErrnoException) => (client.end ||= error.code ?? ''));
  socket.write('?');
  return Object.assign(client, { [Symbol.dispose]: () => void socket.destroy() });
}

const text = 'The last known case.';
const heardBy = (client: ReturnType<typeof aClient>) => expect.poll(() => client.heard.toString());

describe('a fault proxy', () => {
  it('passes everything, and counts it', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    using client = aClient(proxy.url);
    await heardBy(client).toBe(text);
    expect(proxy.counts).toEqual({ connections: 1, open: 1, bytesAsked: 1, bytesAnswered: text.length });
  });

  it.each(['slow:30', 'trickle:1', 'bandwidth:200'])('under %s is late and loses nothing', async (mode) => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    proxy.set(mode);
    using client = aClient(proxy.url);
    await heardBy(client).toBe(text);
  });

  it('under down resets every connection, and takes none until it is up again', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    using before = aClient(proxy.url);
    await heardBy(before).toBe(text);
    proxy.set('down');
    using during = aClient(proxy.url);
    await expect.poll(() => [before.end, during.end]).toEqual(['ECONNRESET', 'ECONNRESET']);
    expect(during.heard).toHaveLength(0);
    await expect.poll(() => server.sockets.size).toBe(0);
    proxy.set('pass');
    using after = aClient(proxy.url);
    await heardBy(after).toBe(text);
  });

  it('under hang accepts and asks nobody, and goes on with the same connection afterwards', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    proxy.set('hang');
    using client = aClient(proxy.url);
    await expect.poll(() => proxy.counts.open).toBe(1);
    proxy.set('slow:1');
    proxy.set('hang');
    expect(server.asked).toEqual([]);
    proxy.set('pass');
    await heardBy(client).toBe(text);
  });

  it('under cut closes after so many bytes as if that were all', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    proxy.set('cut:8');
    using client = aClient(proxy.url);
    await expect.poll(() => client.end).toBe('closed');
    expect(client.heard.toString()).toBe('The last');
  });

  it('under reset breaks the connection within the answer', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    proxy.set('reset:8');
    using client = aClient(proxy.url);
    await expect.poll(() => client.end).toBe('ECONNRESET');
    expect('The last').toContain(client.heard.toString());
  });

  it('under half-open lets the server go and tells the client nothing', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    proxy.set('half-open:8');
    using client = aClient(proxy.url);
    await heardBy(client).toBe('The last');
    await expect.poll(() => server.sockets.size).toBe(0);
    client.socket.write('Are you there?');
    expect({ end: client.end, open: proxy.counts.open }).toEqual({ end: '', open: 1 });
  });

  it('under garbage flips every so-many-th byte, wherever the pieces begin', async () => {
    await using server = await aServer(text);
    await using proxy = await createFaultProxy(server.url);
    proxy.set('garbage:5');
    using client = aClient(proxy.url);
    await expect.poll(() => client.heard.length).toBe(text.length);
    const flipped = [...Buffer.from(text)].map((byte, at) => ((at + 1) % 5 === 0 ? byte ^ 0xff : byte));
    expect([...client.heard]).toEqual(flipped);
  });

  it('closes everything it opened', async () => {
    await using server = await aServer(text);
    const proxy = await createFaultProxy(server.url);
    using client = aClient(proxy.url);
    await heardBy(client).toBe(text);
    await proxy[Symbol.asyncDispose]();
    await expect.poll(() => server.sockets.size).toBe(0);
    await expect.poll(() => client.end).not.toBe('');
  });

  it.each(['', 'slowly', 'slow:', 'slow:-1', 'down:1', 'garbage:0', 'constructor'])(
    'refuses the mode "%s" and stays as it was',
    async (mode) => {
      await using server = await aServer(text);
      await using proxy = await createFaultProxy(server.url);
      expect(() => proxy.set(mode)).toThrow(RangeError);
      using client = aClient(proxy.url);
      await heardBy(client).toBe(text);
    },
  );
});
