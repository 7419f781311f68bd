import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anExtract, type Said } from '#ace/extracts.test-kit.ts';
import type { ExtractKindName } from '#ace/extract-kinds.ts';
import { ingestFolder } from '#ace/ingest-folder.ts';
import { readMoment } from '#kernel/calendar.ts';
import { fixedClock, type Clock } from '#kernel/clock.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { openDatabase } from '#postgres/database.ts';
import { demoAccountKeySecret } from '#gateway/demo/demo-rows.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { startClaimgraph, testMoment, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';
const account = 'ACE1000001';

const oneView = `query OneView($caseNumber: CaseNumber!) {
  enforcementCase(caseNumber: $caseNumber) {
    kind
    account {
      name
      partnership { program tier status }
      nationalAccountManager { name }
      center { code name }
      source { system asOf freshness synthetic }
    }
  }
}`;

/** The company of the case as ACE knows it: it was suspended between the violation and the decision. */
const company: Partial<Record<ExtractKindName, readonly string[]>> = {
  officers: ['nam-a,NAM A of the extract,National Account Manager,,,,'],
  accounts: [`${account},Sub,,00-000000100,MDT Armor Corporation,Importer,Yes`],
  ownership: [`${account},first-owner,2000-01-01,2017-12-31`, `${account},second-owner,2018-01-01,`],
  grants: [
    `${account},mdt-armor,,Account Owner,,,2005-01-01,`,
    `${account},second-owner,,Account Owner,,,2018-02-01,`,
    `${account},panmet,Panmet,Broker with Power of Attorney,,,2005-01-01,`,
  ],
  partnerships: [
    `${account},CTPAT,Tier 2,Validated,2012-03-01,2016-05-15`,
    `${account},CTPAT,Tier 2,Suspended,2016-05-16,2019-12-31`,
    `${account},CTPAT,Tier 3,Reinstated,2020-01-01,`,
  ],
  assignments: [`${account},NAM,nam-a,2000-01-01,`, `${account},Center,003,2000-01-01,`],
};

const postgresAdminUrl = inject('postgresAdminUrl');
const houses = [
  { house: 'one process, embedded', options: {} },
  ...(postgresAdminUrl === null
    ? []
    : [
        { house: 'one process on a server', options: { postgresAdminUrl } },
        { house: 'four processes on a server', options: { postgresAdminUrl, asFourProcesses: true } },
      ]),
];

