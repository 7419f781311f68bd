import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packageRoot } from '#kernel/package-root.ts';
import { askDemonstration, runProgram, welcomedAt } from '#tests/journeys/running-program.ts';
import { known, median, under, type Bench } from './figures.ts';
import { hundredCaseNumbers, hundredCasesWithAccounts } from './hundred-cases.ts';

const oneCase = `{ enforcementCase(caseNumber: "20161704200292-01") { kind account { name } } }`;

async function ask(url: string): Promise<void> {
  const { status, body } = await askDemonstration(url, 'officer', oneCase);
  const answer = JSON.stringify(body);
  if (status !== 200 || !answer.includes('MDT Armor')) throw new Error(`not a whole answer: ${answer}`);
}

/** Runs something with a folder that is gone afterwards. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long `npm start` took to the first answered query, and whether it had to build before. */
interface Start {
  readonly seconds: number;
  readonly built: boolean;
}

async function startOnce(dataDirectory: string, cwd = packageRoot): Promise<Start> {
  const began = performance.now();
  await using program = runProgram(['npm', 'start'], {
    cwd,
    settings: { PORT: '0', DATA_DIRECTORY: dataDirectory },
  });
  await ask(await program.said(welcomedAt));
  const seconds = (performance.now() - began) / 1000;
  program.interrupt();
  const { output } = await program.ended;
  return { seconds, built: /^building /m.test(output) };
}

/** Measures how long a later start takes. */
export async function measureStart(bench: Bench): Promise<void> {
  await inFolder(async (folder) => {
    bench.say('npm start, once to make the data, then measured:');
    const first = await startOnce(folder);
    bench.report(known('npm start to first answered query, no data yet', first.seconds, 's'));
    const rounds: number[] = [];
    for (let tries = 0; rounds.length < bench.rounds && tries < 2 * bench.rounds + 1; tries++) {
      const { seconds, built } = await startOnce(folder);
      if (built)
        bench.say(`a source has changed, so that a start built first (${seconds.toFixed(1)} s); again`);
      else rounds.push(seconds);
    }
    bench.say(`each: ${rounds.map((seconds) => `${seconds.toFixed(1)} s`).join(', ')}`);
    bench.report(under('npm start to first answered query', median(rounds), 's', 10));
  });
}

/** Measures what a process that serves everything, database and mock of SEACATS included, keeps in memory. */
export async function measureMemory(bench: Bench): Promise<void> {
  const seconds = bench.quick ? 3 : 10;
  await inFolder(async (folder) => {
    const command = [process.execPath, join('dist', 'gateway', 'cli', 'main.js'), 'start'] as const;
    await using program = runProgram(command, { settings: { PORT: '0', DATA_DIRECTORY: folder } });
    const url = await program.said(welcomedAt);
    for (const persona of ['officer', 'importer', 'nam', 'officer']) {
      await askDemonstration(url, persona, hundredCasesWithAccounts, { caseNumbers: hundredCaseNumbers });
    }
    bench.say(`everything in one process, some queries, then ${seconds} s at rest:`);
    await after(seconds * 1000);
    bench.report(under('resident memory at rest', residentMegabytes(program.pid), 'MB', 600));
  });
}

// `ps` gives kilobytes wherever it is.
const residentMegabytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

/** Measures the first minute of a newcomer: a fresh clone of what is committed, installed from npm's cache. */
export async function measureFreshClone(bench: Bench): Promise<void> {
  if (bench.quick) {
    bench.say('the first start of a fresh clone is left out of the shorter run');
    return;
  }
  await inFolder(async (folder) => {
    const clone = join(folder, 'claimgraph');
    await promisify(execFile)('git', ['clone', '--quiet', '--no-hardlinks', packageRoot, clone]);
    bench.say('a fresh clone of the last commit, npm install from a warm cache, npm start:');
    const began = performance.now();
    await using install = runProgram(['npm', 'install', '--prefer-offline'], { cwd: clone });
    const { code, output } = await install.ended;
    if (code !== 0) throw new Error(`npm install ended with ${String(code)}:\n${output}`);
    const installed = (performance.now() - began) / 1000;
    const { seconds } = await startOnce(join(clone, 'data'), clone);
    bench.say(`install ${installed.toFixed(1)} s, start ${seconds.toFixed(1)} s`);
    bench.report(under('fresh clone to first answered query', installed + seconds, 's', 120));
  });
}
