import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** A throwaway Redis server. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Suspends and resumes the whole process, as a machine that hangs does. */
  suspend(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Whether a Redis server can be started here. */
export const haveRedis = (): boolean =>
  spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

/** What to say where none can. */
export const howToGetRedis = 'Redis is missing: apt-get install redis-server.';

/** Starts a Redis server of its own on a free port, or on a given one, that keeps nothing on disk. */
export async function startRedis(options: readonly string[] = [], port?: number): Promise<RedisServer> {
  if (!haveRedis()) throw new Error(howToGetRedis);
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-redis-'));
  const chosen = port ?? (await freePort());
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(chosen),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
      ...options,
    ],
    { stdio: 'ignore' },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const url = `redis://127.0.0.1:${chosen}`;
  await untilItAnswers(url, () => child.exitCode !== null).catch(async (problem: unknown) => {
    await stop();
    throw problem;
  });
  return {
    url,
    port: chosen,
    suspend: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function untilItAnswers(url: string, hasEnded: () => boolean): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      if (hasEnded()) break;
      const answer = await client.ping().then(String, String);
      if (answer === 'PONG') return;
      await after(50);
    }
  } finally {
    client.disconnect();
  }
  throw new Error('redis-server did not begin to answer');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
