import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { runAceExtracts } from '#ace-mock/run-ace-extracts.ts';
import { packageRoot } from '#kernel/package-root.ts';
import type { Figure } from './generators.ts';

const run = promisify(execFile);

interface Run {
  readonly rows: number;
  readonly seconds: number;
  readonly growthMegabytes: number;
}

/** Measures the load of the extracts of so many accounts, three times in each place, each in a process of its own. */
export async function measureIngest(accounts = 100_000, times = 3): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-ingest-'));
  try {
    const extracts = join(folder, 'extracts');
    await runAceExtracts(['--out', extracts, '--accounts', String(accounts)], {
      environment: {},
      print: () => undefined,
    });
    return [
      ...(await measurePlace(extracts, 'embedded', 5_000, accounts, times)),
      ...(await measurePlace(extracts, 'a server', 20_000, accounts, times)),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measurePlace(
  extracts: string,
  place: 'embedded' | 'a server',
  target: number,
  accounts: number,
  times: number,
): Promise<readonly Figure[]> {
  const runs: Run[] = [];
  for (let time = 0; time < times; time += 1) runs.push(await ingestOnce(extracts, place));
  const rate = Math.round(median(runs.map(({ rows, seconds }) => rows / seconds)));
  const growth = Math.round(median(runs.map(({ growthMegabytes }) => growthMegabytes)));
  const of = `the ingest of ${accounts} accounts, ${runs[0]?.rows} rows, ${place}`;
  return [
    { figure: of, value: rate, unit: 'rows/s', target: `>= ${target}`, met: rate >= target },
    { figure: `memory growth in ${of}`, value: growth, unit: 'MB', target: '< 100', met: growth < 100 },
  ];
}

async function ingestOnce(extracts: string, place: string): Promise<Run> {
  const { stdout } = await run(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join('tests', 'bench', 'ingest-once.ts'), extracts, place],
    { cwd: packageRoot },
  );
  return JSON.parse(stdout) as Run;
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const quick = process.env['BENCH_QUICK'] === '1';
  const figures = await (quick ? measureIngest(5_000) : measureIngest());
  for (const figure of figures) console.log(JSON.stringify(quick ? { ...figure, quick } : figure));
  process.exitCode = figures.every(({ met }) => met) ? 0 : 1;
}
