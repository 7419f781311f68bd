import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';

const run = promisify(execFile);

/** Imports a part of the package by its public name, as a front-end does, and tells what it exports. */
async function exportsOf(name: string): Promise<string[]> {
  const program = `console.log(JSON.stringify(Object.keys(await import('${name}')).sort()))`;
  const node = ['--conditions=source', '--import', 'tsx', '--input-type=module', '--eval', program];
  const { stdout } = await run(process.execPath, node, { cwd: packageRoot });
  return JSON.parse(stdout) as string[];
}

it('claimgraph/client has a client for each audience, the error and its codes', async () => {
  expect(await exportsOf('claimgraph/client')).toEqual([
    'ClaimgraphError',
    'createInternalClient',
    'createTradeClient',
    'failureCodes',
  ]);
});

it('claimgraph/client/trade has the documents of the trade and none of the officers', async () => {
  const trade = await exportsOf('claimgraph/client/trade');
  const internal = await exportsOf('claimgraph/client/internal');

  expect(trade).toEqual(expect.arrayContaining(['OneViewDocument', 'MyCasesDocument']));
  expect(trade).not.toContain('OfficerDeskDocument');
  expect(internal).toEqual(expect.arrayContaining(['OneViewDocument', 'OfficerDeskDocument']));
  expect(internal).not.toContain('MyCasesDocument');
});

it('nothing else of the package can be imported', async () => {
  await expect(exportsOf('claimgraph/kernel/config.ts')).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

it('the clients need no other package at run time', () => {
  const folder = join(packageRoot, 'schema', 'client');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<![.]test)[.]ts$/.test(name),
  );
  const imported = sources.flatMap((name) =>
    [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/^(?:im|ex)port (?!type\b)[^;]*?from '([^']+)'/gm),
    ].map(([, from = '']) => from),
  );
  expect(imported.filter((from) => from.startsWith('./'))).not.toEqual([]);
  expect(imported.filter((from) => !from.startsWith('.'))).toEqual([]);
});

const page = `
import { ClaimgraphError, createTradeClient, failureCodes } from 'claimgraph/client';
import { OneViewDocument } from 'claimgraph/client/trade';

const claimgraph = createTradeClient({ url: 'http://127.0.0.1:9/graphql', token: () => 'nobody' });
export async function kindOf(caseNumber: string): Promise<string | null> {
  const { data } = await claimgraph.oneView({ caseNumber });
  return data.enforcementCase?.kind ?? null;
}
const problem: unknown = await kindOf('20161704200292-01').catch((error: unknown) => error);
console.log(problem instanceof ClaimgraphError, failureCodes.length > 0, OneViewDocument.kind);
`;

it('is of use to a project that has installed the package', { timeout: 120_000 }, async () => {
  const home = await mkdtemp(join(tmpdir(), 'claimgraph-consumer-'));
  try {
    const modules = join(home, 'node_modules');
    await mkdir(join(modules, 'claimgraph'), { recursive: true });
    await run('npm', ['pack', '--pack-destination', home], { cwd: packageRoot });
    const archive = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '';
    await run('tar', [
      '-xzf',
      join(home, archive),
      '-C',
      join(modules, 'claimgraph'),
      '--strip-components=1',
    ]);
    // What an installation brings with it for the types.
    for (const name of ['graphql', '@graphql-typed-document-node'])
      await symlink(join(packageRoot, 'node_modules', name), join(modules, name));
    await writeFile(join(home, 'package.json'), JSON.stringify({ type: 'module' }));
    await writeFile(join(home, 'page.ts'), page);

    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022'];
    const compiler = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    await run(process.execPath, [compiler, ...strict, '--lib', 'es2023,dom', 'page.ts'], { cwd: home });
    const { stdout } = await run(process.execPath, ['page.js'], { cwd: home });
    expect(stdout.trim()).toBe('true true Document');
  } finally {
    await rm(home, { recursive: true });
  }
});
