import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { isAlive, isCode, readHolder, thisProcess, TOUCH_MS, type LockHolder } from './lock-holder.ts';

/** A held lock on a data directory. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/** Someone else has the data directory open. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';

  constructor(dataDirectory: string, holder: LockHolder | null) {
    super(
      `${dataDirectory} is in use by ${nameOf(holder)}: an embedded PostgreSQL serves one process. ` +
        'Stop that process, choose another data directory, or set DATABASE_URL to a PostgreSQL server for both.',
    );
  }
}

/**
 * Locks a data directory for this process, or refuses. PGlite has no lock of its own, and two openers lose rows
 * silently. On Linux the kernel frees the lock with the process; a file beside the directory names the holder and
 * is the lock elsewhere.
 */
export async function lockDirectory(dataDirectory: string): Promise<DirectoryLock> {
  const place = realPlaceOf(resolve(dataDirectory));
  const file = `${place}.lock`;
  const socket = await bind(place);
  if (socket === 'taken') throw new DataDirectoryInUse(dataDirectory, readHolder(file));
  try {
    claim(file, dataDirectory);
  } catch (error) {
    socket?.close();
    throw error;
  }
  const touching = setInterval(() => touch(file), TOUCH_MS).unref();
  return {
    async release() {
      clearInterval(touching);
      rmSync(file, { force: true });
      if (socket) await new Promise((done) => socket.close(done));
    },
  };
}

function nameOf(holder: LockHolder | null): string {
  if (holder === null) return 'another process';
  return `process ${String(holder.pid)}${holder.host === hostname() ? '' : ` on ${holder.host}`}`;
}

function realPlaceOf(directory: string): string {
  if (existsSync(directory)) return realpathSync(directory);
  mkdirSync(dirname(directory), { recursive: true });
  return join(realpathSync(dirname(directory)), basename(directory));
}

/** Binds an abstract socket named after the place; it vanishes with the process, however that ends. */
async function bind(place: string): Promise<Server | 'taken' | null> {
  if (process.platform !== 'linux') return null;
  const server = createServer((connection) => connection.destroy());
  server.unref();
  server.listen({ path: `\0claimgraph-${createHash('sha256').update(place).digest('hex').slice(0, 40)}` });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    // A sandbox without such sockets leaves the file as the only lock.
    return isCode(error, 'EADDRINUSE') ? 'taken' : null;
  }
}

function claim(file: string, dataDirectory: string): void {
  for (;;) {
    try {
      return writeFileSync(file, JSON.stringify(thisProcess()), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    if (holder !== null && isAlive(holder, file)) throw new DataDirectoryInUse(dataDirectory, holder);
    rmSync(file, { force: true });
  }
}

function touch(file: string): void {
  try {
    // Over the same bytes, never emptied first, so that nobody reads half of it.
    writeFileSync(file, JSON.stringify(thisProcess()), { flag: 'r+' });
  } catch (error) {
    // Whoever removed the file has made the lock theirs to break; there is nothing left to touch.
    if (!isCode(error, 'ENOENT')) throw error;
  }
}
