import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { packageRoot } from '#kernel/package-root.ts';
import { askedFor } from '#seacats-mock/a-seacats-call.ts';
import { generatedCaseNumber } from '#seacats-mock/generated-cases.ts';
import { known, under, type Bench } from './figures.ts';

const run = promisify(execFile);
const command = join(packageRoot, 'dist', 'gateway', 'cli', 'main.js');
const cases = 1_000_000;

/** Measures the mock of SEACATS with a million cases, as `npm run seacats-mock` starts it, while 20,000 are read. */
export async function measureMockMemory(bench: Bench): Promise<void> {
  const read = bench.quick ? 2_000 : 20_000;
  await using mock = await startMock();
  let most = await megabytesOf(mock.pid);
  for (let call = 0; call < read / 100; call += 1) {
    const numbers = Array.from({ length: 100 }, (_, n) => generatedCaseNumber(anyCase(call * 100 + n)));
    const { status, text } = await askedFor(mock.url, ...numbers);
    const found = text.match(/<(\w+:)?CASE_REC[ >]/g)?.length ?? 0;
    if (status !== 200 || found !== 100)
      throw new Error(`call ${call} was answered ${status}, ${found} cases`);
    most = Math.max(most, await megabytesOf(mock.pid));
  }
  const of = `resident memory of the mock with ${cases} cases while ${read} are read at random`;
  bench.report(under(of, most, 'MB', 200));
}

/** Writes the extracts of so many accounts into a folder, as `npm run ace-extracts` does it, and measures that. */
export async function measureExtracts(bench: Bench, folder: string, accounts: number): Promise<void> {
  const begun = performance.now();
  const options = ['ace-extracts', '--out', folder, '--accounts', String(accounts)];
  const child = spawn(process.execPath, [command, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let most = 0;
  let rows = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    rows = Number(/^in all +(\d+) rows$/.exec(line)?.[1] ?? rows);
    if (child.pid !== undefined) most = Math.max(most, await megabytesOf(child.pid));
  }
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`ace-extracts ended with ${code}`);
  const seconds = (performance.now() - begun) / 1000;
  const of = `the extracts of ${accounts} accounts, ${rows} rows`;
  bench.report(known(`writing ${of}`, rows / seconds, 'rows/s'));
  bench.report(known(`resident memory while writing ${of}`, most, 'MB'));
}

async function startMock() {
  const options = ['--port', '0', '--control-port', '0', '--password', 'open sesame'];
  const child = spawn(
    process.execPath,
    [command, 'seacats-mock', '--cases', String(cases), '--accounts', '100000', ...options],
    { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined && child.pid !== undefined)
      return { url, pid: child.pid, [Symbol.asyncDispose]: stop };
  }
  await ended;
  throw new Error('the mock of SEACATS did not start');
}

async function megabytesOf(pid: number): Promise<number> {
  // It answers nothing, and an error, for a process that has just ended.
  const { stdout } = await run('sh', ['-c', `ps -o rss= -p ${pid} || echo 0`]);
  return (Number(stdout) * 1024) / 1e6;
}

/** Spreads the n-th question over all cases in an order that is the same in every run. */
const anyCase = (n: number) => (n * 618_033 + 271_828) % cases;
