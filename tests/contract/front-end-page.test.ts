import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';

const folder = join(packageRoot, 'docs', 'examples');
const page = readFileSync(join(packageRoot, 'docs', 'front-end.md'), 'utf8');
const examples = readdirSync(folder).filter((name) => /[.]tsx?$/.test(name));

it.each(examples)('the page for front-end teams prints %s as it compiles', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  expect(page).toContain(`\`\`\`${name.split('.').at(-1)}\n// ${name}\n${source}\`\`\``);
});

it('the page for front-end teams leads only to pages that are there', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)[^)]*\)/g)].map(([, target = '']) => target);
  expect(links).not.toEqual([]);
  expect(links.filter((target) => !existsSync(join(packageRoot, 'docs', target)))).toEqual([]);
});
