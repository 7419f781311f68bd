import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayLimits, subgraphLimits } from '#gateway/limits.ts';
import type { GrantCapacity } from '#kernel/authority-register.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import { readConfig } from '#kernel/config.ts';
import { failureCatalogue } from '#kernel/failure.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { may, type Action } from '#kernel/policy.ts';
import { audienceOfRole, type Role } from '#kernel/principal.ts';
import { readSupergraphSdl } from '#schema/read-sdl.ts';
import { audiences } from '#schema/subgraph-names.ts';
import { seacatsMode } from '#seacats-mock/modes.ts';
import { startClaimgraph, testMoment } from '#tests/rig.ts';

const textOf = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');

const documents = [
  'README.md',
  ...readdirSync(join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** The rows of every table whose first column has this head, cell by cell, without backticks. */
function rowsUnder(head: string, file: string): string[][] {
  const rows: string[][] = [];
  let inside = false;
  for (const line of textOf(file).split('\n')) {
    const cells = line.split('|').slice(1, -1);
    if (cells.length === 0) inside = false;
    else if (cells[0]?.trim() === head) inside = true;
    else if (inside && !line.startsWith('|---'))
      rows.push(cells.map((cell) => cell.trim().replaceAll('`', '')));
  }
  return rows;
}

const firstOf = (rows: readonly (readonly string[])[]): (string | undefined)[] =>
  rows.map(([first]) => first);

/** The first block of code in a language. */
const blockOf = (language: string, file: string): string =>
  new RegExp('```' + language + '\\n([\\s\\S]*?)```').exec(textOf(file))?.[1] ?? '';

/** The names under which GitHub offers a document's headings. */
const anchorsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('the README', () => {
  it.each(['npm install && npm start', 'npm install && npm test'])(
    'has on a line of its own: %s',
    (command) => {
      expect(textOf('README.md').split('\n')).toContain(command);
    },
  );

  it.each(audiences)('asks a query that is valid in the %s contract', (audience) => {
    const contract = buildASTSchema(transformSupergraphToPublicSchema(parse(readSupergraphSdl(audience))));
    expect(validate(contract, parse(blockOf('graphql', 'README.md')))).toEqual([]);
  });

  it('shows the answer that the officer gets', async () => {
    const answer = z
      .object({
        data: z.object({ enforcementCase: z.looseObject({ source: z.looseObject({}) }) }),
        extensions: z.object({
          legacy: z.looseObject({}),
          sources: z.array(z.looseObject({ system: z.string(), asOf: z.string().nullable() })),
        }),
      })
      .parse(JSON.parse(blockOf('json', 'README.md')));
    answer.data.enforcementCase.source['asOf'] = testMoment;
    for (const source of answer.extensions.sources) source.asOf &&= testMoment;
    const variables = /with the variables `(.+?)`/.exec(textOf('README.md'))?.[1] ?? '';
    await using rig = await startClaimgraph();

    const { body } = await rig.ask(
      'officer',
      blockOf('graphql', 'README.md'),
      JSON.parse(variables) as object,
    );

    expect(body).toEqual(answer);
  });

  it('has every setting in its table, and no other', () => {
    const settings = [...textOf('kernel/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
      ([, name]) => name,
    );
    expect(settings).toContain('CLOCK_FIXED_AT');
    expect(firstOf(rowsUnder('Setting', 'README.md'))).toEqual(settings);
  });

  it('has the default of every setting', () => {
    const defaults = rowsUnder('Setting', 'README.md').map(([name = '', value]) => [name, value]);
    const config = new Map(Object.entries(readConfig({})));
    expect(defaults).toEqual(defaults.map(([name = '']) => [name, String(config.get(name) ?? 'none')]));
  });

  it('names only scripts that there are', () => {
    const { scripts } = z.object({ scripts: z.looseObject({}) }).parse(JSON.parse(textOf('package.json')));
    const named = [...textOf('README.md').matchAll(/npm run (?:--silent )?([\w-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the documentation', () => {
  it('has every failure code in its table with source and retryability, and no other', () => {
    const told = rowsUnder('Code', 'docs/errors.md').map(([code, source, retryable]) => [
      code,
      source,
      retryable,
    ]);
    const known = Object.entries(failureCatalogue).map(([code, { source, retryable }]) => [
      code,
      source,
      retryable ? 'yes' : 'no',
    ]);
    expect(told).toEqual(known);
  });

  it('has a cell in the table of the policy for everything that a role may ever see, and for nothing else', () => {
    const told = rowsUnder('Role', 'docs/policy.md').map(([role, ...cells]) => [
      role,
      ...cells.map((cell) => cell !== '-'),
    ]);
    const roles = Object.keys(audienceOfRole) as Role[];
    const known = roles.map((role) => [
      role,
      ...actions.map((action) => may(inEveryRight(role), action, aThing)),
    ]);
    expect(new Map(told.map((row) => [row[0], row]))).toEqual(new Map(known.map((row) => [row[0], row])));
  });

  it('has the limits of the gateway and the subgraphs', () => {
    const { trade, internal } = gatewayLimits;
    const told = rowsUnder('Limit', 'docs/architecture.md').map(([name, ...numbers]) => [
      name,
      ...numbers.map((number) => Number(number.replaceAll(',', ''))),
    ]);
    const shared = Object.keys(trade.document) as (keyof typeof trade.document)[];
    const inWords = (name: string): string => name.replace('rootFields', 'root fields');
    expect(told).toEqual([
      ['tokens', trade.tokens, internal.tokens, subgraphLimits.tokens],
      ...shared.map((name) => [
        inWords(name),
        trade.document[name],
        internal.document[name],
        subgraphLimits.document[name],
      ]),
      ['cost', trade.cost, internal.cost, subgraphLimits.cost],
    ]);
  });

  it('has every mode of the mock of SEACATS', () => {
    const modes = seacatsMode.options.map(({ shape }) => shape.mode.value);
    expect(firstOf(rowsUnder('Mode', 'docs/operations.md')).sort()).toEqual([...modes].sort());
  });

  it('gives a reason for every dependency, and for no other package', () => {
    const packages = z.record(z.string(), z.string());
    const { dependencies, devDependencies } = z
      .object({ dependencies: packages, devDependencies: packages })
      .parse(JSON.parse(textOf('package.json')));
    expect(firstOf(rowsUnder('Package', 'docs/decisions/0009-dependencies.md'))).toEqual([
      ...Object.keys(dependencies),
      ...Object.keys(devDependencies),
    ]);
  });

  it('numbers its decisions without a gap, each with its context, decision and consequences', () => {
    const decisions = documents.filter((file) => file.startsWith(join('docs', 'decisions'))).sort();
    const headings = decisions.map((file) =>
      [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text),
    );
    expect(headings.map(([title]) => title?.slice(0, 6))).toEqual(
      decisions.map((_, index) => `${String(index + 1).padStart(4, '0')}. `),
    );
    for (const [, ...parts] of headings) expect(parts).toEqual(['Context', 'Decision', 'Consequences']);
  });
});

describe.each(documents)('%s', (file) => {
  it('has no link that leads nowhere', () => {
    const links = [...textOf(file).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, path = '', anchor]) => {
      const target = path === '' ? file : relative(packageRoot, join(packageRoot, dirname(file), path));
      if (!existsSync(join(packageRoot, target))) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('names no path of a machine and no host of a registry', () => {
    const forbidden =
      /(?<![\w.])\/(?:home|root|tmp|usr|var|opt|work|Users|mnt)\/|\b(?:registry\.|npmjs\.|yarnpkg\.)/g;
    expect(textOf(file).match(forbidden)).toBeNull();
  });
});

// Somebody who has every right that can be had, on a thing that every right reaches.
const accountKey = 'key' as AccountKey;
const caseNumber = '20161704200292-01' as CaseNumber;
const from = '2000-01-01' as CalendarDate;
const aThing = { accountKey, caseNumber, suretyCode: '999', day: 'PRESENT', internalOnly: false } as const;
const actions: readonly Action[] = [
  'READ_CASE',
  'READ_CASE_PARTIES',
  'READ_CASE_FILINGS',
  'READ_ACCOUNT',
  'READ_ACCOUNT_STANDING',
  'READ_ACCOUNT_GRANTS',
  'READ_BOND',
  'READ_ENTRY',
];
const capacities: readonly GrantCapacity[] = [
  'OWNER',
  'USER',
  'PROXY',
  'BROKER_WITH_POWER_OF_ATTORNEY',
  'SURETY',
  'ATTORNEY_OF_RECORD',
];
const duties = ['NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST', 'CENTER'] as const;

const inEveryRight = (role: Role): Parameters<typeof may>[0] => {
  const charges = (assignee: string) =>
    new Map([[accountKey, duties.map((duty) => ({ duty, assignee, from, to: null }))]]);
  return {
    principal: { audience: audienceOfRole[role], subject: 'somebody', name: 'Somebody', roles: [role] },
    today: '2026-01-15' as CalendarDate,
    grants: capacities.map((capacity) => ({
      capacity,
      accountKey,
      suretyCode: '999',
      caseNumber,
      from,
      to: null,
      seesFrom: null,
      seesTo: null,
    })),
    postings: [{ centerCode: '003', from, to: null }],
    charges: new Map(['somebody', '003'].map((assignee) => [assignee, charges(assignee)])),
  };
};
