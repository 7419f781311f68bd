import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
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
