// Builds `dist` when a source is newer than the last build: before `npm start`, so that the first start needs no other
// command and later ones lose no time. Plain JavaScript, because there is nothing built yet that could run TypeScript.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const stamp = join(root, 'dist', '.built');
const rooms = ['adapters', 'gateway', 'kernel', 'schema', 'subgraphs'];
const others = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

async function newestIn(folder) {
  let newest = 0;
  for (const entry of await readdir(join(root, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    newest = Math.max(newest, (await stat(join(entry.parentPath, entry.name))).mtimeMs);
  }
  return newest;
}

function run(label, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${label} failed:\n${output}`))));
  });
}

if (!existsSync(join(root, 'tsconfig.build.json'))) process.exit(0);
const sources = await Promise.all([
  ...rooms.map(newestIn),
  ...others.map(async (file) => (existsSync(join(root, file)) ? (await stat(join(root, file))).mtimeMs : 0)),
]);
const version = String(Math.max(...sources));
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) process.exit(0);

const require = createRequire(import.meta.url);
const binary = (name, path) => join(dirname(require.resolve(`${name}/package.json`)), path);
/** Bundles the page beside its place and puts it there whole: what already runs, or starts meanwhile, serves no half. */
async function bundlePage() {
  const place = join(root, 'dist', 'graphiql');
  const beside = `${place}.${process.pid}`;
  const config = join('gateway', 'graphiql', 'vite.config.ts');
  const vite = [binary('vite', 'bin/vite.js'), 'build', '-c', config];
  await run('the GraphiQL bundle', [...vite, '--outDir', beside, '--emptyOutDir']);
  await rm(place, { recursive: true, force: true });
  await rename(beside, place);
}

try {
  console.log('building (about ten seconds, only when a source has changed) ...');
  const compiler = [binary('typescript', 'bin/tsc'), '-p', 'tsconfig.build.json'];
  await Promise.all([run('the compiler', compiler), bundlePage()]);
  writeFileSync(stamp, version);
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  console.error('If a package is missing, run npm install.');
  process.exit(1);
}
