import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { globalId } from '#kernel/global-id.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';
const ford = '20029901300004-01';
const generated = (index: number): string => `20201704${String(index).padStart(6, '0')}-01`;

describe('one operation', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph();
  });
  afterAll(() => rig[Symbol.asyncDispose]());
  beforeEach(() => rig.seacats.reset());

  it('asks SEACATS for each case once, by whichever path it comes to it', async () => {
    const { body } = await rig.ask(
      'officer',
      `query ($mdt: ID!, $ford: ID!) {
         direct: enforcementCase(caseNumber: "${mdtArmor}") {
           submissions { edges { node { enforcementCase { kind } } } }
         }
         node(id: $mdt) { ... on EnforcementCase { kind } }
         other: node(id: $ford) { ... on EnforcementCase { kind } }
       }`,
      { mdt: globalId('EnforcementCase', mdtArmor), ford: globalId('EnforcementCase', ford) },
    );
    expect(body.errors).toBeUndefined();
    expect(rig.seacats.calls.flat().sort()).toEqual([ford, mdtArmor].sort());
  });

  it('gathers twenty nodes into one SEACATS call', async () => {
    const fields = Array.from({ length: 20 }, (_, index) => {
      const id = globalId('EnforcementCase', generated(index));
      return `n${index}: node(id: "${id}") { ... on EnforcementCase { kind } }`;
    });
    const { body } = await rig.ask('officer', `{ ${fields.join(' ')} }`);
    expect(body.errors).toBeUndefined();
    expect(rig.seacats.calls).toHaveLength(1);
    expect(rig.seacats.calls[0]).toHaveLength(20);
  });

  it('shares its call with other operations, and shows each what is theirs to see', async () => {
    const query = `{ enforcementCase(caseNumber: "${mdtArmor}") { kind } }`;
    // Slow enough that both are under way at the same time.
    rig.seacats.setMode('GetCases', { mode: 'slow', ms: 500 });
    const [officer, stranger] = await Promise.all([rig.ask('officer', query), rig.ask('stranger', query)]);
    expect(rig.seacats.calls).toHaveLength(1);
    expect(officer.body.data).toEqual({ enforcementCase: { kind: 'LIQUIDATED_DAMAGES' } });
    expect(stranger.body.data).toEqual({ enforcementCase: null });
  });
});

describe('a list whose accounts cannot be read', () => {
  it('says so at each case, so that no case looks like one without an account', async () => {
    await using rig = await startClaimgraph({ settings: { ACCOUNTS_URL: 'http://127.0.0.1:9' } });
    const { body } = await rig.ask(
      'officer',
      `query ($caseNumbers: [CaseNumber!]!) {
         enforcementCases(filter: { caseNumbers: $caseNumbers }) { edges { node { account { name } } } }
       }`,
      { caseNumbers: [generated(0), generated(1), generated(2)] },
    );
    expect(body.data).toEqual({
      enforcementCases: { edges: Array.from({ length: 3 }, () => ({ node: { account: null } })) },
    });
    expect(body.errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual(
      [0, 1, 2].map((index) => [['enforcementCases', 'edges', index, 'node', 'account'], 'ACE_UNAVAILABLE']),
    );
  });
});
