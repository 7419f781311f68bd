import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { oldestPostgres, postgresBinaries } from './postgres-binaries.ts';

/** What a throwaway server is started with. */
export interface PostgresOptions {
  /** Settings of postgresql.conf besides our own, such as `{ log_statement: 'all' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A throwaway PostgreSQL server; it ends, and its data with it, by `stop` or with the process that started it. */
export interface RunningPostgres extends AsyncDisposable {
  /** Connects as the superuser to the database `postgres`. */
  readonly url: string;
  /** What the server logs; gone once it has stopped. */
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Said wherever a server is required and the machine has none. */
export const howToGetPostgres =
  `PostgreSQL ${String(oldestPostgres)} or later is required: install it (on Debian and Ubuntu: apt-get install postgresql) ` +
  'so that initdb is on PATH or under /usr/lib/postgresql, or set TEST_DATABASE_URL to a server that may be written to.';

const fastAndForgetful = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

// ICU's English order differs from the embedded server's byte order, so a page order that forgot COLLATE "C" shows itself.
const cluster = ['--username=postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--no-instructions'];
const collation = ['--locale=C', '--locale-provider=icu', '--icu-locale=en'];

/**
 * Runs the server until our end of standard input closes, which the kernel sees to however we end, by SIGKILL too.
 * So no server outlives its tests. The first argument is the folder to remove, the rest the server's command.
 */
const guard = `
folder=$1; shift
exec 3<&0
"$@" >"$folder/log" 2>&1 3<&- &
server=$!
{ cat >/dev/null; kill -QUIT "$server"; } <&3 2>/dev/null &
wait "$server"
status=$?
[ "$status" -eq 0 ] || tail -n 5 "$folder/log" >&2
kill "$!" 2>/dev/null
rm -rf "$folder"
exit "$status"
`;

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root; packages bring the user `postgres` for it. */
function accountForServer(): Account {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port');
  return address.port;
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false; // not yet: whoever asks goes on asking until the server runs or has ended
  } finally {
    await client.end();
  }
}

async function startOnce(
  binaries: string,
  settings: Readonly<Record<string, string>>,
): Promise<RunningPostgres> {
  const account = accountForServer();
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-postgres-'));
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const place = { ...account, cwd: folder };
  try {
    await promisify(execFile)(
      join(binaries, 'initdb'),
      [`--pgdata=${data}`, ...cluster, ...collation],
      place,
    );
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }

  const port = await freePort();
  const options = Object.entries({ ...fastAndForgetful, ...settings, port: String(port) });
  const command = [
    join(binaries, 'postgres'),
    '-D',
    data,
    ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // A process group of its own: Ctrl-C at the terminal is for the tests, which then let go of the server.
  const child = spawn('sh', ['-c', guard, 'postgres', folder, ...command], {
    ...place,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.unref();
  const ended = once(child, 'exit');
  const lastWords = text(child.stderr);

  const stop = async (): Promise<void> => {
    child.ref();
    child.stdin.end();
    if (child.exitCode === null) await ended;
  };
  const url = `postgresql://postgres@127.0.0.1:${String(port)}/postgres`;
  const giveUpAt = Date.now() + 30_000;
  while (!(await canConnect(url))) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL did not start: ${await lastWords}`);
    if (Date.now() > giveUpAt) {
      await stop();
      throw new Error('PostgreSQL did not answer within 30 seconds of its start');
    }
    await pause(20);
  }
  return { url, logFile: join(folder, 'log'), stop, [Symbol.asyncDispose]: stop };
}

/** Starts a server of its own for a test that needs one; a machine without PostgreSQL is an error that says what to install. */
export async function startPostgres({ settings = {} }: PostgresOptions = {}): Promise<RunningPostgres> {
  const binaries = postgresBinaries();
  if (binaries === null) throw new Error(howToGetPostgres);
  for (let attemptsLeft = 2; ; attemptsLeft--) {
    try {
      return await startOnce(binaries, settings);
    } catch (error) {
      // Between finding a free port and listening on it, another process may have taken it.
      if (attemptsLeft === 0 || !String(error).includes('Address already in use')) throw error;
    }
  }
}
