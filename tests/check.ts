/** `npm run check [-- part ...]`: every check that needs no running product, two at a time, each with its name and time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { packageRoot } from '#kernel/package-root.ts';
import { faultsOfLockFile, readLockFile } from './contract/lock-file.ts';

interface Outcome {
  readonly passed: boolean;
  readonly report: string;
}

const environment = {
  ...process.env,
  PATH: [join(packageRoot, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
  FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
};

/** Runs one command line at the root of the package. */
function command(line: string): () => Promise<Outcome> {
  return async () => {
    const child = spawn(line, {
      cwd: packageRoot,
      env: environment,
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, complaints] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { passed: child.exitCode === 0, report: output + complaints };
  };
}

function lockFile(): Promise<Outcome> {
  const faults = faultsOfLockFile(readLockFile());
  return Promise.resolve({ passed: faults.length === 0, report: faults.join('\n') });
}

// The longest first, so that the short ones fill the other core.
const parts: Readonly<Record<string, () => Promise<Outcome>>> = {
  eslint: command('eslint --max-warnings 0 .'),
  tsc: command('tsc --noEmit -p .'),
  'tsc-graphiql': command('tsc --noEmit -p gateway/graphiql'),
  'tsc-examples': command('tsc --noEmit -p docs/examples'),
  rooms: command('depcruise --config .dependency-cruiser.cjs --output-type err .'),
  prettier: command('prettier --check --cache --cache-strategy content --log-level warn .'),
  codegen: command('tsx --conditions=source schema/codegen.ts --check'),
  compose: command('tsx --conditions=source schema/compose.ts --check'),
  'schema-changes': command('tsx --conditions=source schema/check-changes.ts'),
  'error-catalogue': command('tsx --conditions=source tests/write-error-catalogue.ts --check'),
  'lock-file': lockFile,
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `There is no check called ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(1);
}

const waiting = [...wanted];
const failed: string[] = [];

async function runWhatWaits(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const began = performance.now();
    const { passed, report } = (await parts[name]?.()) ?? { passed: false, report: '' };
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (passed) continue;
    failed.push(name);
    console.log(report.trimEnd());
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, runWhatWaits));
if (failed.length > 0)
  console.log(`Failed: ${failed.join(', ')}. Run one alone with: npm run check -- ${String(failed[0])}`);
process.exitCode = failed.length === 0 ? 0 : 1;
