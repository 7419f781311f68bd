import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '#kernel/package-root.ts';
import { exactly, type Figure } from '../../bench/figures.ts';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const faults = Array.from({ length: 30 }, (_, index) => `fault-E${index + 1}`);

/** The tests of both sides of the border that carry a fault's number: each fault has some, and all of them pass. */
export async function runNamedFaults(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-faults-'));
  try {
    const file = join(folder, 'report.json');
    const runner = spawn(
      process.execPath,
      [
        join('node_modules', 'vitest', 'vitest.mjs'),
        ...['run', 'adapters/seacats', 'kernel', '--testNamePattern', 'fault-E[0-9]'],
        ...['--reporter=json', `--outputFile=${file}`],
      ],
      { cwd: packageRoot, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await once(runner, 'exit');
    const { testResults } = JSON.parse(await readFile(file, 'utf8')) as Report;
    const ran = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ fullName, status }) => /fault-E[0-9]/.test(fullName) && status !== 'skipped');
    const passed = ran.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
    const proved = faults.filter((fault) => passed.some((name) => new RegExp(`${fault}\\b`).test(name)));
    const missing = faults.filter((fault) => !proved.includes(fault));
    if (missing.length > 0) console.log(`without a test that passes: ${missing.join(', ')}`);
    return [
      exactly('faults E1 to E30 with a test that passes', proved.length, 'faults', faults.length),
      exactly('tests of these faults that do not pass', ran.length - passed.length, 'tests', 0),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
