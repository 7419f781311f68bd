import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';

// The rules of the house read the syntax alone; without types they answer at once.
const eslint = new ESLint({
  cwd: packageRoot,
  overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }],
});

/** What the rules of the house say to a file; rules that others wrote are left out. */
async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const ours = /^(no-restricted-(syntax|properties)|claimgraph\/.*|no-console|no-empty)$/;
  return (result?.messages ?? [])
    .filter(({ ruleId, fatal }) => fatal === true || ours.test(ruleId ?? ''))
    .map(({ message }) => message);
}

const environment = 'Only kernel/config.ts reads the environment';
const time = 'Time goes through kernel/clock.ts';
const shared = 'A loader at module level is shared by all requests';
const swallowed = 'never swallowed';

describe('the rules of the house', () => {
  it.each([
    ['kernel/a.ts', `void process.env['HOME'];`, environment],
    ['kernel/a.ts', `const { env } = process; void env;`, environment],
    ['kernel/clock.ts', `void process.env;`, environment],
    ['kernel/a.ts', `import { env } from 'node:process'; void env;`, 'Use the global `process`'],
    ['kernel/config.ts', `void Date.now();`, time],
    ['subgraphs/cases/a.ts', `void new Date();`, time],
    ['subgraphs/cases/a.ts', `void Temporal.Now.instant();`, time],
    ['subgraphs/cases/a.ts', `const loader = new DataLoader(find); void loader;`, shared],
    ['subgraphs/cases/a.ts', `const held = { loader: loaderOver('x', find) }; void held;`, shared],
    ['subgraphs/cases/a.test.ts', `const loader = new DataLoader(find); void loader;`, shared],
    [
      'adapters/seacats/a.ts',
      `const wrong = thing as unknown as Case; void wrong;`,
      'A cast through unknown',
    ],
    ['adapters/seacats/a.ts', `ask().catch(() => {});`, swallowed],
    ['adapters/seacats/a.ts', `ask().catch(() => undefined);`, swallowed],
    ['adapters/seacats/a.ts', `ask().catch(() => null);`, swallowed],
    ['adapters/seacats/a.ts', `try { ask(); } catch {}`, 'Empty block statement'],
    ['adapters/seacats/a.ts', `console.log(1);`, 'Unexpected console statement'],
    ['adapters/seacats/a.ts', `export const a = 1;`, 'Say in one sentence, in a doc comment, what `a` is'],
    ['kernel/a.test.ts', `it.only('x', () => undefined);`, 'A test runs'],
  ])('refuse, in %s, %s (fault-C20 among them)', async (file, code, complaint) => {
    expect(await complaints(file, code)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each([
    ['kernel/config.ts', `void process.env['HOME'];`],
    ['kernel/clock.ts', `void Date.now(); void new Date();`],
    ['adapters/seacats-mock/a.ts', `void new Date();`],
    ['gateway/demo/a.ts', `void new Date();`],
    ['kernel/a.ts', `void new Date('2026-01-01'); void performance.now();`],
    ['kernel/a.test.ts', `void process.env['HOME']; void Date.now();`],
    ['tests/a.ts', `console.log(process.env['HOME']); export const a = 1;`],
    [
      'subgraphs/cases/a.ts',
      `const loaders = () => ({ cases: new DataLoader(find), accounts: loaderOver('x', find) }); loaders();`,
    ],
    ['adapters/seacats/a.ts', `ask().catch((error) => { log(error); });`],
    ['adapters/seacats/a.ts', `/** The first letter. */\nexport const a = 1;`],
  ])('let through, in %s, %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});
