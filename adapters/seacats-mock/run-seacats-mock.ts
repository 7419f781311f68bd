import { parseArgs } from 'node:util';
import { mostGeneratedCases } from './generated-cases.ts';
import type { SeacatsMock } from './start-seacats-mock.ts';
import { startSeacatsMock } from './start-seacats-mock.ts';

const usage = `Usage: npm run seacats-mock -- [options]
  --port <n>             of the SOAP endpoint (8085)
  --control-port <n>     of the control address (8086)
  --username <name>      that callers present (claimgraph)
  --password <word>      that callers present (local-development-only)
  --cases <n>            made-up cases beside the published ones (100), 10000000 at most;
                         each million has a port: after 20201704999999-01 comes 20201705000000-01
  --accounts <n>         made-up accounts that own them (100)`;

/** Where the run takes its surroundings from; the process, unless a test says otherwise. */
export interface Surroundings {
  readonly environment: { readonly NODE_ENV?: string | undefined };
  readonly print?: (line: string) => void;
  readonly signals?: Pick<NodeJS.EventEmitter, 'once' | 'off'>;
}

/** Runs a mock until SIGTERM or SIGINT; answers the exit code. */
export async function runSeacatsMock(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { environment, print = console.log, signals = process } = surroundings;
  if (environment.NODE_ENV === 'production') {
    print(
      'The SEACATS mock does not run in production: unset NODE_ENV, or point Claimgraph at the real SEACATS.',
    );
    return 1;
  }
  let mock: SeacatsMock;
  try {
    mock = await startSeacatsMock(readOptions(argv));
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
  print(`SEACATS mock   ${mock.url}`);
  print(
    `its control    ${mock.controlUrl}   (GET /calls, GET /modes, POST /modes, POST /cases/…, POST /reset)`,
  );
  await untilStopped(signals);
  await mock[Symbol.asyncDispose]();
  return 0;
}

function readOptions(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '8085' },
      'control-port': { type: 'string', default: '8086' },
      username: { type: 'string', default: 'claimgraph' },
      password: { type: 'string', default: 'local-development-only' },
      cases: { type: 'string', default: '100' },
      accounts: { type: 'string', default: '100' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) throw new Error(usage);
  return {
    port: wholeNumber('--port', values.port, 0, 65_535),
    controlPort: wholeNumber('--control-port', values['control-port'], 0, 65_535),
    username: values.username,
    password: values.password,
    generatedCases: wholeNumber('--cases', values.cases, 0, mostGeneratedCases),
    accounts: wholeNumber('--accounts', values.accounts, 1, 1_000_000),
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${name} expects a whole number from ${least} to ${most}, not "${text}".`);
}

function untilStopped(signals: Pick<NodeJS.EventEmitter, 'once' | 'off'>): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      signals.off('SIGTERM', stop);
      signals.off('SIGINT', stop);
      resolve();
    };
    signals.once('SIGTERM', stop);
    signals.once('SIGINT', stop);
  });
}
