import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerIn, startClaimgraph, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';
const horizon = '20149901300003-01';
const generated = '20201704000001-01';

const besideAnAccount = /* GraphQL */ `
  query ($caseNumber: CaseNumber!) {
    enforcementCase(caseNumber: $caseNumber) {
      caseNumber
      account {
        name
      }
    }
    tradeAccount(by: { accountNumber: "ACE1000001" }) {
      name
    }
  }
`;

const several = /* GraphQL */ `
  query ($caseNumbers: [CaseNumber!]!) {
    enforcementCases(filter: { caseNumbers: $caseNumbers }) {
      totalCount
      edges {
        node {
          caseNumber
          account {
            name
          }
        }
      }
    }
  }
`;

const account = { name: 'MDT Armor' };

describe('when SEACATS has a bad day', () => {
  // A house of its own for each day: after some bad calls SEACATS is left alone for a while.
  let rig: Rig;
  beforeEach(async () => {
    rig = await startClaimgraph({ settings: { REQUEST_DEADLINE_MS: '1500' } });
  });
  afterEach(() => rig[Symbol.asyncDispose]());

  it.each([
    { day: 'is not there (fault-F2)', mode: { mode: 'down' }, code: 'SEACATS_UNAVAILABLE', retryable: true },
    {
      day: 'faults (fault-E19)',
      mode: { mode: 'fault', code: 'SYS-999', text: 'DB2 SQLCODE -911 host db9.internal' },
      code: 'SEACATS_UNAVAILABLE',
      retryable: true,
    },
    {
      day: 'is in maintenance (fault-E11)',
      mode: { mode: 'maintenance' },
      code: 'SEACATS_UNAVAILABLE',
      retryable: true,
    },
    {
      day: 'answers nothing (fault-E10)',
      mode: { mode: 'empty' },
      code: 'SEACATS_UNAVAILABLE',
      retryable: true,
    },
    {
      day: 'is cut off (fault-E9)',
      mode: { mode: 'truncated' },
      code: 'SEACATS_UNAVAILABLE',
      retryable: true,
    },
    {
      day: 'answers another case (fault-E17)',
      mode: { mode: 'another-case', caseNumber: mdtArmor },
      code: 'SEACATS_UNAVAILABLE',
      retryable: true,
    },
    {
      day: 'writes one charset and declares another (fault-E13)',
      mode: { mode: 'wrong-charset', declared: 'UTF-8' },
      code: 'SEACATS_UNAVAILABLE',
      retryable: true,
    },
    {
      day: 'refuses our credentials',
      mode: { mode: 'fault', code: 'SEC-001' },
      code: 'SEACATS_REFUSED',
      retryable: false,
    },
    {
      day: 'is too slow (fault-F1)',
      mode: { mode: 'slow', ms: 10_000 },
      code: 'DEADLINE_EXCEEDED',
      retryable: true,
    },
  ] as const)(
    'and $day, its fields are null with $code, and the rest of the answer stands',
    async ({ mode, code, retryable }) => {
      rig.seacats.setMode('GetCases', mode);
      const { status, body, text } = await rig.ask('officer', besideAnAccount, { caseNumber: mdtArmor });
      expect(status).toBe(200);
      expect(body.data).toEqual({ enforcementCase: null, tradeAccount: account });
      expect(body.errors).toMatchObject([{ path: ['enforcementCase'], extensions: { code, retryable } }]);
      expect(text.replace(/[0-9a-f]{32}/g, '')).not.toMatch(/SQLCODE|db9|127\.0\.0\.1|CAF|stack/);
    },
  );

  it('and limits our rate (fault-F5), the error says how long to wait', async () => {
    rig.seacats.setMode('GetCases', { mode: 'fault', code: 'CAP-001', retryAfterSeconds: 7 });
    const { body } = await rig.ask('officer', besideAnAccount, { caseNumber: mdtArmor });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'SEACATS_UNAVAILABLE', retryAfterMs: 7000 });
  });

  it('and declares an old charset truly, the names are read as they were written (fault-E13)', async () => {
    rig.seacats.setMode('GetCases', { mode: 'wrong-charset', declared: 'ISO-8859-1' });
    const { body } = await rig.ask(
      'officer',
      `{ enforcementCase(caseNumber: "${mdtArmor}") { parties { name } } }`,
    );
    expect(body.errors).toBeUndefined();
    expect(JSON.stringify(body.data)).toContain('CAFÉ PEÑA');
  });

  it('and one record has an unknown code, that case alone fails for the officer, with its number', async () => {
    rig.seacats.setMode('GetCases', { mode: 'unknown-code', caseNumber: horizon });
    const caseNumbers = [mdtArmor, horizon, '20990000000000-01', generated];
    const { body } = await rig.ask('officer', several, { caseNumbers });
    expect(body.data).toEqual({
      enforcementCases: {
        totalCount: 3,
        edges: [
          { node: null },
          { node: { caseNumber: mdtArmor, account } },
          { node: { caseNumber: generated, account: { name: 'Generated company 000019' } } },
        ],
      },
    });
    expect(body.errors).toMatchObject([
      {
        message: `the SEACATS record of case ${horizon} cannot be read`,
        path: ['enforcementCases', 'edges', 0, 'node'],
        extensions: { code: 'SEACATS_RECORD_UNREADABLE', retryable: false, source: 'SEACATS' },
      },
    ]);
  });

  it('and the parties of a record cannot be read, it is a failure for those who see all and missing for the importer', async () => {
    rig.seacats.setMode('GetCases', { mode: 'unreadable-parties', caseNumber: mdtArmor });
    const officer = await rig.ask('officer', besideAnAccount, { caseNumber: mdtArmor });
    const importer = await rig.ask('importer', besideAnAccount, { caseNumber: mdtArmor });
    expect(officer.body.errors).toMatchObject([{ extensions: { code: 'SEACATS_RECORD_UNREADABLE' } }]);
    expect(importer.body).toEqual({ data: { enforcementCase: null, tradeAccount: account } });
  });

  it('and fails as a whole, a list is null with one error, for it cannot be told what is in it', async () => {
    rig.seacats.setMode('GetCases', { mode: 'maintenance' });
    const { body } = await rig.ask('officer', several, { caseNumbers: [mdtArmor, horizon] });
    expect(body.data).toEqual({ enforcementCases: null });
    expect(body.errors).toMatchObject([
      { path: ['enforcementCases'], extensions: { code: 'SEACATS_UNAVAILABLE' } },
    ]);
  });

  it('tells the stranger exactly what it tells the officer, which is nothing about the case', async () => {
    rig.seacats.setMode('GetCases', { mode: 'down' });
    const query = `{ enforcementCase(caseNumber: "${mdtArmor}") { caseNumber } }`;
    const withoutTrace = (text: string): string => text.replace(/[0-9a-f]{32}/, '');
    const answers = await Promise.all(['officer', 'stranger'].map((who) => rig.ask(who, query)));
    // Only the officer is told the cost without asking for it; how SEACATS was found, both are.
    const told = answers.map(({ body }) =>
      JSON.stringify({ ...answerIn(body), sources: body.extensions?.['sources'] }),
    );
    expect(new Set(told.map(withoutTrace)).size).toBe(1);
    expect(told[1]).toContain('"state":"FAILED"');
  });
});
