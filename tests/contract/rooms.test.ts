import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '#kernel/package-root.ts';

/** A house in which every import is allowed. */
const lawful: Readonly<Record<string, string>> = {
  'schema/read-sdl.ts': `export const sdl = 1;`,
  'kernel/money.ts': `export const money = 1;`,
  'kernel/scalars.ts': `import { GraphQLError } from 'graphql'; export const error = GraphQLError;`,
  'kernel/schema-rules/cost.ts': `import type { GraphQLSchema } from 'graphql'; export type Schema = GraphQLSchema;`,
  'kernel/money.test.ts': `import '#seacats-mock/server.ts'; import type {} from '#seacats/wire.ts'; import 'vitest'; import '#tests/rig.ts';`,
  'subgraphs/cases/domain.ts': `import '#kernel/money.ts'; import type {} from './generated.ts'; export type Case = 1;`,
  'subgraphs/cases/generated.ts': `import type { Case } from './domain.ts'; export type Kind = Case;`,
  'subgraphs/cases/loaders.ts': `import './domain.ts'; import '#schema/read-sdl.ts'; import 'dataloader';`,
  'subgraphs/accounts/domain.ts': `export type Account = 1;`,
  'adapters/seacats/wire.ts': `export interface Wire { a: 1 }`,
  'adapters/seacats/client.ts': `import './wire.ts'; import '#cases/domain.ts'; import 'soap'; import 'node:fs';`,
  'adapters/seacats-mock/server.ts': `import 'soap';`,
  'adapters/postgres/database.ts': `import '#accounts/domain.ts'; import 'pg';`,
  'gateway/dev.ts': `import '#seacats-mock/server.ts';`,
  'gateway/assemble.ts': `import '#cases/loaders.ts'; import '#seacats/client.ts'; import '@apollo/gateway';`,
  'tests/rig.ts': `import '#gateway/dev.ts'; import '#seacats/wire.ts'; import 'graphql';`,
};

/** Files that break one rule each: the rule, the file, what is in it. */
const unlawful: readonly (readonly [rule: string, file: string, content: string])[] = [
  ['schema-stands-alone', 'schema/a.ts', `import '#kernel/money.ts';`],
  ['kernel-stands-alone', 'kernel/a.ts', `import type {} from '#cases/domain.ts';`],
  ['subgraph-knows-no-other', 'subgraphs/cases/a.ts', `import type {} from '#accounts/domain.ts';`],
  ['subgraph-knows-no-other', 'subgraphs/cases/b.ts', `import '#seacats/client.ts';`],
  ['adapter-points-inward', 'adapters/postgres/a.ts', `import '#cases/loaders.ts';`],
  ['adapter-points-inward', 'adapters/postgres/b.ts', `import '#seacats/client.ts';`],
  ['adapter-points-inward', 'adapters/postgres/c.ts', `import '#schema/read-sdl.ts';`],
  ['mock-shares-nothing', 'adapters/seacats-mock/a.ts', `import '#kernel/money.ts';`],
  ['mock-shares-nothing', 'adapters/seacats-mock/b.ts', `import '../seacats/client.ts';`],
  ['gateway-knows-the-house', 'gateway/a.ts', `import '../loose.ts';`],
  [
    'graphql-in-the-kernel',
    'kernel/b.ts',
    `import type { GraphQLSchema } from 'graphql'; export type A = GraphQLSchema;`,
  ],
  ['graphql-in-the-kernel', 'kernel/c.ts', `import 'graphql/language/printer.js';`],
  [
    'no-graphql-in-adapters',
    'adapters/seacats/a.ts',
    `import { GraphQLError } from 'graphql'; export const a = GraphQLError;`,
  ],
  [
    'no-graphql-in-adapters',
    'adapters/seacats/b.ts',
    `import type { ApolloServer } from '@apollo/server'; export type B = ApolloServer;`,
  ],
  [
    'wire-stays-at-its-border',
    'gateway/b.ts',
    `import type { Wire } from '#seacats/wire.ts'; export type B = Wire;`,
  ],
  ['mocks-only-for-development', 'gateway/c.ts', `export const c = () => import('#seacats-mock/server.ts');`],
  ['mocks-only-for-development', 'adapters/seacats/c.ts', `import '../seacats-mock/server.ts';`],
  ['nobody-imports-tests', 'gateway/d.ts', `import '#tests/rig.ts';`],
  ['nobody-imports-tests', 'kernel/d.ts', `import './money.test.ts';`],
  ['no-cycles', 'kernel/e.ts', `import type { F } from './f.ts'; export type E = F | 1;`],
  ['no-unresolvable', 'kernel/g.ts', `import './missing.ts';`],
  ['no-undeclared-packages', 'kernel/h.ts', `import 'avvio';`],
  ['no-development-packages-at-run-time', 'gateway/e.ts', `import 'vitest';`],
  ['names-say-what-is-inside', 'kernel/i.ts', `import './money-utils.ts';`],
];

const others: Readonly<Record<string, string>> = {
  'loose.ts': `export {};`,
  'kernel/f.ts': `import type { E } from './e.ts'; export type F = E | 2;`,
  'kernel/money-utils.ts': `export {};`,
};

const verdict = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** Builds the house in a folder of its own, and answers the rules that each of its files breaks. */
async function rulesBroken(): Promise<ReadonlyMap<string, readonly string[]>> {
  const house = await mkdtemp(join(tmpdir(), 'claimgraph-rooms-'));
  try {
    for (const name of ['node_modules', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      await symlink(join(packageRoot, name), join(house, name));
    }
    const bad = Object.fromEntries(unlawful.map(([, file, content]) => [file, content]));
    for (const [file, content] of Object.entries({ ...lawful, ...others, ...bad })) {
      await mkdir(dirname(join(house, file)), { recursive: true });
      await writeFile(join(house, file), content);
    }
    const cruise = join(packageRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const ask = ['--config', '.dependency-cruiser.cjs', '--no-cache', '--output-type', 'json', '.'];
    const answer = await new Promise<string>((resolve) => {
      // It exits with the number of violations, of which we want many.
      execFile(process.execPath, [cruise, ...ask], { cwd: house, maxBuffer: 2 ** 26 }, (_, output) => {
        resolve(output);
      });
    });
    const broken = new Map<string, string[]>();
    for (const { from, rule } of verdict.parse(JSON.parse(answer)).summary.violations) {
      broken.set(from, [...(broken.get(from) ?? []), rule.name]);
    }
    return broken;
  } finally {
    await rm(house, { recursive: true });
  }
}

describe('the rooms of the house', () => {
  let broken: ReadonlyMap<string, readonly string[]>;
  beforeAll(async () => {
    broken = await rulesBroken();
  });

  it.each(unlawful)('keep %s in %s', (rule, file) => {
    expect(broken.get(file)).toContain(rule);
  });

  it('let every lawful import through', () => {
    expect(Object.keys(lawful).filter((file) => broken.has(file))).toEqual([]);
  });

  it('break no rule that has no proof here', () => {
    const proved = new Set(unlawful.map(([rule]) => rule));
    expect([...broken.values()].flat().filter((rule) => !proved.has(rule))).toEqual([]);
  });
});
