import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerIn, startClaimgraph, testMoment, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';

const oneView = /* GraphQL */ `
  query OneView($caseNumber: CaseNumber!) {
    enforcementCase(caseNumber: $caseNumber) {
      kind
      state
      violations {
        statute
        citation
      }
      amounts {
        assessed
        mitigated
        outstanding
      }
      parties {
        role
        name
      }
      source {
        system
        asOf
        freshness
        synthetic
      }
      account {
        name
        partnership {
          program
          tier
          status
        }
        nationalAccountManager {
          name
        }
        center {
          code
          name
        }
      }
      submissions(first: 10) {
        edges {
          node {
            referenceId
            kind
            state
            receivedAt
          }
        }
      }
      messages(first: 10) {
        edges {
          node {
            sentAt
            from
            author
            text
          }
        }
      }
    }
  }
`;

const theCase = {
  kind: 'LIQUIDATED_DAMAGES',
  state: 'UNDER_REVIEW',
  violations: [{ statute: 'USC_19_1623', citation: '19 USC 1623' }],
  amounts: { assessed: '52350.00', mitigated: null, outstanding: '52350.00' },
  source: { system: 'SEACATS', asOf: testMoment, freshness: 'LIVE', synthetic: true },
};

const principal = { role: 'PRINCIPAL', name: 'MDT Armor' };
const surety = { role: 'SURETY', name: 'Surety A' };
const broker = { role: 'BROKER', name: 'Panmet' };

const whole = {
  data: {
    enforcementCase: {
      ...theCase,
      parties: [principal, surety, broker],
      account: {
        name: 'MDT Armor',
        partnership: { program: 'CTPAT', tier: 'TIER_2', status: 'VALIDATED' },
        nationalAccountManager: { name: 'NAM A' },
        center: { code: '003', name: 'Automotive & Aerospace' },
      },
      submissions: {
        edges: [
          {
            node: {
              referenceId: 'ARG-2016-000002',
              kind: 'ADDITIONAL_ARGUMENT',
              state: 'RECORDED',
              receivedAt: '2016-06-07T16:00:00.000Z',
            },
          },
          {
            node: {
              referenceId: 'PET-2016-000001',
              kind: 'PETITION',
              state: 'UNDER_REVIEW',
              receivedAt: '2016-05-06T16:00:00.000Z',
            },
          },
        ],
      },
      messages: {
        edges: [
          {
            node: {
              sentAt: '2016-06-28T15:30:00.000Z',
              from: 'TRADE',
              author: 'Panmet',
              text: "[Made-up text] Thank you. The carrier's record for the tenth vehicle will follow.",
            },
          },
          {
            node: {
              sentAt: '2016-06-24T14:00:00.000Z',
              from: 'OFFICE',
              author: 'FP&F Office, Port 1704',
              text:
                '[Made-up text] Your proof of export was received. ' +
                'The question of the extension goes to headquarters; mitigation stays with the port.',
            },
          },
        ],
      },
    },
  },
};

const asSurety = {
  data: {
    enforcementCase: {
      ...theCase,
      parties: [principal, surety],
      account: { name: 'MDT Armor', partnership: null, nationalAccountManager: null, center: null },
      submissions: { edges: [] },
      messages: { edges: [] },
    },
  },
};

const asAttorney = {
  data: {
    enforcementCase: { ...whole.data.enforcementCase, account: asSurety.data.enforcementCase.account },
  },
};

const missing = { data: { enforcementCase: null } };

const postgresAdminUrl = inject('postgresAdminUrl');

const houses = [
  { house: 'in one process on the embedded database', options: {} },
  ...(postgresAdminUrl === null
    ? []
    : [
        { house: 'in one process on PostgreSQL', options: { postgresAdminUrl } },
        { house: 'as four processes on PostgreSQL', options: { postgresAdminUrl, asFourProcesses: true } },
      ]),
];

describe.each(houses)('one view of a claim, $house', ({ options }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph(options);
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it.each(['officer', 'importer', 'broker', 'nam', 'scss', 'center-expert', 'hq', 'auditor'])(
    'is whole for the %s',
    async (persona) => {
      const { status, body } = await rig.ask(persona, oneView, { caseNumber: mdtArmor });
      expect(status).toBe(200);
      expect(answerIn(body)).toEqual(whole);
    },
  );

  it('shows the surety the case, its amounts and the name of the principal, and nothing more', async () => {
    const { body } = await rig.ask('surety', oneView, { caseNumber: mdtArmor });
    expect(body).toEqual(asSurety);
  });

  it('shows the attorney the case and its filings, and of the account no more than its name', async () => {
    const { body } = await rig.ask('attorney', oneView, { caseNumber: mdtArmor });
    expect(body).toEqual(asAttorney);
  });

  it.each(['other-nam', 'stranger'])('does not exist for the %s, byte for byte', async (persona) => {
    const forbidden = await rig.ask(persona, oneView, { caseNumber: mdtArmor });
    const absent = await rig.ask(persona, oneView, { caseNumber: '20161704999999-01' });
    expect(answerIn(forbidden.body)).toEqual(missing);
    expect(forbidden.text).toBe(absent.text);
  });

  it('is refused to nobody, whose token is missing', async () => {
    const { status, body } = await rig.ask(null, oneView, { caseNumber: mdtArmor });
    expect(status).toBe(401);
    expect(body).toEqual({
      errors: [
        {
          message: 'expected the header Authorization: Bearer <token>',
          extensions: {
            code: 'UNAUTHENTICATED',
            source: 'CLAIMGRAPH',
            retryable: false,
            traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          },
        },
      ],
    });
  });

  it('joins the case, its account and its filings with a single SEACATS call', async () => {
    rig.seacats.reset();
    await rig.ask('officer', oneView, { caseNumber: mdtArmor });
    expect(rig.seacats.calls).toEqual([[mdtArmor]]);
  });
});
