import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClaimgraphError, createInternalClient, createTradeClient } from '#schema/client/index.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { startClaimgraph, testMoment, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';

/** How a front-end of the demonstration reaches the graph as a persona. */
const as = (rig: Rig, persona: string) => ({
  url: `${rig.url}/graphql`,
  token: () => rig.identity.tokenFor(personaNamed(persona)),
});

describe('a front-end that asks through the typed client', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph();
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it('shows an importer one claim with its account, and an officer the desk', async () => {
    const { data, errors } = await createTradeClient(as(rig, 'importer')).oneView({ caseNumber: mdtArmor });
    expect(errors).toEqual([]);
    expect(data.enforcementCase).toMatchObject({
      kind: 'LIQUIDATED_DAMAGES',
      amounts: { assessed: '52350.00', mitigated: null, outstanding: '52350.00' },
      source: { system: 'SEACATS', asOf: testMoment, freshness: 'LIVE' },
      account: { name: 'MDT Armor' },
    });

    const desk = await createInternalClient(as(rig, 'officer')).officerDesk({
      filter: { caseNumbers: [mdtArmor] },
    });
    expect(desk.errors).toEqual([]);
    expect(desk.data.enforcementCases?.edges.map(({ node }) => node?.caseNumber)).toEqual([mdtArmor]);
  });

  it('can ask every published operation as those it is for', async () => {
    const trade = createTradeClient(as(rig, 'importer'));
    const internal = createInternalClient(as(rig, 'officer'));
    const one = { caseNumber: mdtArmor };
    const some = { filter: { caseNumbers: [mdtArmor] } };

    const calls: Record<keyof typeof trade, () => Promise<{ errors: readonly unknown[] }>> = {
      caseMessages: () => trade.caseMessages(one),
      caseStatus: () => trade.caseStatus(one),
      myCases: () => trade.myCases(some),
      oneView: () => trade.oneView(one),
    };
    const internalCalls: Record<keyof typeof internal, () => Promise<{ errors: readonly unknown[] }>> = {
      accountHistory: () => internal.accountHistory({ importerNumber: '12-345678900' }),
      caseMessages: () => internal.caseMessages(one),
      officerCase: () => internal.officerCase(one),
      officerDesk: () => internal.officerDesk(some),
      oneView: () => internal.oneView(one),
    };
    for (const [name, ask] of [...Object.entries(calls), ...Object.entries(internalCalls)]) {
      expect([name, (await ask()).errors]).toEqual([name, []]);
    }
  });

  it('keeps the account when SEACATS is down, and knows why the rest is missing', async () => {
    await using broken = await startClaimgraph();
    await broken.seacats[Symbol.asyncDispose]();

    const { data, errors } = await createTradeClient(as(broken, 'importer')).myCases({
      filter: { caseNumbers: [mdtArmor] },
    });

    expect(data.viewer?.accounts?.edges.map(({ node }) => node.name)).toContain('MDT Armor');
    expect(errors[0]).toMatchObject({ code: 'SEACATS_UNAVAILABLE', source: 'SEACATS', retryable: true });
    expect(errors[0]?.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is told by code why a call was refused', async () => {
    const forged = createTradeClient({ url: `${rig.url}/graphql`, token: () => 'forged' });
    const refused = await forged.oneView({ caseNumber: mdtArmor }).catch((problem: unknown) => problem);
    expect(refused).toBeInstanceOf(ClaimgraphError);
    expect(refused).toMatchObject({ code: 'UNAUTHENTICATED', retryable: false });

    const importer = createTradeClient(as(rig, 'importer'));
    const { data, errors } = await importer.oneView({ caseNumber: 'seventeen' });
    expect(data.enforcementCase).toBeNull();
    expect(errors.map(({ code }) => code)).toEqual(['CASE_NUMBER_MALFORMED']);
  });

  it('learns from the graph itself where the format of a scalar is written down', async () => {
    const { body } = await rig.ask('officer', '{ __type(name: "ImporterNumber") { specifiedByURL } }');
    expect(body.data).toEqual({
      __type: { specifiedByURL: 'https://www.ecfr.gov/current/title-19/section-24.5' },
    });
  });
});
