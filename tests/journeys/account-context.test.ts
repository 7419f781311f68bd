import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { demoAccountKeySecret } from '#gateway/demo/demo-rows.ts';
import { globalId } from '#kernel/global-id.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import type { Role } from '#kernel/principal.ts';
import type { Logger } from '#kernel/telemetry.ts';
import type { Database } from '#postgres/database.ts';
import { startClaimgraph, testMoment, type Rig } from '#tests/rig.ts';

const keyOf = createAccountKeyMaker(demoAccountKeySecret);
const mdtArmor = '20161704200292-01';
// A generated claim on a bond with a violation of 2 February 2019; its account is the 19th, in no program so far.
const claim = '20201704000001-01';
const claimant = { key: keyOf('29-000001900'), number: 'ACE2000019' };
const holdings = { key: keyOf('ORCHID-TOP'), number: 'ORCHID-TOP' };
const orchidImports = { key: keyOf('45-1234567AB'), number: 'ORCHID-1' };
const socialSecurityNumber = '123-45-6789';
const orchidTrading = { key: keyOf(socialSecurityNumber), number: 'ORCHID-2' };

/** What the extracts of a busy year would bring. */
async function bringExtracts({ owner }: Database): Promise<void> {
  const confirmed = { as_of: testMoment, synthetic: true };
  const sub = { top_account_key: holdings.key, businesses: ['IMPORTER'], small_entity: true, ...confirmed };
  await owner
    .insertInto('accounts.account')
    .values([
      { account_key: holdings.key, account_number: holdings.number, name: 'Orchid Holdings', ...confirmed },
      {
        account_key: orchidImports.key,
        account_number: orchidImports.number,
        name: 'Orchid Imports, Inc.',
        importer_number_shown: '45-1234567AB',
        ...sub,
      },
      {
        account_key: orchidTrading.key,
        account_number: orchidTrading.number,
        name: 'Orchid Trading',
        // A careless loader: what leaves must be masked all the same.
        importer_number_shown: socialSecurityNumber,
        ...sub,
      },
    ])
    .execute();
  const standing = { account_key: claimant.key, program: 'CTPAT' };
  await owner
    .insertInto('accounts.partnership')
    .values([
      { ...standing, tier: 'TIER_2', status: 'VALIDATED', valid_from: '2015-01-01', valid_to: '2019-06-30' },
      { ...standing, tier: 'TIER_2', status: 'SUSPENDED', valid_from: '2019-07-01', valid_to: '2020-02-29' },
      { ...standing, tier: 'TIER_2', status: 'VALIDATED', valid_from: '2020-03-01', valid_to: null },
    ])
    .execute();
  const grant = { account_key: claimant.key, capacity: 'OWNER', valid_from: '2000-01-01' };
  await owner
    .insertInto('authority.access_grant')
    .values([
      { ...grant, subject: 'old-owner', holder_name: 'Old Owner', valid_to: '2019-12-31' },
      {
        ...grant,
        subject: 'new-owner',
        holder_name: 'New Owner',
        valid_from: '2020-01-01',
        sees_from: '2020-01-01',
      },
      { ...grant, subject: 'broker-b', holder_name: 'Broker B', capacity: 'BROKER_WITH_POWER_OF_ATTORNEY' },
      { ...grant, subject: 'orchid', holder_name: 'Orchid', account_key: orchidTrading.key },
    ])
    .execute();
  const volume = { account_key: claimant.key, entries: 7, value_cents: 100n, duties_cents: 10n };
  await owner
    .insertInto('accounts.entry_volume')
    .values([
      { ...volume, fiscal_year: 2019 },
      { ...volume, fiscal_year: 2020 },
      { ...volume, fiscal_year: 2021 },
    ])
    .execute();
  const entry = { account_key: claimant.key, bond_number: '200000001', port_code: '1704', ...confirmed };
  await owner
    .insertInto('accounts.entry_summary')
    .values([
      { ...entry, entry_number: 'J50-0140001-7', entered_on: '2019-02-02' },
      { ...entry, entry_number: 'J50-0140002-5', entered_on: '2021-02-02' },
    ])
    .execute();
}

