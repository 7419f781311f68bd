import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { demoAccountKeySecret } from '#gateway/demo/demo-rows.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { openDatabase } from '#postgres/database.ts';
import { generatedCaseNumber, generatedRecord } from '#seacats-mock/generated-cases.ts';
import { askWithToken } from '#tests/journeys/running-program.ts';
import { startClaimgraph, startProcess, testMoment, type Rig } from '#tests/rig.ts';

// Programs are started from their sources, beside whatever else this machine tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The importer number of a person, known to SEACATS of a case and to ACE of an account. */
const canary = '987-65-4321';
const caseNumber = '20251704999999-01';
const accountNumber = 'PERSON-1';
const postgresAdminUrl = inject('postgresAdminUrl');

/** Stands between the gateway and a subgraph and keeps every body that passes. */
async function startEavesdropper(target: string, heard: string[]) {
  const server = createServer((request, response) => {
    void (async () => {
      const asked = await text(request);
      const { authorization = '' } = request.headers;
      const answer = await fetch(new URL(request.url ?? '/', target), {
        method: 'POST',
        headers: { ...(request.headers as Record<string, string>), authorization },
        body: asked,
      });
      const answered = await answer.text();
      heard.push(asked, answered);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answered);
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

describe.skipIf(postgresAdminUrl === null)('between the gateway and its subgraphs', () => {
  const lifecycle = createLifecycle();
  const heard: string[] = [];
  let rig: Rig;
  let gateway: string;

  beforeAll(async () => {
    const pattern = generatedRecord(generatedCaseNumber(0), 100, 100);
    if (pattern === undefined) throw new Error('the mock generates no case');
    rig = await startClaimgraph({
      postgresAdminUrl,
      asFourProcesses: true,
      seacats: { records: [{ ...pattern, CASE_NBR: caseNumber, IMPR_NBR: `${canary} ` }] },
    });
    lifecycle.opened(rig, async (one) => one[Symbol.asyncDispose]());
    const database = await openDatabase({ url: rig.settings['DATABASE_URL'] ?? '' });
    await database.owner
      .insertInto('accounts.account')
      .values({
        account_key: createAccountKeyMaker(demoAccountKeySecret)(canary),
        account_number: accountNumber,
        name: 'A Person',
        // A careless loader: what leaves must be masked all the same.
        importer_number_shown: canary,
        as_of: testMoment,
        synthetic: true,
      })
      .execute();
    await database.close();
    const ways = await Promise.all(
      (['cases', 'accounts', 'trade-portal'] as const).map((name) =>
        startEavesdropper(rig.subgraphUrls[name] ?? '', heard),
      ),
    );
    for (const way of ways) lifecycle.opened(way, (one) => one.close());
    const [CASES_URL = '', ACCOUNTS_URL = '', TRADE_PORTAL_URL = ''] = ways.map(({ url }) => url);
    gateway = await startProcess(
      ['serve', 'gateway'],
      { ...rig.settings, CASES_URL, ACCOUNTS_URL, TRADE_PORTAL_URL },
      lifecycle,
    );
  });
  afterAll(() => lifecycle.close());

  it('no Social Security number passes with a representation or an answer, and the case finds its account', async () => {
    const token = await rig.identity.tokenFor(personaNamed('officer'));
    const account = 'accountNumber name importerNumber importerNumbers';
    const { body } = await askWithToken(
      gateway,
      token,
      `query ($caseNumber: CaseNumber!) {
        enforcementCase(caseNumber: $caseNumber) {
          parties { name role }
          account { ${account} }
          submissions(first: 1) { edges { node { referenceId } } }
        }
        tradeAccounts(search: "A Person") { edges { cursor node { id ${account} } } }
      }`,
      { caseNumber },
    );
    const shown = {
      accountNumber,
      name: 'A Person',
      importerNumber: '***-**-4321',
      importerNumbers: ['***-**-4321'],
    };
    expect(body).toMatchObject({
      data: {
        enforcementCase: { account: shown },
        tradeAccounts: { edges: [{ node: shown }] },
      },
    });
    expect(heard.some((body) => body.includes('representations'))).toBe(true);
    const decoded = heard.flatMap((body) =>
      [...body.matchAll(/[\w-]{16,}/g)].map(([word]) => Buffer.from(word, 'base64url').toString()),
    );
    const everything = [...heard, ...decoded, JSON.stringify(body)].join('\n');
    expect(everything).not.toMatch(/987[-. ]?65/);
  });
});
