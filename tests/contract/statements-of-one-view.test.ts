import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  hundredCaseNumbers,
  hundredCasesWithAccounts,
  hundredCasesWithFilings,
} from '#tests/bench/hundred-cases.ts';
import { tablesTouched } from '#tests/bench/statements.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';
import { postgresBinaries } from '#tests/services/postgres-binaries.ts';
import { startPostgres } from '#tests/services/postgres.ts';

const ofAccounts = {
  'cases.disclosure': 1,
  'accounts.account': 1,
  'accounts.partnership': 1,
  'authority.assignment': 1,
  'accounts.officer': 1,
  'accounts.center': 1,
  'accounts.disclosure': 1,
};
const ofFilings = { 'trade_portal.submission': 1, 'trade_portal.message': 1, 'trade_portal.disclosure': 1 };

const questions = [
  { title: 'with their accounts', query: hundredCasesWithAccounts, counts: ofAccounts },
  {
    title: 'with their accounts, submissions and messages',
    query: hundredCasesWithFilings,
    counts: { ...ofAccounts, ...ofFilings },
  },
];

async function askForAll(rig: Rig, query: string): Promise<void> {
  const { body } = await rig.ask('officer', query, { caseNumbers: hundredCaseNumbers });
  expect(body.errors).toBeUndefined();
  const nodes = (body.data?.['enforcementCases'] as { edges: { node: object }[] }).edges.map(
    ({ node }) => node,
  );
  expect(nodes).toHaveLength(100);
  for (const node of nodes) expect(node).toMatchObject({ account: { name: expect.any(String) as string } });
}

describe('a hundred cases', () => {
  it.each(questions)(
    '$title are one SEACATS call and one statement a table, at the Pool of the embedded database',
    async ({ query, counts }) => {
      await using rig = await startClaimgraph();
      const statements: string[] = [];
      rig.store?.database.onStatement((sql) => statements.push(sql));
      await askForAll(rig, query);
      expect(rig.seacats.calls.map((numbers) => numbers.length)).toEqual([100]);
      expect(tablesTouched(statements)).toEqual({ counts, others: [] });
    },
  );

  it.skipIf(postgresBinaries() === null).each(questions)(
    '$title are one SEACATS call and one statement a table, in the log of PostgreSQL',
    async ({ query, counts }) => {
      await using server = await startPostgres({
        settings: { log_statement: 'all', log_line_prefix: '%a> ', log_parameter_max_length: '0' },
      });
      await using rig = await startClaimgraph({ postgresAdminUrl: server.url });
      const before = (await readFile(server.logFile, 'utf8')).length;
      await askForAll(rig, query);
      const log = (await readFile(server.logFile, 'utf8')).slice(before);
      expect(rig.seacats.calls.map((numbers) => numbers.length)).toEqual([100]);
      expect(tablesTouched(statementsIn(log))).toEqual({ counts, others: [] });
    },
  );
});

/** Every entry of our own connections; one that is no statement stays as it is and is no table's. */
const statementsIn = (log: string): string[] =>
  log
    .split(/^(?=\S*> )/m)
    .filter((entry) => entry.startsWith('claimgraph> '))
    .map((entry) => entry.replace(/^claimgraph> LOG: {2}(?:statement|execute [^:]*): /, ''));

describe('counting the statements of a question', () => {
  it('lets what surrounds a transaction pass and nothing else', () => {
    const statements = [
      'BEGIN',
      'set local role "claimgraph_server"',
      'begin; set local role "claimgraph_server"',
      `select where concat(set_config('role', 'claimgraph_server', true), set_config('a', 'on', true)) = ''`,
      `select set_config('app.subject', $1, true)`,
      'select * from "accounts"."account" join accounts.partnership on true join accounts.account as twice on true',
      'insert into cases.disclosure values ($1)',
      'select 1 from accounts.account',
      'set role nobody',
      'rollback',
    ];
    expect(tablesTouched(statements)).toEqual({
      counts: { 'accounts.account': 2, 'accounts.partnership': 1, 'cases.disclosure': 1 },
      others: ['set role nobody'],
    });
  });
});