describe.each(houses)('accounts from ACE, $house', ({ options }) => {
  let rig: Rig;
  // A clock of this process can be put forward; processes of their own have to be waited for.
  let passed = 0;
  const clock: Clock = {
    epochMilliseconds: () => Date.parse(testMoment),
    monotonicMilliseconds: () => performance.now() + passed,
  };

  async function ingest(
    extracts: Partial<Record<ExtractKindName, readonly string[]>>,
    said: Said,
  ): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'claimgraph-ace-'));
    const extractFolder = join(folder, 'extracts');
    const elsewhere =
      rig.store === null ? await openDatabase({ url: rig.settings['DATABASE_URL'] ?? '' }) : null;
    try {
      await mkdir(extractFolder);
      for (const [kind, rows] of Object.entries(extracts))
        await writeFile(join(extractFolder, `${kind}.csv`), anExtract(kind as ExtractKindName, rows, said));
      const { files } = await ingestFolder(extractFolder, {
        pool: (elsewhere ?? rig.store!.database).pool,
        rowsPerBatch: 1_000,
        accountKeyOf: createAccountKeyMaker(demoAccountKeySecret),
        clock: fixedClock(readMoment(testMoment)),
      });
      expect(files.filter(({ status }) => status !== 'LOADED')).toEqual([]);
      expect(files.filter((file) => file.status === 'LOADED' && file.quarantined > 0)).toEqual([]);
    } finally {
      await elsewhere?.close();
      await rm(folder, { recursive: true });
    }
  }

  const anImporter = async (subject: string) => ({
    token: await rig.identity.tokenFor({ ...personaNamed('importer'), subject }),
  });

  async function seesTheCase(who: string | { token: string }): Promise<boolean> {
    const question = 'query ($n: CaseNumber!) { enforcementCase(caseNumber: $n) { kind } }';
    const { body } = await rig.ask(who, question, { n: mdtArmor });
    return body.data?.['enforcementCase'] != null;
  }

  async function accountsInSight(subject: string): Promise<unknown> {
    const { body } = await rig.ask(
      await anImporter(subject),
      'query ($number: ID!) { viewer { accounts { edges { node { accountNumber } } } } tradeAccount(by: { accountNumber: $number }) { name } }',
      { number: account },
    );
    expect(body.errors).toBeUndefined();
    return body.data;
  }

  beforeAll(async () => {
    rig = await startClaimgraph({ ...options, ...('asFourProcesses' in options ? {} : { clock }) });
    await ingest(company, { asOf: '2026-01-10T06:00:00Z', preamble: 'Data,SYNTHETIC' });
  }, 120_000);
  afterAll(() => rig[Symbol.asyncDispose]());

  it('stand beside the case in the one-view query', async () => {
    const { body } = await rig.ask('officer', oneView, { caseNumber: mdtArmor });
    expect(body).toMatchObject({
      data: {
        enforcementCase: {
          kind: 'LIQUIDATED_DAMAGES',
          account: {
            name: 'MDT Armor Corporation',
            partnership: { program: 'CTPAT', tier: 'TIER_3', status: 'EXCEEDING' },
            nationalAccountManager: { name: 'NAM A of the extract' },
            center: { code: '003', name: 'Automotive & Aerospace' },
            source: { system: 'ACE', asOf: '2026-01-10T06:00:00.000Z', freshness: 'RECENT', synthetic: true },
          },
        },
      },
    });
    expect(body.errors).toBeUndefined();
  });

  it('tell the standing on the day of the violation and on the day of the decision', async () => {
    const { body } = await rig.ask(
      'officer',
      `query ($number: ID!) { tradeAccount(by: { accountNumber: $number }) {
        violation: partnership(asOf: "2016-05-06") { tier status from to }
        decision: partnership(asOf: "2016-07-25") { tier status from to }
      } }`,
      { number: account },
    );
    expect(body).toMatchObject({
      data: {
        tradeAccount: {
          violation: { tier: 'TIER_2', status: 'VALIDATED', from: '2012-03-01', to: '2016-05-15' },
          decision: { tier: 'TIER_2', status: 'SUSPENDED', from: '2016-05-16', to: '2019-12-31' },
        },
      },
    });
  });

  it('do not show a case of an owner to the owner who came after', async () => {
    expect(await seesTheCase(await anImporter('second-owner'))).toBe(false);
    expect(await accountsInSight('second-owner')).toEqual({
      viewer: { accounts: { edges: [{ node: { accountNumber: account } }] } },
      tradeAccount: { name: 'MDT Armor Corporation' },
    });
  });

  it('show the owner of before its own case, and nothing of after, though ACE left the right open', async () => {
    expect(await seesTheCase(await anImporter('mdt-armor'))).toBe(true);
    expect(await accountsInSight('mdt-armor')).toEqual({
      viewer: { accounts: { edges: [] } },
      tradeAccount: null,
    });
  });

  it("show a broker nothing within 60 s of the end of the importer's power of attorney", async () => {
    const token = await rig.identity.tokenFor(personaNamed('broker'));
    expect(await seesTheCase({ token })).toBe(true);
    await ingest(
      { grants: [`D,${account},panmet,,Broker with Power of Attorney,,,2005-01-01,`] },
      { scope: 'DELTA', asOf: '2026-01-15T16:00:00Z' },
    );
    if (rig.store !== null) passed += 60_000;
    await expect
      .poll(() => seesTheCase({ token }), { timeout: rig.store === null ? 60_000 : 0, interval: 1_000 })
      .toBe(false);
  }, 90_000);
});
