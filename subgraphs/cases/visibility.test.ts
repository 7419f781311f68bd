import { describe, expect, it } from 'vitest';
import type { Role } from '#kernel/principal.ts';
import {
  aCaseNumber,
  aGrant,
  anAccountKey,
  anAssignment,
  aPrincipal,
  aStanding,
  chargesFrom,
} from '#kernel/standing.test-kit.ts';
import { aCase, anUnreadableCase } from './case.test-kit.ts';
import type { CaseState } from './domain.ts';
import { learnsOfUnreadable, visibleCase } from './visibility.ts';

const number = '20161704200292-01';
const officer = aStanding(aPrincipal('FPF_OFFICER'));
const importer = aStanding(aPrincipal('IMPORTER'), { grants: [aGrant('OWNER')] });
const surety = aStanding(aPrincipal('SURETY'), { grants: [aGrant('SURETY')] });
const attorney = aStanding(aPrincipal('ATTORNEY'), { grants: [aGrant('ATTORNEY_OF_RECORD')] });
const stranger = aStanding(aPrincipal('IMPORTER'));
const nam = aStanding(aPrincipal('NATIONAL_ACCOUNT_MANAGER'), {
  charges: chargesFrom({ 'account-a': [anAssignment('NATIONAL_ACCOUNT_MANAGER', 'somebody')] }),
});

describe('a case', () => {
  it.each([
    ['the officer', officer],
    ['its importer', importer],
    ['its attorney', attorney],
    ['the manager of its account', nam],
  ])('is whole for %s', (_who, standing) => {
    expect(visibleCase(standing, aCase(number))).toEqual(aCase(number));
  });

  it('names only the principal and the surety to its surety (fault-C24)', () => {
    expect(visibleCase(surety, aCase(number))).toEqual(
      aCase(number, {
        parties: [
          { role: 'PRINCIPAL', name: 'Principal' },
          { role: 'SURETY', name: 'Surety A' },
        ],
      }),
    );
  });

  it('does not exist for a stranger', () => {
    expect(visibleCase(stranger, aCase(number))).toBeNull();
  });

  const inside: CaseState[] = ['INCIDENT_RECORDED', 'DRAFT', 'OPEN'];
  it.each(inside)('that is %s does not exist for the trade, and does for customs', (state) => {
    const found = aCase(number, { state });
    expect([importer, surety, attorney].map((standing) => visibleCase(standing, found))).toEqual([
      null,
      null,
      null,
    ]);
    expect([officer, nam].map((standing) => visibleCase(standing, found))).toEqual([found, found]);
  });

  const noticed: CaseState[] = [
    'PREPENALTY_ISSUED',
    'PREPENALTY_ANSWERED',
    'NOTICE_ISSUED',
    'STAYED',
    'CLOSED',
  ];
  it.each(noticed)('that is %s is there for its importer', (state) => {
    expect(visibleCase(importer, aCase(number, { state }))).toEqual(aCase(number, { state }));
  });

  it('without an importer number is there for those who see all, and its surety', () => {
    const found = aCase(number, { stakeholders: { accountKey: null, suretyCode: '999' } });
    expect(visibleCase(officer, found)).toEqual(found);
    expect(visibleCase(surety, found)).not.toBeNull();
    expect([importer, nam].map((standing) => visibleCase(standing, found))).toEqual([null, null]);
  });
});

describe('that a record cannot be read', () => {
  const learn = (standings: readonly (typeof officer)[], known: Parameters<typeof anUnreadableCase>[1]) =>
    standings.map((standing) => learnsOfUnreadable(standing, aCaseNumber(), anUnreadableCase(number, known)));
  const ofAccountA = { accountKey: anAccountKey(), suretyCode: '999' };

  it('is told to those who see all, whatever is known of it', () => {
    const overseers = (['FPF_OFFICER', 'HEADQUARTERS', 'AUDITOR'] satisfies Role[]).map((role) =>
      aStanding(aPrincipal(role)),
    );
    expect(learn(overseers, {})).toEqual([true, true, true]);
    expect(learn(overseers, { stakeholders: ofAccountA, state: 'DRAFT' })).toEqual([true, true, true]);
  });

  it('is told to nobody else when it is not known whom it concerns', () => {
    expect(learn([importer, surety, attorney, nam, stranger], { state: 'UNDER_REVIEW' })).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is told to those whom it concerns', () => {
    const known = { stakeholders: ofAccountA, state: 'UNDER_REVIEW' as const };
    expect(learn([importer, surety, attorney, nam], known)).toEqual([true, true, true, true]);
    expect(learn([stranger], known)).toEqual([false]);
  });

  it.each(['DRAFT', null] as const)(
    'is not told to the trade when it may be inside customs: state %s',
    (state) => {
      const known = { stakeholders: ofAccountA, state };
      expect(learn([importer, surety, attorney], known)).toEqual([false, false, false]);
      expect(learn([nam], known)).toEqual([true]);
    },
  );
});
