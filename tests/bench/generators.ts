import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
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
    if (status !== 200 || found !== 100)
      throw new Error(`call ${call} was answered ${status}, ${found} cases`);
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

/** Measures the writing of the extracts of 100,000 accounts, as `npm run ace-extracts` does it. */
export async function measureExtracts(accounts = 100_000): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-extracts-'));
  try {
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
    const rate = Math.round((rows / (performance.now() - begun)) * 1000);
    const of = `the extracts of ${accounts} accounts, ${rows} rows`;
    return [
      { figure: `writing ${of}`, value: rate, unit: 'rows/s', target: '> 20000', met: rate > 20_000 },
      {
        figure: `resident memory while writing ${of}`,
        value: Math.round(most),
        unit: 'MB',
        target: '< 250',
        met: most < 250,
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const figures = [await measureMockMemory(), ...(await measureExtracts())];
  for (const figure of figures) console.log(JSON.stringify(figure));
  process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
}
