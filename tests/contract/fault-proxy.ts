import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut and mended. */
export interface FaultProxy extends AsyncDisposable {
  /** The server's address, by way of the proxy. */
  readonly url: string;
  /** Cuts every connection and takes no new one. */
  hangUp(): void;
  /** Takes connections again. */
  takeUp(): void;
}

/** Stands between a client and the server of an address. */
export async function createFaultProxy(address: string): Promise<FaultProxy> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let down = false;
  const server = createServer((near) => {
    if (down) {
      near.destroy();
      return;
    }
    const far = connect({ host: target.hostname, port: Number(target.port) });
    const pair: readonly [Socket, Socket][] = [
      [near, far],
      [far, near],
    ];
    for (const [from, to] of pair) {
      sockets.add(from);
      // A cut connection is what this is for; each end hears of it by the closing of the other.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    hangUp() {
      down = true;
      cut();
    },
    takeUp() {
      down = false;
    },
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
