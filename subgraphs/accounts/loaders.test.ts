import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import {
  aGrant,
  anAccountKey,
  anAssignment,
  aPosting,
  aPrincipal,
  chargesFrom,
  type KnownAuthority,
} from '#kernel/standing.test-kit.ts';
import { aFetch, anAccount, aPartnership, registersWith } from './account.test-kit.ts';

const own = anAccount('a');
const foreign = anAccount('b');
const holdings = {
  accounts: [own, foreign],
  partnerships: { [own.accountKey]: [aPartnership()], [foreign.accountKey]: [aPartnership()] },
};
const assignments = {
  'account-a': [anAssignment('NATIONAL_ACCOUNT_MANAGER', 'somebody'), anAssignment('CENTER', '003')],
  'account-b': [anAssignment('NATIONAL_ACCOUNT_MANAGER', 'somebody else')],
};
const known: Partial<KnownAuthority> = {
  grants: {
    somebody: [
      aGrant('OWNER'),
      aGrant('BROKER_WITH_POWER_OF_ATTORNEY'),
      aGrant('SURETY'),
      aGrant('ATTORNEY_OF_RECORD'),
    ],
  },
  postings: { somebody: [aPosting('003')] },
  charges: Object.fromEntries(chargesFrom(assignments)),
  assignments,
};
const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');

describe.each([
  'IMPORTER',
  'BROKER',
  'SURETY',
  'ATTORNEY',
  'NATIONAL_ACCOUNT_MANAGER',
  'CENTER_EXPERT',
] as const)('%s', (role) => {
  it('finds an own account by key and by number; another’s is as missing as one that is not (fault-C1)', async () => {
    const { loaders, disclosures } = aFetch(aPrincipal(role), registersWith(holdings), known);
    const keys = [own.accountKey, foreign.accountKey, anAccountKey('account-c')];
    expect(await loaders.accountByKey.loadMany(keys)).toEqual([own, null, null]);
    expect(await loaders.accountByNumber.loadMany(['A-a', 'A-b', 'A-c'])).toEqual([own, null, null]);
    expect(disclosures.entries()).toEqual([{ action: 'READ_ACCOUNT', type: 'TradeAccount', key: 'A-a' }]);
  });

  it('is refused own, another’s and missing accounts alike while authority is not known (fault-C1)', async () => {
    for (const letter of ['a', 'b', 'c']) {
      const { loaders, disclosures } = aFetch(aPrincipal(role), registersWith(holdings), { failure: gone });
      expect(await loaders.accountByNumber.loadMany([`A-${letter}`])).toEqual([gone]);
      expect(await loaders.accountByKey.loadMany([anAccountKey(`account-${letter}`)])).toEqual([gone]);
      expect(disclosures.entries()).toEqual([]);
    }
  });
});

describe('the standing of an account', () => {
  it.each(['IMPORTER', 'BROKER', 'NATIONAL_ACCOUNT_MANAGER', 'CENTER_EXPERT', 'HEADQUARTERS'] as const)(
    'is there for %s, and recorded as shown',
    async (role) => {
      const { loaders, disclosures } = aFetch(aPrincipal(role), registersWith(holdings), known);
      expect(await loaders.partnerships.load(own)).toEqual([aPartnership()]);
      expect(await loaders.assignments.load(own)).toEqual(assignments['account-a']);
      expect(disclosures.entries()).toEqual([
        { action: 'READ_ACCOUNT_STANDING', type: 'TradeAccount', key: 'A-a' },
      ]);
    },
  );

  it.each(['SURETY', 'ATTORNEY'] as const)(
    'is nothing for %s, who may see the account, and is not even read',
    async (role) => {
      const registers = registersWith(holdings);
      const { loaders, disclosures } = aFetch(aPrincipal(role), registers, known);
      expect(await loaders.partnerships.load(own)).toBeNull();
      expect(await loaders.assignments.load(own)).toBeNull();
      expect(registers.asked).toEqual([['partnershipsOf', []]]);
      expect(disclosures.entries()).toEqual([]);
    },
  );

  it('is read for many accounts in one question', async () => {
    const registers = registersWith(holdings);
    const { loaders } = aFetch(aPrincipal('AUDITOR'), registers, known);
    await loaders.partnerships.loadMany([own, foreign]);
    expect(registers.asked).toEqual([['partnershipsOf', [own.accountKey, foreign.accountKey]]]);
  });

  it('cannot be told while its register does not answer', async () => {
    const { loaders } = aFetch(aPrincipal('AUDITOR'), registersWith({ ...holdings, failure: gone }), known);
    await expect(loaders.partnerships.load(own)).rejects.toBe(gone);
  });
});

describe('many accounts', () => {
  it('come in one question', async () => {
    const registers = registersWith(holdings);
    await aFetch(aPrincipal('AUDITOR'), registers).loaders.accountByNumber.loadMany(['A-a', 'A-b', 'A-c']);
    expect(registers.asked).toEqual([['accountsByNumber', ['A-a', 'A-b', 'A-c']]]);
  });
});

describe('an officer', () => {
  const nam = { officerId: 'somebody', name: 'NAM A', title: null, portCode: null, centerCode: null };
  const other = { ...nam, officerId: 'somebody else' };
  const registers = () => registersWith({ ...holdings, officers: [nam, other] });

  it('is found by id by customs’ own people', async () => {
    const { loaders } = aFetch(aPrincipal('AUDITOR'), registers());
    expect(await loaders.officerById.loadMany(['somebody', 'somebody else', 'nobody'])).toEqual([
      nam,
      other,
      null,
    ]);
  });

  it('is found by id by the trade when looking after its account, and else is as missing (fault-C1)', async () => {
    const { loaders, disclosures } = aFetch(aPrincipal('IMPORTER'), registers(), known);
    expect(await loaders.officerById.loadMany(['somebody', 'somebody else', 'nobody'])).toEqual([
      nam,
      null,
      null,
    ]);
    expect(disclosures.entries()).toEqual([
      { action: 'READ_ACCOUNT_STANDING', type: 'Officer', key: 'somebody' },
    ]);
  });

  it.each(['SURETY', 'ATTORNEY'] as const)(
    'is not found by %s, who sees no account’s standing',
    async (role) => {
      const { loaders } = aFetch(aPrincipal(role), registers(), known);
      expect(await loaders.officerById.load('somebody')).toBeNull();
    },
  );

  it('is refused like one who is not, while authority is not known (fault-C1)', async () => {
    for (const officerId of ['somebody', 'somebody else', 'nobody']) {
      const { loaders } = aFetch(aPrincipal('IMPORTER'), registers(), { failure: gone });
      await expect(loaders.officerById.load(officerId)).rejects.toBe(gone);
    }
  });
});
