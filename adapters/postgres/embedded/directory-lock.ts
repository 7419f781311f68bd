import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';

/** A held lock on a data directory. */
export interface DirectoryLock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  /** When the process with that id began, where the system tells: process ids are used again. */
  readonly began: string | null;
}

/** Someone else has the data directory open. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';

  constructor(dataDirectory: string, holder: number | null) {
    const who = holder === null ? 'another process' : `process ${String(holder)}`;
    super(
      `${dataDirectory} is in use by ${who}: an embedded PostgreSQL serves one process. ` +
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
  mkdirSync(dirname(resolve(dataDirectory)), { recursive: true });
  const place = join(realpathSync(dirname(resolve(dataDirectory))), basename(dataDirectory));
  const file = `${place}.lock`;
  const socket = process.platform === 'linux' ? await bind(place) : null;
  if (socket === 'taken') throw new DataDirectoryInUse(dataDirectory, readHolder(file)?.pid ?? null);
  try {
    claim(file, dataDirectory);
  } catch (error) {
    socket?.close();
    throw error;
  }
  return {
    async release() {
      rmSync(file, { force: true });
      if (socket) await new Promise((done) => socket.close(done));
    },
  };
}

/** Binds an abstract socket named after the place; it vanishes with the process, however that ends. */
async function bind(place: string): Promise<Server | 'taken'> {
  const server = createServer((connection) => connection.destroy());
  server.unref();
  server.listen({ path: `\0claimgraph-${createHash('sha256').update(place).digest('hex').slice(0, 40)}` });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if (isCode(error, 'EADDRINUSE')) return 'taken';
    throw error;
  }
}

function claim(file: string, dataDirectory: string): void {
  const self: Holder = { pid: process.pid, began: beginningOf(process.pid) };
  for (;;) {
    try {
      return writeFileSync(file, JSON.stringify(self), { flag: 'wx', mode: 0o600 });
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    if (holder !== null && isAlive(holder)) throw new DataDirectoryInUse(dataDirectory, holder.pid);
    rmSync(file, { force: true });
  }
}

function readHolder(file: string): Holder | null {
  try {
    const { pid, began } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, began: began ?? null } : null;
  } catch (error) {
    // A holder that died while writing leaves an unreadable file, one that just left leaves none.
    if (error instanceof SyntaxError || isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  return began === null || began === beginningOf(pid);
}

/** When a process began, from Linux' process table; null where there is none. */
function beginningOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH') || isCode(error, 'EACCES')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
