import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { packageRoot } from '#kernel/package-root.ts';

/** How a program ended: its exit code, or null when a signal ended it, and all it printed. */
export interface Ending {
  readonly code: number | null;
  readonly output: string;
}

/** A program that somebody started at a terminal, with everything that it started in turn. */
export interface RunningProgram extends AsyncDisposable {
  readonly pid: number;
  /** Waits until the output has a match, and gives its first group; rejects when the program ends without one. */
  said(pattern: RegExp): Promise<string>;
  readonly ended: Promise<Ending>;
  /** Sends a signal to the program alone. */
  signal(name: NodeJS.Signals): void;
  /** Does what Ctrl-C at a terminal does: it reaches the program and all it started. */
  interrupt(): void;
}

/** Where and with what a program runs, besides PATH and HOME. */
export interface ProgramOptions {
  readonly cwd?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** After how long it is killed, whatever it does. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 120_000;

/** Starts a program; at its disposal it and all it started are killed. */
export function runProgram(command: readonly string[], options: ProgramOptions = {}): RunningProgram {
  const [name = '', ...words] = command;
  const { PATH, HOME } = process.env;
  const child = spawn(name, words, {
    cwd: options.cwd ?? packageRoot,
    env: { PATH, HOME, ...options.settings },
    // A process group of its own, so that what npm starts can be stopped with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started`);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      child.emit('said');
    });
  }
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, output }));
  const killed = setTimeout(() => killGroup(pid), options.patienceMs ?? usualPatienceMs);
  killed.unref();

  return {
    pid,
    ended,
    said(pattern) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(output);
          if (found !== null) resolve(found[1] ?? found[0]);
        };
        child.on('said', look);
        look();
        const line = command.join(' ');
        void ended.then(({ code }) =>
          reject(new Error(`${line} ended with ${String(code)} and without ${String(pattern)}:\n${output}`)),
        );
      });
    },
    signal: (signal) => void process.kill(pid, signal),
    interrupt: () => void process.kill(-pid, 'SIGINT'),
    async [Symbol.asyncDispose]() {
      clearTimeout(killed);
      killGroup(pid);
      await ended;
    },
  };
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (problem) {
    // Everything of it has ended already.
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem;
  }
}

/** The address in the welcome of `claimgraph start`. */
export const welcomedAt = /GraphQL +(http:\S+)\/graphql/;

/** Asks a demonstration as one of its personas. */
export async function askDemonstration(
  url: string,
  persona: string,
  query: string,
  variables: object = {},
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${url}/demo/token?as=${persona}`);
  const { token } = (await answer.json()) as { token: string };
  return askWithToken(url, token, query, variables);
}

/** Asks a Claimgraph with a token. */
export async function askWithToken(
  url: string,
  token: string,
  query: string,
  variables: object = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}
