import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { publishedOperations } from '#schema/operations.ts';
import { startClaimgraph, type Answer, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';
const seashells = '19819901200002-01';
const absentCase = '20161704999999-01';
const generated = (index: number): string => `20201704${String(index).padStart(6, '0')}-01`;
const show = { 'x-legacy-use': 'show' };
const aCase = 'query ($n: CaseNumber!) { enforcementCase(caseNumber: $n) { kind account { name } } }';
const claimAlone = 'query ($n: CaseNumber!) { enforcementCase(caseNumber: $n) { kind } }';

interface Use {
  readonly estimated: number;
  readonly actual: number;
}
const useIn = ({ extensions }: Answer['body']): Use => extensions?.['legacy'] as Use;

/** Lists of a hundred different cases each, by aliases. */
const lists = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, list) => {
    const numbers = Array.from({ length: 100 }, (_, index) => `"${generated(list * 100 + index)}"`);
    return `l${list}: enforcementCases(filter: { caseNumbers: [${numbers.join()}] }, first: 1) { pageInfo { hasNextPage } }`;
  }).join(' ')} }`;

const variables = {
  caseNumber: mdtArmor,
  importerNumber: '00-000000100',
  filter: { caseNumbers: [mdtArmor, seashells, generated(1)] },
};

describe('what an operation costs the case system', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph();
  });
  afterAll(() => rig[Symbol.asyncDispose]());
  beforeEach(() => rig.seacats.reset());

  it('is told to an internal user with how each system was found', async () => {
    const { body } = await rig.ask('officer', aCase, { n: mdtArmor });
    expect(body.extensions).toEqual({
      legacy: {
        estimated: 1,
        actual: 1,
        budget: 20,
        byOperation: { GetCases: 1 },
        coalesced: 0,
        fromCache: 0,
        stale: 0,
      },
      sources: [
        { system: 'ACE', state: 'ANSWERED', asOf: null, code: null },
        { system: 'SEACATS', state: 'ANSWERED', asOf: '2026-01-15T17:00:00.000Z', code: null },
      ],
    });
  });

  it('is told to the trade only when it is asked for', async () => {
    const quiet = await rig.ask('importer', claimAlone, { n: mdtArmor });
    expect(quiet.body.extensions).toBeUndefined();
    const shown = await rig.ask('importer', claimAlone, { n: mdtArmor }, show);
    expect(shown.body.extensions).toMatchObject({ legacy: { estimated: 1, actual: 1, budget: 5 } });
  });

  it('is the same for a case that is not yours and one that does not exist', async () => {
    const forbidden = await rig.ask('importer', claimAlone, { n: seashells }, show);
    const missing = await rig.ask('importer', claimAlone, { n: absentCase }, show);
    expect(forbidden.text).toBe(missing.text);
    expect(useIn(forbidden.body).actual).toBe(1);
  });

  it.each([
    { persona: 'importer', notTheirs: seashells },
    { persona: 'other-nam', notTheirs: mdtArmor },
  ])(
    'is the same for both also while somebody else is asking for the case, to the $persona',
    async ({ persona, notTheirs }) => {
      rig.seacats.setMode('GetCases', { mode: 'slow', ms: 500 });
      const [, forbidden] = await Promise.all([
        rig.ask('officer', claimAlone, { n: notTheirs }),
        rig.ask(persona, claimAlone, { n: notTheirs }, show),
      ]);
      expect(rig.seacats.calls).toHaveLength(1);
      const missing = await rig.ask(persona, claimAlone, { n: '20161704999998-01' }, show);
      expect(forbidden.text).toBe(missing.text);
    },
  );

  it.each(
    publishedOperations().flatMap(({ name, audiences, text }) =>
      audiences.map((audience) => ({ name, audience, text })),
    ),
  )('is never more than was estimated: $name ($audience)', async ({ audience, text }) => {
    const { body } = await rig.ask(audience === 'trade' ? 'importer' : 'officer', text, variables, show);
    expect(body.errors).toBeUndefined();
    const { estimated, actual } = useIn(body);
    expect(actual).toBeLessThanOrEqual(estimated);
    expect(actual).toBe(rig.seacats.calls.length);
  });

  it('counts every number that a list is given, however small its page is', async () => {
    const { body } = await rig.ask('officer', lists(2));
    expect(useIn(body)).toMatchObject({ estimated: 2, actual: 2 });
  });

  it('is limited: what could cost too much is refused before any call', async () => {
    const { status, body } = await rig.ask('importer', lists(6));
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([
      {
        message: 'expected at most 5 calls to the case system, the operation could make 6',
        extensions: {
          code: 'LEGACY_BUDGET_EXCEEDED',
          source: 'CLAIMGRAPH',
          retryable: false,
          traceId: expect.any(String) as string,
        },
      },
    ]);
    expect(rig.seacats.calls).toEqual([]);
  });

  it('is limited, and no further than that', async () => {
    const { body } = await rig.ask('importer', lists(5));
    expect(body.errors).toBeUndefined();
  });
});

describe('an answer that is not whole', () => {
  it('says to everybody which system failed', async () => {
    await using rig = await startClaimgraph({ settings: { ACCOUNTS_URL: 'http://127.0.0.1:9' } });
    const { body } = await rig.ask('importer', aCase, { n: mdtArmor });
    expect(body.data).toEqual({ enforcementCase: { kind: 'LIQUIDATED_DAMAGES', account: null } });
    expect(body.extensions).toEqual({
      sources: [
        { system: 'ACE', state: 'FAILED', asOf: null, code: 'ACE_UNAVAILABLE' },
        { system: 'SEACATS', state: 'ANSWERED', asOf: '2026-01-15T17:00:00.000Z', code: null },
      ],
    });
  });

  it('says that SEACATS failed where no copy stood in', async () => {
    await using rig = await startClaimgraph();
    rig.seacats.setMode('GetCases', { mode: 'fault', code: 'SYS-001' });
    const { body } = await rig.ask('importer', claimAlone, { n: mdtArmor });
    expect(body.data).toEqual({ enforcementCase: null });
    expect(body.extensions).toEqual({
      sources: [{ system: 'SEACATS', state: 'FAILED', asOf: null, code: 'SEACATS_UNAVAILABLE' }],
    });
  });
});

const postgresAdminUrl = inject('postgresAdminUrl');

describe.skipIf(postgresAdminUrl === null)('four processes', () => {
  it('count together what one process counts', async () => {
    await using rig = await startClaimgraph({
      postgresAdminUrl,
      asFourProcesses: true,
    });
    const { body } = await rig.ask('officer', aCase, { n: mdtArmor });
    expect(body.extensions).toMatchObject({
      legacy: { estimated: 1, actual: 1, byOperation: { GetCases: 1 } },
      sources: [
        { system: 'ACE', state: 'ANSWERED' },
        { system: 'SEACATS', state: 'ANSWERED', asOf: '2026-01-15T17:00:00.000Z' },
      ],
    });
  }, 120_000);
});
