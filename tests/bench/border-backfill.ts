import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { createCaseIndex } from '#postgres/case-index.ts';
import { openDatabase } from '#postgres/database.ts';
import { migrate } from '#postgres/migrate.ts';
import { publishedCaseNumbers } from '#seacats-mock/published-case-numbers.ts';
import { runProgram } from '#tests/journeys/running-program.ts';
import { startPostgres } from '../services/postgres.ts';
import { exactly, known, under, type Bench } from './figures.ts';

const command = join(packageRoot, 'dist', 'gateway', 'cli', 'main.js');
const password = 'a password of this measurement, of no use elsewhere';
const secret = 'a secret of this measurement, of no use elsewhere';
const hourMs = 3_600_000;

/** Where the backfill stood at a moment, and how much memory the worker took. */
interface Sample {
  readonly at: number;
  readonly stored: number;
  readonly megabytes: number;
}

/** Measures a worker that reads every case of a large SEACATS into an empty index, killed once and started again. */
export async function measureBackfill(bench: Bench): Promise<void> {
  const cases = bench.quick ? 20_000 : 1_000_000;
  await using lifecycle = createLifecycle();
  const closing = (thing: AsyncDisposable) => thing[Symbol.asyncDispose]() as Promise<void>;
  const postgres = lifecycle.opened(await startPostgres(), closing);
  const database = lifecycle.opened(await openDatabase({ url: postgres.url }), closing);
  await migrate(database.owner);
  const options = ['--port', '0', '--control-port', '0', '--password', password, '--accounts', '100000'];
  const mock = runProgram([process.execPath, command, 'seacats-mock', '--cases', String(cases), ...options], {
    patienceMs: hourMs,
  });
  lifecycle.opened(mock, closing);
  const settings = {
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATABASE_URL: postgres.url,
    SEACATS_URL: await mock.said(/SEACATS mock +(http:\S+)/),
    SEACATS_USERNAME: 'claimgraph',
    SEACATS_PASSWORD: password,
    ACCOUNT_KEY_SECRET: secret,
    WORKER_LEASE_MS: '1500',
  };
  const index = createCaseIndex(database);
  /** Lets a worker run until so many cases are stored, or all. */
  const runUntil = async (wanted: number): Promise<readonly Sample[]> => {
    const words = [process.execPath, command, 'serve', 'worker'];
    await using worker = runProgram(words, { settings, patienceMs: hourMs });
    await worker.said(/listens on/);
    const samples: Sample[] = [];
    for (;;) {
      const { backfilled } = await index.place();
      const stored = await index.count();
      samples.push({ at: performance.now(), stored, megabytes: await megabytesOf(worker.pid) });
      // At the disposal the worker is killed, in the middle of whatever it does.
      if (backfilled || stored >= wanted) return samples;
      await pause(bench.quick ? 50 : 1_000);
    }
  };
  const before = await runUntil(cases / 4);
  const atKill = await index.count();
  const after = await runUntil(Infinity);

  const of = `a backfill of ${cases} cases`;
  bench.report(
    exactly(
      `cases after ${of} that was killed at ${atKill}`,
      after.at(-1)?.stored ?? 0,
      'cases',
      cases + publishedCaseNumbers.length,
    ),
  );
  bench.report(
    exactly(
      `cases that were lost by the kill in ${of}`,
      Math.max(0, atKill - (after[0]?.stored ?? 0)),
      'cases',
      0,
    ),
  );
  bench.report(known(`rate of ${of}`, rateOf(after), 'cases/s'));
  bench.report(known(`memory of the worker in ${of}`, mostIn([...before, ...after]), 'MB'));
  const middle = Math.floor(after.length / 2);
  // The first samples show a process that has just started.
  const grown = mostIn(after.slice(middle)) / mostIn(after.slice(Math.min(5, middle), middle + 1));
  bench.report(under(`memory in the last half of ${of} over that in its first`, grown, 'times', 1.2));
}

function rateOf(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return 0;
  return (last.stored - first.stored) / ((last.at - first.at) / 1000);
}

const mostIn = (samples: readonly Sample[]): number => Math.max(...samples.map(({ megabytes }) => megabytes));

async function megabytesOf(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}
