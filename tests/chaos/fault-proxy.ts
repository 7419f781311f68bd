import { once, setMaxListeners } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { AnswerLine, whileHanging, write, type Setting } from './answer-line.ts';
import { readFaultMode } from './fault-mode.ts';

/** A way to a server on which everything can go wrong that can go wrong on the way. */
export interface FaultProxy extends AsyncDisposable {
  /** The server's address, by way of the proxy. */
  readonly url: string;
  /** What has gone through: connections ever and now, bytes asked and answered. */
  readonly counts: Readonly<Counts>;
  /** Sets the mode, `slow` or `slow:200`, for the connections there are and those to come; RangeError for no mode. */
  set(mode: string): void;
}

interface Counts {
  connections: number;
  open: number;
  bytesAsked: number;
  bytesAnswered: number;
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'postgresql:': 5432, 'redis:': 6379 };

/** Stands between clients on this machine and the server of an address, on a free port or a given one. */
export async function createFaultProxy(address: string, port = 0): Promise<FaultProxy> {
  const target = new URL(address);
  const far = {
    host: target.hostname.replace(/^\[|\]$/g, ''),
    port: target.port === '' ? (defaultPorts[target.protocol] ?? 0) : Number(target.port),
  };
  const sockets = new Set<Socket>();
  const counts: Counts = { connections: 0, open: 0, bytesAsked: 0, bytesAnswered: 0 };
  let change = new AbortController();
  let setting: Setting = { ...readFaultMode('pass'), changed: change.signal };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    counts.connections += 1;
    counts.open += 1;
    keep(near);
    near.once('close', () => (counts.open -= 1));
    if (setting.name === 'down') near.resetAndDestroy();
    else void join(near);
  });

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // To be cut is what a connection through here is for; its pump hears of it.
    socket.on('error', () => undefined);
  }

  async function join(near: Socket): Promise<void> {
    await whileHanging(() => setting);
    if (near.destroyed) return;
    const away = connect({ ...far, allowHalfOpen: true, noDelay: true });
    keep(away);
    const line = new AnswerLine(near, away, () => setting);
    near.once('close', () => away.destroy());
    away.once('close', () => line.silent || away.readableEnded || near.destroy());
    const asking = pump(near, async (bytes) => {
      await whileHanging(() => setting);
      counts.bytesAsked += bytes.length;
      await write(away, bytes);
    });
    const answering = pump(away, async (bytes) => {
      await whileHanging(() => setting);
      counts.bytesAnswered += bytes.length;
      await line.deliver(bytes);
    });
    void asking.then((ended) => (ended ? away.end() : away.destroy()));
    void answering.then((ended) => line.silent || (ended ? near.end() : near.destroy()));
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    counts,
    set(mode) {
      const read = readFaultMode(mode);
      change.abort();
      change = new AbortController();
      // Every connection that hangs waits for it.
      setMaxListeners(0, change.signal);
      setting = { ...read, changed: change.signal };
      // The port is kept: were it given back, another program could take it before the server is up again.
      if (read.name === 'down') for (const socket of sockets) socket.resetAndDestroy();
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      change.abort();
      await closed;
    },
  };
}

/** Hands on what a socket sends, piece by piece; says whether it ended of its own will. */
async function pump(from: Socket, handOn: (bytes: Buffer) => Promise<void>): Promise<boolean> {
  try {
    for await (const bytes of from as AsyncIterable<Buffer>) await handOn(bytes);
    return true;
  } catch {
    return false;
  }
}
