import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { packageRoot } from '#kernel/package-root.ts';
import { askedFor } from '#seacats-mock/a-seacats-call.ts';
import { generatedCaseNumber } from '#seacats-mock/generated-cases.ts';

const run = promisify(execFile);
const command = join(packageRoot, 'dist', 'gateway', 'cli', 'main.js');
const cases = 1_000_000;

/** What a measurement found, beside what it was to find. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
  readonly met: boolean;
}

/** Measures the mock of SEACATS with a million cases, as `npm run seacats-mock` starts it, while 20,000 are read. */
export async function measureMockMemory(read = 20_000): Promise<Figure> {
  await using mock = await startMock();
  let most = await megabytesOf(mock.pid);
  for (let call = 0; call < read / 100; call += 1) {
    const numbers = Array.from({ length: 100 }, (_, n) => generatedCaseNumber(anyCase(call * 100 + n)));
    const { status, text } = await askedFor(mock.url, ...numbers);
    const found = text.match(/<(\w+:)?CASE_REC[ >]/g)?.length ?? 0;
    if (status !== 200 || found !== 100) throw new Error(`call ${call} was answered ${status}, ${found} cases`);
    most = Math.max(most, await megabytesOf(mock.pid));
  }
  return {
    figure: `resident memory of the mock with ${cases} cases while ${read} are read at random`,
    value: Math.round(most),
    unit: 'MB',
    target: '< 200',
    met: most < 200,
  };
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
    if (url !== undefined && child.pid !== undefined) return { url, pid: child.pid, [Symbol.asyncDispose]: stop };
  }
  await ended;
  throw new Error('the mock of SEACATS did not start');
}

const megabytesOf = async (pid: number) =>
  (Number((await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout) * 1024) / 1e6;

/** Spreads the n-th question over all cases in an order that is the same in every run. */
const anyCase = (n: number) => (n * 618_033 + 271_828) % cases;
