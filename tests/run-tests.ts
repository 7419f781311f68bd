/** `npm test`: runs vitest with the arguments given and ends with the plain line `N passed, N failed, N skipped`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tallyOf, tallyOfNoReport, type Tally } from './tally.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimgraph-tests-'));
const reportFile = join(folder, 'report.json');

function readTally(): Tally {
  try {
    return tallyOf(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch (error) {
    console.error(
      `vitest left no readable report, so the run as a whole counts as one failure: ${String(error)}`,
    );
    return tallyOfNoReport;
  }
}

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
const run = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  stdio: 'inherit',
});

// The terminal's Ctrl-C reaches vitest by itself; we only wait for it to put its things away.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => run.kill('SIGTERM'));
await once(run, 'exit');

const tally = readTally();
rmSync(folder, { recursive: true, force: true });
// vitest also fails on what no test owns: an unhandled rejection, or no test at all.
const failed = tally.failed === 0 && run.exitCode !== 0 ? 1 : tally.failed;
console.log(`${String(tally.passed)} passed, ${String(failed)} failed, ${String(tally.skipped)} skipped`);
process.exitCode = failed === 0 && tally.passed > 0 ? 0 : 1;
