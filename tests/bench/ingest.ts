import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '#kernel/package-root.ts';
import { atLeast, median, under, type Bench } from './figures.ts';

const run = promisify(execFile);

interface Run {
  readonly rows: number;
  readonly seconds: number;
  readonly growthMegabytes: number;
}

const places = [
  { place: 'embedded', rowsPerSecond: 5_000 },
  { place: 'a server', rowsPerSecond: 20_000 },
] as const;

/** Measures the load of a folder of extracts into an empty database, in each place, each time in a process of its own. */
export async function measureIngest(bench: Bench, extracts: string, accounts: number): Promise<void> {
  for (const { place, rowsPerSecond } of places) {
    const runs: Run[] = [];
    for (let round = 0; round < bench.rounds; round += 1) runs.push(await ingestOnce(extracts, place));
    const of = `the ingest of ${accounts} accounts, ${runs[0]?.rows} rows, ${place}`;
    bench.say(`${of}: ${runs.map(({ rows, seconds }) => Math.round(rows / seconds)).join(', ')} rows/s`);
    const rate = median(runs.map(({ rows, seconds }) => rows / seconds));
    bench.report(atLeast(of, Math.round(rate), 'rows/s', rowsPerSecond));
    const growth = median(runs.map(({ growthMegabytes }) => growthMegabytes));
    bench.report(under(`memory growth in ${of}`, growth, 'MB', 100));
  }
}

async function ingestOnce(extracts: string, place: string): Promise<Run> {
  const { stdout } = await run(
    process.execPath,
    [
      // As `npm run ingest` has it: rows live no longer than their batch, so that more room only fills up.
      '--max-semi-space-size=4',
      '--heap-growing-percent=150',
      '--conditions=source',
      '--import',
      'tsx',
      join('tests', 'bench', 'ingest-once.ts'),
      extracts,
      place,
    ],
    { cwd: packageRoot },
  );
  return JSON.parse(stdout) as Run;
}
