import { describe, expect, it } from 'vitest';
import {
  aCaseRecord,
  accountKeyOf,
  anAmountsRecord,
  aPartyRecord,
  aViolationRecord,
  translation,
} from './case-record.test-kit.ts';
import { kinds, partyRoles, states, statutes } from './codes.ts';
import { toEnforcementCase } from './to-enforcement-case.ts';
import type { CaseRecord } from './wire.ts';

const read = (change: Partial<CaseRecord> = {}) => toEnforcementCase(aCaseRecord(change), translation);

describe('a record of SEACATS', () => {
  it('is a case, field by field', () => {
    expect(read()).toEqual({
      caseNumber: '20161704200292-01',
      kind: 'LIQUIDATED_DAMAGES',
      state: 'UNDER_REVIEW',
      openedOn: '2016-04-27',
      violations: [
        {
          statute: 'USC_19_1623',
          citation: '19 USC 1623; 19 CFR 113.62',
          occurredOn: '2016-04-27',
          description: 'Merchandise not redelivered',
        },
      ],
      amounts: {
        assessed: 8_527_800n,
        mitigated: 100_050n,
        collected: 0n,
        outstanding: 8_527_800n,
        lossOfRevenue: null,
      },
      parties: [{ role: 'PRINCIPAL', name: 'Importer Inc.' }],
      stakeholders: { accountKey: accountKeyOf('36-123456700'), suretyCode: '999' },
      bondNumber: '017447',
      recordVersion: 3n,
      changedAt: '2016-05-06T14:30:00.000Z',
      source: { system: 'SEACATS', asOf: '2026-01-15T17:00:00.000Z', freshness: 'LIVE', synthetic: false },
    });
  });

  it('without what may be missing is a case without it', () => {
    const bare = { IMPR_NBR: null, BOND_NBR: '         ', SRTY_CD: null, VIOL: [], AMTS: null, PRTY: [] };
    expect(read(bare)).toMatchObject({
      violations: [],
      amounts: null,
      parties: [],
      stakeholders: { accountKey: null, suretyCode: null },
      bondNumber: null,
    });
  });

  it('whose gaps were filled says so', () => {
    expect(read({ SPLM: { FLD_NM: ['ASSESSED_AMT'] } }).source.synthetic).toBe(true);
  });

  it('keeps a version beyond what a float can count', () => {
    expect(read({ REC_VER_NBR: '9007199254740993' }).recordVersion).toBe(9_007_199_254_740_993n);
  });

  it('keeps the order of violations and parties', () => {
    const { violations, parties } = read({
      VIOL: [aViolationRecord({ STAT_CD: '19USC1592' }), aViolationRecord()],
      PRTY: [aPartyRecord({ PRTY_ROLE_CD: 'SRT' }), aPartyRecord()],
    });
    expect(violations.map(({ statute }) => statute)).toEqual(['USC_19_1592', 'USC_19_1623']);
    expect(parties.map(({ role }) => role)).toEqual(['SURETY', 'PRINCIPAL']);
  });

  it.each([
    ['nil', null],
    ['blanks', '        '],
    ['the first day of year 1', '00010101'],
  ])('has no day of violation where there is %s (fault-E16)', (_what, VIOL_DT) => {
    expect(read({ VIOL: [aViolationRecord({ VIOL_DT })] }).violations[0]?.occurredOn).toBeNull();
  });

  it('has a party without a name where the name is blank', () => {
    expect(read({ PRTY: [aPartyRecord({ PRTY_NM: '   ' })] }).parties[0]?.name).toBeNull();
  });

  it('owes zero where SEACATS says zero, and nothing known where it says nil', () => {
    const { amounts } = read({ AMTS: anAmountsRecord({ ASSESSED_AMT: '0.00', MITIGATED_AMT: null }) });
    expect(amounts).toMatchObject({ assessed: 0n, mitigated: null });
  });
});

describe('every code of SEACATS', () => {
  it.each([...kinds])('for a type, %s, padded or not, is %s', (code, kind) => {
    expect(read({ CASE_TYP_CD: code }).kind).toBe(kind);
    expect(read({ CASE_TYP_CD: `${code}  ` }).kind).toBe(kind);
  });

  it.each([...states])('for a state, %s, is %s', (code, state) => {
    expect(read({ CASE_STAT_CD: `${code} ` }).state).toBe(state);
  });

  it.each([...partyRoles])('for a role, %s, is %s', (code, role) => {
    expect(read({ PRTY: [aPartyRecord({ PRTY_ROLE_CD: `${code} ` })] }).parties[0]?.role).toBe(role);
  });

  it.each([...statutes])('for a statute, %s, is %s', (code, statute) => {
    expect(read({ VIOL: [aViolationRecord({ STAT_CD: `${code}   ` })] }).violations[0]?.statute).toBe(
      statute,
    );
  });
});

describe('a record cannot be read', () => {
  it.each<[string, Partial<CaseRecord>, string]>([
    ['of an unknown type', { CASE_TYP_CD: 'XX' }, 'an unknown case type XX'],
    ['of a type in small letters', { CASE_TYP_CD: 'ld' }, 'an unknown case type ld'],
    ['of a type that is blank', { CASE_TYP_CD: '  ' }, 'an unknown case type '],
    [
      'of a type that every object inherits',
      { CASE_TYP_CD: 'constructor' },
      'an unknown case type constructor',
    ],
    ['of an unknown state', { CASE_STAT_CD: 'Z9' }, 'an unknown case state Z9'],
    ['with an unknown role', { PRTY: [aPartyRecord({ PRTY_ROLE_CD: 'XXX' })] }, 'an unknown party role XXX'],
    [
      'with an unknown statute',
      { VIOL: [aViolationRecord({ STAT_CD: '1USC1' })] },
      'an unknown statute 1USC1',
    ],
    [
      'with a code that goes on and on',
      { CASE_TYP_CD: 'X'.repeat(500) },
      `an unknown case type ${'X'.repeat(20)}`,
    ],
  ])('%s, and it is said why', (_what, change, reason) => {
    expect(() => read(change)).toThrow(new Error(reason));
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['with a violation on a day that is none', { VIOL: [aViolationRecord({ VIOL_DT: '20150229' })] }],
    ['with a fraction of a cent', { AMTS: anAmountsRecord({ ASSESSED_AMT: '1.005' }) }],
    ['with more than the largest amount', { AMTS: anAmountsRecord({ ASSESSED_AMT: '1'.repeat(17) }) }],
    ['changed at a time without a zone (fault-E16)', { LAST_CHG_TS: '2016-05-06T10:30:00' }],
    ['with an importer number that is none', { IMPR_NBR: '36-1234567' }],
    ['with a surety code that is none', { SRTY_CD: '9' }],
  ])('%s', (_what, change) => {
    expect(() => read(change)).toThrow();
  });
});
