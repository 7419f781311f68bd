/** `npm run chaos`: the demonstration, or any address, behind proxies on which things go wrong. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { generatedCounts } from '#gateway/demo/demo-rows.ts';
import { createLifecycle, type Lifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { concerns, seacatsOperations } from '#seacats-mock/modes.ts';
import { startSeacatsMock } from '#seacats-mock/start-seacats-mock.ts';
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { readChaosOptions, usage, type ChaosOptions, type ProxiedSystem } from './options.ts';
import { seacatsModes } from './seacats-mode.ts';

type SetMode = (mode: string) => void;

const username = 'claimgraph';
const password = 'local-development-only';

/** Starts what stands before and behind the proxies; gives how to set each mode, and the settings that lead there. */
async function startProxies({ modes, target }: ChaosOptions, lifecycle: Lifecycle) {
  const setters = new Map<ProxiedSystem, SetMode>();
  const settings: Record<string, string> = {};
  const before = async (system: ProxiedSystem, address: string): Promise<FaultProxy> => {
    const proxy = await createFaultProxy(address);
    lifecycle.opened(proxy, (opened) => opened[Symbol.asyncDispose]() as Promise<void>);
    // Without the name and password that may stand in it.
    console.log(`${system.padEnd(8)} ${new URL(address).host} is reached by ${new URL(proxy.url).host}`);
    setters.set(system, (mode) => proxy.set(mode));
    return proxy;
  };
  if (target !== null) await before('target', target);
  if (modes.has('seacats')) {
    const mock = await startSeacatsMock({
      username,
      password,
      generatedCases: generatedCounts.cases,
      accounts: generatedCounts.accounts,
    });
    lifecycle.opened(mock, (opened) => opened[Symbol.asyncDispose]() as Promise<void>);
    const proxy = await before('seacats', mock.url);
    setters.set('seacats', (mode) => {
      const own = Object.hasOwn(seacatsModes, mode) ? seacatsModes[mode] : undefined;
      proxy.set(own === undefined ? mode : 'pass');
      for (const operation of seacatsOperations) {
        // What is done to records is done where there are some.
        const concerned = own !== undefined && concerns(own, operation);
        mock.setMode(operation, concerned ? own : { mode: 'normal' });
      }
    });
    settings['SEACATS_URL'] = proxy.url;
    settings['SEACATS_USERNAME'] = username;
    settings['SEACATS_PASSWORD'] = password;
    console.log(`         its mock is controlled at ${mock.controlUrl}`);
  }
  for (const [system, setting] of [
    ['redis', 'REDIS_URL'],
    ['postgres', 'DATABASE_URL'],
  ] as const) {
    if (!modes.has(system)) continue;
    const address = process.env[setting];
    if (address === undefined)
      throw new RangeError(`--${system} needs ${setting}, the address to stand before`);
    settings[setting] = (await before(system, address)).url;
  }
  for (const [system, mode] of modes) setters.get(system)?.(mode);
  return { setters, settings };
}

/** Starts the demonstration as built; it is told to stop, by its id, when the lifecycle closes. */
function startDemonstration(
  settings: Readonly<Record<string, string>>,
  lifecycle: Lifecycle,
): Promise<unknown> {
  const program = spawn(process.execPath, [join('dist', 'gateway', 'cli', 'main.js'), 'start'], {
    cwd: packageRoot,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(program, 'exit');
  lifecycle.opened(program, async () => {
    if (program.exitCode === null && program.signalCode === null) program.kill('SIGTERM');
    await ended;
  });
  return ended;
}

/** Sets the mode that a line of input names, and says so, or says what was wrong with it. */
function obey(line: string, setters: ReadonlyMap<ProxiedSystem, SetMode>): void {
  const [system = '', mode = ''] = line.trim().split(/\s+/);
  if (system === '') return;
  const [, set] = [...setters].find(([name]) => name === system) ?? [];
  try {
    if (set === undefined)
      throw new RangeError(`there is no ${system}; there are ${[...setters.keys()].join(', ')}`);
    set(mode);
    console.log(`${system} is ${mode}`);
  } catch (problem) {
    console.log(wordsOf(problem));
  }
}

const wordsOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Runs until it is told to stop or the demonstration ends; answers the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const options = readChaosOptions(argv);
  if (options === null) {
    console.log(usage);
    return 0;
  }
  await using lifecycle = createLifecycle();
  const told = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal))).then(
    () => 0,
  );
  const { setters, settings } = await startProxies(options, lifecycle);
  const lines = createInterface({ input: process.stdin });
  lifecycle.opened(lines, (opened) => opened.close());
  lines.on('line', (line) => obey(line, setters));
  for (const [system, mode] of options.modes) console.log(`${system} is ${mode}`);
  if (options.target !== null) return await told;
  const ended = startDemonstration(settings, lifecycle).then(() => 1);
  return await Promise.race([told, ended]);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (problem) {
  console.error(wordsOf(problem));
  process.exitCode = 1;
}
