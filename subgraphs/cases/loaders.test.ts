import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import type { Principal } from '#kernel/principal.ts';
import {
  aCaseNumber,
  aGrant,
  anAccountKey,
  anAssignment,
  aPrincipal,
  chargesFrom,
  type KnownAuthority,
} from '#kernel/standing.test-kit.ts';
import { aCase, aCaseRegister, aFetch, anUnreadableCase } from './case.test-kit.ts';

const own = aCaseNumber('20161704200292-01');
const foreign = aCaseNumber('20161704200292-02');
const missing = aCaseNumber('20161704200292-03');
const unreadable = aCaseNumber('20161704200292-04');
const ofAccountB = { accountKey: anAccountKey('account-b'), suretyCode: '998' };
const broken = anUnreadableCase(unreadable);
const records = {
  [own]: aCase(own),
  [foreign]: aCase(foreign, { stakeholders: ofAccountB }),
  [unreadable]: broken,
};

const importer = aPrincipal('IMPORTER');
const nam = aPrincipal('NATIONAL_ACCOUNT_MANAGER');
const expert = aPrincipal('CENTER_EXPERT');
const authority: Partial<KnownAuthority> = {
  grants: { somebody: [aGrant('OWNER')] },
  charges: Object.fromEntries(
    chargesFrom({
      'account-a': [anAssignment('NATIONAL_ACCOUNT_MANAGER', 'somebody'), anAssignment('CENTER', '003')],
    }),
  ),
  postings: { somebody: [{ centerCode: '003', from: aGrant('OWNER').from, to: null }] },
};

describe('cases by number', () => {
  it('come in one call for the numbers of a moment', async () => {
    const register = aCaseRegister(records);
    const { loaders } = aFetch(aPrincipal('FPF_OFFICER'), register);
    const numbers = [own, missing, foreign];
    const found = await Promise.all(numbers.map((number) => loaders.enforcementCase.load(number)));
    expect(found).toEqual([records[own], null, records[foreign]]);
    expect(register.asked).toEqual([numbers]);
  });

  it('come a hundred at a time', async () => {
    const register = aCaseRegister({});
    const numbers = Array.from({ length: 101 }, (_, index) =>
      aCaseNumber(`20161704${String(index).padStart(6, '0')}-01`),
    );
    await aFetch(aPrincipal('FPF_OFFICER'), register).loaders.enforcementCase.loadMany(numbers);
    expect(register.asked.map(({ length }) => length)).toEqual([100, 1]);
  });

  it.each([
    ['an importer', importer],
    ['the manager of an account', nam],
    ['an expert of a Center', expert],
  ])(
    'give %s what is theirs, and of what is another’s as much as of what is missing (fault-C1)',
    async (_who, somebody) => {
      const { loaders, disclosures } = aFetch(somebody, aCaseRegister(records), authority);
      expect(await loaders.enforcementCase.loadMany([own, foreign, missing, unreadable])).toEqual([
        records[own],
        null,
        null,
        null,
      ]);
      expect(disclosures.entries()).toEqual([
        { action: 'READ_CASE', type: 'EnforcementCase', key: own },
        { action: 'READ_CASE_PARTIES', type: 'EnforcementCase', key: own },
      ]);
    },
  );

  it('fail one by one for those who may know that they are there', async () => {
    const { loaders, disclosures } = aFetch(aPrincipal('AUDITOR'), aCaseRegister(records));
    const [found, failure] = await loaders.enforcementCase.loadMany([own, unreadable]);
    expect(found).toEqual(records[own]);
    expect(failure).toBe(broken.failure);
    expect(new Set(disclosures.entries().map(({ key }) => key))).toEqual(new Set([own]));
  });

  it('fail all alike when the register of cases does not answer', async () => {
    const gone = new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer GetCases');
    const { loaders } = aFetch(importer, aCaseRegister(records, gone), authority);
    expect(await loaders.enforcementCase.loadMany([own, foreign, missing])).toEqual([gone, gone, gone]);
  });
});

describe('while the register of authority does not answer', () => {
  const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');
  const alone = async (principal: Principal, number: typeof own, known: Partial<KnownAuthority>) => {
    const { loaders, disclosures } = aFetch(principal, aCaseRegister(records), known);
    const [answer] = await loaders.enforcementCase.loadMany([number]);
    return { answer, disclosed: disclosures.entries() };
  };

  it.each([
    ['an importer', importer],
    ['the manager of an account', nam],
    ['an expert of a Center', expert],
  ])(
    '%s is refused what is theirs, another’s, unreadable and missing alike (fault-C1)',
    async (_who, somebody) => {
      for (const number of [own, foreign, unreadable, missing]) {
        expect(await alone(somebody, number, { failure: gone })).toEqual({ answer: gone, disclosed: [] });
      }
    },
  );

  it('the officer, who needs no right from it, goes on', async () => {
    const { answer } = await alone(aPrincipal('FPF_OFFICER'), own, { failure: gone });
    expect(answer).toEqual(records[own]);
  });
});
