import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoAccountKeySecret } from '#gateway/demo/demo-rows.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { generatedCaseNumber, generatedRecord } from '#seacats-mock/generated-cases.ts';
import { startClaimgraph, testMoment, type Rig } from '#tests/rig.ts';

// A program is started from its sources, beside whatever else this machine tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** The importer number of a person, known to SEACATS of a case and to ACE of an account. */
const canary = '987-65-4321';
const accountKey = createAccountKeyMaker(demoAccountKeySecret)(canary);
const caseNumber = '20251704999999-01';

/** Tells the keys under which anything was remembered or asked for meanwhile, by a cache or the loaders of a request. */
function watchCacheKeys(): () => string[] {
  const watched = [
    vi.spyOn(LRUCache.prototype, 'get'),
    vi.spyOn(LRUCache.prototype, 'set'),
    vi.spyOn(DataLoader.prototype, 'load'),
    vi.spyOn(DataLoader.prototype, 'prime'),
  ];
  return () => watched.flatMap(({ mock }) => mock.calls.map(([key]) => JSON.stringify(key)));
}

describe('what a process remembers of a person', () => {
  let rig: Rig;
  beforeAll(async () => {
    const pattern = generatedRecord(generatedCaseNumber(0), 100, 100);
    if (pattern === undefined) throw new Error('the mock generates no case');
    rig = await startClaimgraph({
      seacats: { records: [{ ...pattern, CASE_NBR: caseNumber, IMPR_NBR: `${canary} ` }] },
    });
    await rig.store?.database.owner
      .insertInto('accounts.account')
      .values({
        account_key: accountKey,
        account_number: 'PERSON-1',
        name: 'A Person',
        importer_number_shown: '***-**-4321',
        as_of: testMoment,
        synthetic: true,
      })
      .execute();
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await rig[Symbol.asyncDispose]();
  });

  it('is under the key of the account, and never under the Social Security number', async () => {
    const keysSoFar = watchCacheKeys();
    const account = 'accountNumber importerNumber partnership(program: CTPAT) { status }';
    const { body } = await rig.ask(
      'officer',
      `query ($caseNumber: CaseNumber!, $number: ImporterNumber!, $search: String!) {
        enforcementCase(caseNumber: $caseNumber) { account { ${account} } }
        tradeAccount(by: { importerNumber: $number }) { ${account} }
        tradeAccounts(search: $search) { edges { node { ${account} } } }
      }`,
      { caseNumber, number: canary, search: canary },
    );
    const found = { accountNumber: 'PERSON-1', importerNumber: '***-**-4321' };
    expect(body.errors).toBeUndefined();
    expect(body.data).toMatchObject({
      enforcementCase: { account: found },
      tradeAccount: found,
      tradeAccounts: { edges: [{ node: found }] },
    });
    const keys = keysSoFar();
    expect(keys).toContain(JSON.stringify(accountKey));
    expect(keys.filter((key) => /987[-. ]?65[-. ]?4321/.test(key))).toEqual([]);
  });
});
