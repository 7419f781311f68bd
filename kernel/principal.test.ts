import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believedRoles, type Role } from './principal.ts';

const trade = ['IMPORTER', 'BROKER', 'SURETY', 'ATTORNEY'] as const satisfies readonly Role[];
const internal = [
  'FPF_OFFICER',
  'NATIONAL_ACCOUNT_MANAGER',
  'SUPPLY_CHAIN_SECURITY_SPECIALIST',
  'CENTER_EXPERT',
  'HEADQUARTERS',
  'AUDITOR',
] as const satisfies readonly Role[];

describe('a role', () => {
  it.each(trade)('%s is believed from the issuer of the trade and from no other (fault-B8)', (role) => {
    expect(believedRoles('trade', [role])).toEqual([role]);
    expect(believedRoles('internal', [role])).toEqual([]);
  });

  it.each(internal)('%s is believed from the internal issuer and from no other (fault-B8)', (role) => {
    expect(believedRoles('internal', [role])).toEqual([role]);
    expect(believedRoles('trade', [role])).toEqual([]);
  });

  it('of the trade is all that its issuer can ever give, whatever it claims (fault-B8)', () => {
    const claim = fc.oneof(fc.constantFrom(...trade, ...internal), fc.string());
    fc.assert(
      fc.property(fc.array(claim), (claimed) => {
        const believed = believedRoles('trade', claimed);
        expect(trade).toEqual(expect.arrayContaining(believed));
        expect(claimed).toEqual(expect.arrayContaining(believed));
      }),
    );
  });

  it.each(['OFFICER', 'importer', 'IMPORTER ', 'constructor', '__proto__', ''])(
    'that there is not, %j, is ignored',
    (claimed) => {
      expect(believedRoles('trade', [claimed])).toEqual([]);
      expect(believedRoles('internal', [claimed])).toEqual([]);
    },
  );

  it('claimed twice is one role', () => {
    expect(believedRoles('trade', ['BROKER', 'BROKER'])).toEqual(['BROKER']);
  });
});
