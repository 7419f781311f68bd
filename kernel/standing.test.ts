import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import type { Role } from './principal.ts';
import { createStandingReader } from './standing.ts';
import {
  aClock,
  aGrant,
  anAccountKey,
  anAssignment,
  anAuthorityRegister,
  aPosting,
  aPrincipal,
  chargesFrom,
  type KnownAuthority,
} from './standing.test-kit.ts';
import { readCalendarDate } from './calendar.ts';

const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');

function aReader(known: Partial<KnownAuthority> = {}, moment?: string) {
  const register = anAuthorityRegister(known);
  return { register, standingOf: createStandingReader(register, aClock(moment)) };
}

describe('a standing', () => {
  it.each(['IMPORTER', 'BROKER', 'SURETY', 'ATTORNEY'] as const)(
    'of %s has the grants of the subject',
    async (role) => {
      const grants = [aGrant('OWNER'), aGrant('SURETY')];
      const { register, standingOf } = aReader({ grants: { somebody: grants } });
      const principal = aPrincipal(role);
      expect(await standingOf(principal)).toEqual({
        principal,
        today: '2026-01-15',
        grants,
        postings: [],
        charges: new Map(),
      });
      expect(register.asked).toEqual([['grants', ['somebody']]]);
    },
  );

  it.each(['NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST'] as const)(
    'of %s has the accounts in their own charge',
    async (role) => {
      const charges = chargesFrom({ 'account-a': [anAssignment(role, 'somebody')] });
      const { register, standingOf } = aReader({ charges: Object.fromEntries(charges) });
      expect((await standingOf(aPrincipal(role))).charges).toEqual(charges);
      expect(register.asked).toEqual([['charges', ['somebody']]]);
    },
  );

  it('of a Center’s expert has the accounts of the Centers where they work today', async () => {
    const charges = chargesFrom({ 'account-a': [anAssignment('CENTER', '003')] });
    const past = aPosting('004', { to: readCalendarDate('2026-01-14') });
    const { register, standingOf } = aReader({
      postings: { somebody: [aPosting('003'), past] },
      charges: Object.fromEntries(charges),
    });
    expect((await standingOf(aPrincipal('CENTER_EXPERT'))).charges).toEqual(charges);
    expect(register.asked).toEqual([
      ['postings', ['somebody']],
      ['charges', ['003']],
    ]);
  });

  it.each(['FPF_OFFICER', 'HEADQUARTERS', 'AUDITOR'] as const)(
    'of %s needs nothing of the register, and so not the register either',
    async (role) => {
      const { register, standingOf } = aReader({ failure: gone });
      expect(await standingOf(aPrincipal(role))).toMatchObject({ grants: [], postings: [] });
      expect(register.asked).toEqual([]);
    },
  );

  it('of somebody of whom the register knows nothing is empty', async () => {
    const { standingOf } = aReader();
    expect(await standingOf(aPrincipal('CENTER_EXPERT'))).toMatchObject({
      grants: [],
      postings: [],
      charges: new Map(),
    });
  });

  it('of an internal user has no grants, even when the same subject id has some in the trade', async () => {
    const { standingOf } = aReader({ grants: { somebody: [aGrant('OWNER')] } });
    expect((await standingOf(aPrincipal('NATIONAL_ACCOUNT_MANAGER'))).grants).toEqual([]);
  });

  it('is as of the day in Washington', async () => {
    const { standingOf } = aReader({}, '2026-01-15T04:30:00Z');
    expect((await standingOf(aPrincipal('IMPORTER'))).today).toBe('2026-01-14');
  });

  it.each(['IMPORTER', 'NATIONAL_ACCOUNT_MANAGER', 'CENTER_EXPERT'] satisfies Role[])(
    'of %s cannot be had when the register does not answer',
    async (role) => {
      const { standingOf } = aReader({ failure: gone });
      await expect(standingOf(aPrincipal(role))).rejects.toBe(gone);
    },
  );

  it.each<[Role, Partial<KnownAuthority>]>([
    ['BROKER', { grants: { somebody: gone } }],
    ['NATIONAL_ACCOUNT_MANAGER', { charges: { somebody: gone } }],
    ['CENTER_EXPERT', { postings: { somebody: gone } }],
    ['CENTER_EXPERT', { postings: { somebody: [aPosting('003')] }, charges: { '003': gone } }],
  ])('of %s cannot be had when the register fails for them alone: %o', async (role, known) => {
    await expect(aReader(known).standingOf(aPrincipal(role))).rejects.toBe(gone);
  });

  it('is asked for in the same words whether or not anything is there (fault-C10)', async () => {
    const knows = aReader({ charges: { somebody: new Map([[anAccountKey(), []]]) } });
    const knowsNothing = aReader();
    const nam = aPrincipal('NATIONAL_ACCOUNT_MANAGER');
    await knows.standingOf(nam);
    await knowsNothing.standingOf(nam);
    expect(knows.register.asked).toEqual(knowsNothing.register.asked);
  });
});
