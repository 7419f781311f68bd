import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { globalId, type NodeType } from '#kernel/global-id.ts';
import { startClaimgraph, type Answer, type Rig } from '#tests/rig.ts';
import { createFaultProxy, type FaultProxy } from '../chaos/fault-proxy.ts';

const mdtArmor = '20161704200292-01';
const seashells = '19819901200002-01';
const absentCase = '20161704999999-01';

/** Somebody, and a case, an account and a submission that are not theirs to see. */
const outsiders = [
  { persona: 'importer', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
  { persona: 'broker', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
  { persona: 'surety', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
  { persona: 'attorney', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
  { persona: 'stranger', caseNumber: mdtArmor, account: 1, submission: 'PET-2016-000001' },
  { persona: 'other-nam', caseNumber: mdtArmor, account: 1, submission: 'PET-2016-000001' },
  { persona: 'nam', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
  { persona: 'scss', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
  { persona: 'center-expert', caseNumber: seashells, account: 2, submission: 'PET-1983-000003' },
];

const wholeCase = `
  id caseNumber kind state violations { citation } amounts { assessed } parties { name } source { asOf }
  account { name partnership { tier } nationalAccountManager { name } center { name } }
  submissions { totalCount edges { cursor node { referenceId } } } messages { totalCount edges { node { text } } }`;
const wholeAccount = 'id accountNumber name partnership { tier } source { asOf }';

const accountNumber = (index: number): string => `ACE1${String(index).padStart(6, '0')}`;
const importerNumber = (index: number): string => `00-${String(index).padStart(7, '0')}00`;

interface Path {
  readonly path: string;
  readonly query: string;
  readonly forbidden: (outsider: (typeof outsiders)[number]) => object;
  readonly missing: object;
}

const node = (type: NodeType, selection: string, forbidden: Path['forbidden'], missing: string): Path => ({
  path: `node(id:) of ${type}`,
  query: `query($id: ID!) { node(id: $id) { id ... on ${type} { ${selection} } } }`,
  forbidden,
  missing: { id: globalId(type, missing) },
});

const paths: readonly Path[] = [
  {
    path: 'enforcementCase',
    query: `query($n: CaseNumber!) { enforcementCase(caseNumber: $n) { ${wholeCase} } }`,
    forbidden: ({ caseNumber }) => ({ n: caseNumber }),
    missing: { n: absentCase },
  },
  {
    path: 'enforcementCases',
    query: `query($n: [CaseNumber!]!) { enforcementCases(filter: { caseNumbers: $n }, first: 5) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { ${wholeCase} } } } }`,
    forbidden: ({ caseNumber }) => ({ n: [caseNumber] }),
    missing: { n: [absentCase] },
  },
  node(
    'EnforcementCase',
    wholeCase,
    ({ caseNumber }) => ({ id: globalId('EnforcementCase', caseNumber) }),
    absentCase,
  ),
  node(
    'TradeAccount',
    wholeAccount,
    ({ account }) => ({ id: globalId('TradeAccount', accountNumber(account)) }),
    'ACE1999999',
  ),
  node(
    'Submission',
    'kind submissionState: state filedBy enforcementCase { kind }',
    ({ submission }) => ({ id: globalId('Submission', submission) }),
    'PET-2016-999999',
  ),
  {
    path: 'tradeAccount by its number',
    query: `query($n: ID!) { tradeAccount(by: { accountNumber: $n }) { ${wholeAccount} } }`,
    forbidden: ({ account }) => ({ n: accountNumber(account) }),
    missing: { n: 'ACE1999999' },
  },
  {
    path: 'tradeAccount by an importer number',
    query: `query($n: ImporterNumber!) { tradeAccount(by: { importerNumber: $n }) { ${wholeAccount} } }`,
    forbidden: ({ account }) => ({ n: importerNumber(account) }),
    missing: { n: '00-999999900' },
  },
];

/** Everything that a client can compare: the status, the headers and the bytes, without what differs every time. */
function asSeen({ status, headers, text }: Answer) {
  const stable = [...headers].filter(([name]) => !['date', 'x-trace-id'].includes(name));
  return { status, headers: stable, text: text.replaceAll(headers.get('x-trace-id') ?? '?', '<trace id>') };
}

let rig: Rig;
beforeAll(async () => {
  rig = await startClaimgraph();
});
afterAll(() => rig[Symbol.asyncDispose]());

describe.each(outsiders)('for the $persona', (outsider) => {
  it.each(paths)(
    'what is forbidden is missing, byte for byte: $path (fault-C1, fault-C2, fault-C9)',
    async (one) => {
      const forbidden = await rig.ask(outsider.persona, one.query, one.forbidden(outsider));
      const missing = await rig.ask(outsider.persona, one.query, one.missing);
      expect(missing.status).toBe(200);
      expect(missing.body.errors).toBeUndefined();
      expect(asSeen(forbidden)).toEqual(asSeen(missing));
      const officer = await rig.ask('officer', one.query, one.forbidden(outsider));
      expect(officer.text.length).toBeGreaterThan(missing.text.length);
    },
  );

  it('a forbidden case among others leaves no gap in a list (fault-C7)', async () => {
    const query = paths[1]?.query ?? '';
    const others = ['20201704000001-01', '20201704000002-01'];
    const ask = (number: string) => rig.ask(outsider.persona, query, { n: [...others, number] });
    // The seal of a cursor covers the numbers that were asked, and those differ here.
    const unsealed = ({ text }: Answer): string => text.replaceAll(/(?<="[\w-]+\.)[\w-]{22}(?=")/g, '');
    expect(unsealed(await ask(outsider.caseNumber))).toBe(unsealed(await ask(absentCase)));
  });
});

describe('the accounts of the viewer', () => {
  const accounts =
    '{ viewer { accounts { totalCount pageInfo { hasNextPage startCursor } edges { node { name } } } } }';

  it('are none for a stranger, and for a surety only those it secures', async () => {
    const { body } = await rig.ask('stranger', accounts);
    expect(body).toEqual({
      data: {
        viewer: {
          accounts: { totalCount: 0, pageInfo: { hasNextPage: false, startCursor: null }, edges: [] },
        },
      },
    });
    const surety = await rig.ask('surety', accounts);
    expect(surety.body).toMatchObject({
      data: { viewer: { accounts: { totalCount: 1, edges: [{ node: { name: 'MDT Armor' } }] } } },
    });
  });
});

const postgresAdminUrl = inject('postgresAdminUrl');

describe.skipIf(postgresAdminUrl === null)('while the authority register cannot be reached', () => {
  let proxy: FaultProxy;
  let distant: Rig;
  beforeAll(async () => {
    proxy = await createFaultProxy(postgresAdminUrl ?? '');
    distant = await startClaimgraph({ postgresAdminUrl: proxy.url });
    proxy.set('down');
  });
  afterAll(async () => {
    proxy.set('pass');
    await distant[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
  });

  it.each(outsiders)('what is forbidden fails for the $persona as what is missing does', async (outsider) => {
    for (const { query, forbidden, missing } of paths) {
      const denied = asSeen(await distant.ask(outsider.persona, query, forbidden(outsider)));
      const absent = asSeen(await distant.ask(outsider.persona, query, missing));
      expect(denied).toEqual(absent);
      expect(denied.text).toMatch(/"code":"(ACE|TRADE_PORTAL)_UNAVAILABLE"/);
    }
  });
});