const postgresAdminUrl = inject('postgresAdminUrl');
const houses = [
  { house: 'on the embedded database', options: {} },
  ...(postgresAdminUrl === null ? [] : [{ house: 'on PostgreSQL', options: { postgresAdminUrl } }]),
];

describe.each(houses)('the account beside a claim, $house', ({ options }) => {
  const start = Date.parse(testMoment);
  const time = { now: start, passed: 0 };
  const log: string[] = [];
  const keep = (fields: object, message: string): void => void log.push(JSON.stringify([fields, message]));
  const logger: Logger = { debug: keep, info: keep, warn: keep, error: keep };
  let rig: Rig;
  let database: Database;

  beforeAll(async () => {
    rig = await startClaimgraph({
      ...options,
      logger,
      clock: { epochMilliseconds: () => time.now, monotonicMilliseconds: () => time.passed },
    });
    if (rig.store === null) throw new Error('the rig runs in one process');
    ({ database } = rig.store);
    await bringExtracts(database);
  });
  afterAll(() => rig[Symbol.asyncDispose]());
  beforeEach(() => {
    time.now = start;
    // What was remembered of anybody's rights is too old by now.
    time.passed += 60_000;
  });

  const asTrader = async (subject: string, role: Role = 'IMPORTER') => ({
    token: await rig.identity.tokenFor({
      name: subject,
      subject,
      title: subject,
      role,
      audience: 'trade',
      sees: '',
    }),
  });
  const dataOf = async (...question: Parameters<Rig['ask']>) => {
    const { body } = await rig.ask(...question);
    expect(body.errors).toBeUndefined();
    return body.data;
  };

  it('tells on either day what a partner was who is suspended between violation and decision', async () => {
    const question = /* GraphQL */ `
      query ($case: CaseNumber!) {
        enforcementCase(caseNumber: $case) {
          violations {
            occurredOn
          }
          account {
            atViolation: partnership(asOf: "2019-02-02") {
              status
              tier
            }
            atDecision: partnership(asOf: "2019-12-10") {
              status
            }
            today: partnership {
              status
              from
            }
            never: partnership(program: TRADE_COMPLIANCE) {
              status
            }
          }
        }
      }
    `;
    expect(await dataOf('officer', question, { case: claim })).toEqual({
      enforcementCase: {
        violations: [{ occurredOn: '2019-02-02' }],
        account: {
          atViolation: { status: 'VALIDATED', tier: 'TIER_2' },
          atDecision: { status: 'SUSPENDED' },
          today: { status: 'VALIDATED', from: '2020-03-01' },
          never: null,
        },
      },
    });
  });

  const ofTheClaim = /* GraphQL */ `
    query ($case: CaseNumber!, $account: ID!, $filing: ID!, $oldEntry: ID!, $newEntry: ID!) {
      enforcementCase(caseNumber: $case) {
        caseNumber
      }
      filing: node(id: $filing) {
        ... on Submission {
          kind
        }
      }
      oldEntry: node(id: $oldEntry) {
        id
      }
      newEntry: node(id: $newEntry) {
        ... on EntrySummary {
          enteredOn
          port {
            name
          }
          bond {
            bondNumber
          }
        }
      }
      tradeAccount(by: { accountNumber: $account }) {
        name
        partnershipHistory {
          status
          from
          to
        }
        atViolation: partnership(asOf: "2019-02-02") {
          status
        }
        entryVolumes {
          fiscalYear
        }
        bonds {
          bondNumber
        }
        bondsBefore: bonds(asOf: "2019-02-02") {
          bondNumber
        }
        accessGrants {
          holder
        }
        grantsBefore: accessGrants(asOf: "2019-02-02") {
          holder
        }
      }
    }
  `;
  const theClaim = {
    case: claim,
    account: claimant.number,
    filing: globalId('Submission', 'PET-2020-000001'),
    oldEntry: globalId('EntrySummary', 'J50-0140001-7'),
    newEntry: globalId('EntrySummary', 'J50-0140002-5'),
  };
  const newEntry = {
    enteredOn: '2021-02-02',
    port: { name: 'Atlanta, Georgia' },
    bond: { bondNumber: '200000001' },
  };

  it('keeps the time of the old owner from the new one', async () => {
    expect(await dataOf(await asTrader('new-owner'), ofTheClaim, theClaim)).toEqual({
      enforcementCase: null,
      filing: null,
      oldEntry: null,
      newEntry,
      tradeAccount: {
        name: 'Generated company 000019',
        partnershipHistory: [
          { status: 'VALIDATED', from: '2020-03-01', to: null },
          { status: 'SUSPENDED', from: '2020-01-01', to: '2020-02-29' },
        ],
        atViolation: null,
        entryVolumes: [{ fiscalYear: 2025 }, { fiscalYear: 2024 }, { fiscalYear: 2021 }],
        bonds: [{ bondNumber: '200000001' }],
        bondsBefore: [],
        accessGrants: [{ holder: 'New Owner' }, { holder: 'Broker B' }],
        grantsBefore: [],
      },
    });
  });

  it('shows the old owner all of it until the account changes hands, and nothing after', async () => {
    time.now = Date.parse('2019-12-31T17:00:00Z');
    const before = await dataOf(await asTrader('old-owner'), ofTheClaim, theClaim);
    expect(before).toMatchObject({
      enforcementCase: { caseNumber: claim },
      filing: { kind: 'PETITION' },
      oldEntry: { id: theClaim.oldEntry },
      tradeAccount: {
        atViolation: { status: 'VALIDATED' },
        grantsBefore: [{ holder: 'Broker B' }, { holder: 'Old Owner' }],
      },
    });
    time.now = Date.parse('2020-01-01T17:00:00Z');
    time.passed += 60_000;
    const nothing = {
      enforcementCase: null,
      filing: null,
      oldEntry: null,
      newEntry: null,
      tradeAccount: null,
    };
    expect(await dataOf(await asTrader('old-owner'), ofTheClaim, theClaim)).toEqual(nothing);
  });

  it('shows a broker nothing within 60 seconds of the end of the power of attorney', async () => {
    const broker = await asTrader('broker-b', 'BROKER');
    expect(await dataOf(broker, ofTheClaim, theClaim)).toMatchObject({
      enforcementCase: { caseNumber: claim },
    });
    await database.owner
      .updateTable('authority.access_grant')
      .set({ valid_to: '2026-01-14' })
      .where('subject', '=', 'broker-b')
      .execute();
    time.passed += 60_000;
    const nothing = {
      enforcementCase: null,
      filing: null,
      oldEntry: null,
      newEntry: null,
      tradeAccount: null,
    };
    expect(await dataOf(broker, ofTheClaim, theClaim)).toEqual(nothing);
    await database.owner
      .updateTable('authority.access_grant')
      .set({ valid_to: null })
      .where('subject', '=', 'broker-b')
      .execute();
  });

  const hierarchy = /* GraphQL */ `
    query ($by: TradeAccountLookup!, $first: Int! = 25, $after: String) {
      tradeAccount(by: $by) {
        name
        importerNumber
        importerNumbers
        businesses
        smallEntity
        topAccount {
          name
        }
        subAccounts(first: $first, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              name
              importerNumber
            }
          }
        }
      }
    }
  `;

  it('shows an officer the hierarchy, page by page', async () => {
    const by = { accountNumber: holdings.number };
    const first = await dataOf('officer', hierarchy, { by, first: 1 });
    expect(first).toMatchObject({
      tradeAccount: {
        name: 'Orchid Holdings',
        importerNumber: null,
        importerNumbers: ['45-1234567AB', '***-**-6789'],
        topAccount: null,
        subAccounts: {
          totalCount: 2,
          pageInfo: { hasNextPage: true },
          edges: [{ node: { name: 'Orchid Imports, Inc.', importerNumber: '45-1234567AB' } }],
        },
      },
    });
    const { subAccounts } = first?.['tradeAccount'] as { subAccounts: { pageInfo: { endCursor: string } } };
    const after = subAccounts.pageInfo.endCursor;
    expect(await dataOf('officer', hierarchy, { by, first: 1, after })).toMatchObject({
      tradeAccount: { subAccounts: { totalCount: 2, edges: [{ node: { name: 'Orchid Trading' } }] } },
    });
    const { body } = await rig.ask('hq', hierarchy, { by, first: 1, after });
    expect(body.errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  });

  it('shows the owner of one sub-account the name of the top account and no other sub-account', async () => {
    const owner = await asTrader('orchid');
    expect(await dataOf(owner, hierarchy, { by: { accountNumber: holdings.number } })).toMatchObject({
      tradeAccount: {
        name: 'Orchid Holdings',
        importerNumbers: ['***-**-6789'],
        businesses: [],
        smallEntity: null,
        subAccounts: { totalCount: 1, edges: [{ node: { name: 'Orchid Trading' } }] },
      },
    });
    expect(await dataOf(owner, hierarchy, { by: { importerNumber: socialSecurityNumber } })).toMatchObject({
      tradeAccount: {
        name: 'Orchid Trading',
        importerNumber: '***-**-6789',
        businesses: ['IMPORTER'],
        smallEntity: true,
        topAccount: { name: 'Orchid Holdings' },
        subAccounts: { totalCount: 0, edges: [] },
      },
    });
    expect(await dataOf(owner, hierarchy, { by: { accountNumber: orchidImports.number } })).toEqual({
      tradeAccount: null,
    });
  });

  it('never gives a Social Security number to an answer, a log or the record of disclosures', async () => {
    const answers = [
      await rig.ask('officer', hierarchy, { by: { importerNumber: socialSecurityNumber } }),
      await rig.ask('officer', hierarchy, { by: { importerNumber: `${socialSecurityNumber}0` } }),
      await rig.ask(
        'officer',
        `{ tradeAccounts(search: "${socialSecurityNumber}") { totalCount edges { cursor node { name importerNumbers } } } }`,
      ),
      await rig.ask(
        'officer',
        `{ tradeAccount(by: { importerNumber: "${socialSecurityNumber}0" }) { name } }`,
      ),
      await rig.ask('officer', `{ tradeAccount(by: { importerNumber: 123456789 }) { name } }`),
      await rig.ask('officer', hierarchy, { by: { importerNumber: 123456789 } }),
      await rig.ask('officer', hierarchy, { by: socialSecurityNumber }),
      await rig.ask('officer', hierarchy, { by: { [socialSecurityNumber]: 'x' } }),
      await rig.ask('officer', `{ tradeAccount(by: { importerNumber: ${socialSecurityNumber} }) { name } }`),
      await rig.ask(
        'officer',
        `{ tradeAccounts(search: "a", after: "${socialSecurityNumber}") { totalCount } }`,
      ),
      await rig.ask('officer', `{ node(id: "${socialSecurityNumber}") { id } }`),
      await rig.ask('officer', `query Person_123456789 { nothing_123456789 }`),
    ];
    expect(answers.map(({ text }) => text.includes('Orchid Trading'))).toEqual([
      true,
      false,
      true,
      ...answers.slice(3).map(() => false),
    ]);
    const disclosed = await database.owner.selectFrom('accounts.disclosure').select('object_key').execute();
    const { edges } = answers[2]?.body.data?.['tradeAccounts'] as { edges: { cursor: string }[] };
    const positions = edges.map(({ cursor }) => Buffer.from(cursor, 'base64url').toString());
    const everything = JSON.stringify([answers, log, disclosed, positions]);
    for (const canary of [socialSecurityNumber, '123456789', '123-45'])
      expect(everything).not.toContain(canary);
  });

  it('finds accounts by words, by the beginning of a number and by a whole number, for internal users only', async () => {
    const search = `query ($search: String!) { tradeAccounts(search: $search, first: 2) { totalCount edges { node { name } } } }`;
    const found = async (who: string, words: string) => {
      const data = await dataOf(who, search, { search: words });
      const { totalCount, edges } = data?.['tradeAccounts'] as {
        totalCount: number;
        edges: { node: { name: string } }[];
      };
      return [totalCount, ...edges.map(({ node }) => node.name)];
    };
    expect(await found('officer', 'imports orch')).toEqual([1, 'Orchid Imports, Inc.']);
    expect(await found('officer', '45-1234')).toEqual([1, 'Orchid Imports, Inc.']);
    expect(await found('officer', 'ORCHID-')).toEqual([3, 'Orchid Holdings', 'Orchid Imports, Inc.']);
    expect(await found('nam', 'generated company')).toEqual([
      50,
      'Generated company 000000',
      'Generated company 000002',
    ]);
    expect(await found('nam', 'orchid')).toEqual([0]);
    const { body } = await rig.ask('importer', search, { search: 'orchid' });
    expect(body.errors).toMatchObject([{ extensions: { code: 'QUERY_INVALID' } }]);
  });

  const ofTheBond = /* GraphQL */ `
    query ($case: CaseNumber!) {
      enforcementCase(caseNumber: $case) {
        port {
          code
          name
        }
        bond {
          bondNumber
          kind
          amount
          activity {
            label
          }
          surety {
            code
            label
          }
          principal {
            name
            bonds {
              bondNumber
            }
          }
        }
      }
    }
  `;

  it.each(['officer', 'importer', 'broker', 'surety', 'nam'])(
    'shows the %s the bond behind a claim',
    async (who) => {
      expect(await dataOf(who, ofTheBond, { case: mdtArmor })).toEqual({
        enforcementCase: {
          port: { code: '1704', name: 'Atlanta, Georgia' },
          bond: {
            bondNumber: '990000001',
            kind: 'CONTINUOUS',
            amount: '100000.00',
            activity: { label: 'Importer or broker' },
            surety: { code: '999', label: 'Surety A' },
            principal: { name: 'MDT Armor', bonds: [{ bondNumber: '990000001' }] },
          },
        },
      });
    },
  );

  it('shows the attorney of the case no more of the bond than the case says', async () => {
    expect(await dataOf('attorney', ofTheBond, { case: mdtArmor })).toMatchObject({
      enforcementCase: { bond: { bondNumber: '990000001', amount: null, surety: null, principal: null } },
    });
  });

  it('asks each table once for a hundred accounts with everything on them', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((statement) => statements.push(statement));
    await dataOf(
      'officer',
      /* GraphQL */ `
        {
          tradeAccounts(search: "generated company", first: 100) {
            edges {
              node {
                importerNumbers
                partnership {
                  status
                }
                partnershipHistory {
                  status
                }
                nationalAccountManager {
                  name
                }
                supplyChainSecuritySpecialist {
                  name
                }
                center {
                  name
                }
                bonds {
                  bondNumber
                }
                entryVolumes {
                  value
                }
                accessGrants {
                  holder
                }
              }
            }
          }
        }
      `,
    );
    stop();
    const tables = statements.flatMap(
      (text) => /(?:FROM|INTO) "?(?:accounts|authority)"?\."?\w+/i.exec(text)?.[0] ?? [],
    );
    expect(tables.map((table) => table.replaceAll(/^\w+ |"/g, '')).sort()).toEqual([
      'accounts.account',
      'accounts.bond',
      'accounts.center',
      'accounts.disclosure',
      'accounts.entry_volume',
      'accounts.officer',
      'accounts.partnership',
      'authority.access_grant',
      'authority.assignment',
    ]);
  });

  it('lists ports and Centers, and gives each by its global id', async () => {
    const id = globalId('Port', '1704');
    const question = `query ($id: ID!) {
      ports(search: "new", first: 1) { edges { node { code name } } pageInfo { hasNextPage } }
      byCode: ports(search: "17") { edges { node { code } } }
      centers { code }
      node(id: $id) { id ... on Port { name enforcementOffice } }
    }`;
    expect(await dataOf('stranger', question, { id })).toMatchObject({
      ports: {
        edges: [{ node: { code: '0701', name: 'Ogdensburg, New York' } }],
        pageInfo: { hasNextPage: true },
      },
      byCode: { edges: [{ node: { code: '1704' } }] },
      centers: ['001', '002', '003', '004', '005', '006', '007', '008', '009', '010'].map((code) => ({
        code,
      })),
      node: { id, name: 'Atlanta, Georgia', enforcementOffice: null },
    });
  });
});
