import { describe, expect, it } from 'vitest';
import {
  accountOfGeneratedCase,
  generatedCaseNumber,
  generatedImporterNumber,
  generatedRecord,
} from './generated-cases.ts';

const hundred = Array.from({ length: 100 }, (_, j) => generatedRecord(generatedCaseNumber(j), 100, 100));
const cents = (sum: string | null | undefined) => (sum ? Number(sum.replace('.', '')) : null);

describe('a generated case', () => {
  it('has its number and its account by the formula', () => {
    expect(generatedImporterNumber(0)).toBe('10-000000000');
    expect(generatedImporterNumber(90)).toBe('11-000009000');
    expect(generatedCaseNumber(42)).toBe('20201704000042-01');
    expect([0, 1, 99, 100, 101].map((j) => accountOfGeneratedCase(j, 100))).toEqual([0, 19, 81, 0, 19]);
    expect(hundred[1]?.IMPR_NBR).toBe('29-000001900');
  });

  it('does not exist beyond the last one, nor under a number of another form', () => {
    expect(generatedRecord('20201704000100-01', 100, 100)).toBeUndefined();
    expect(generatedRecord('20201704000001-02', 100, 100)).toBeUndefined();
    expect(generatedRecord('20161704200292-01', 100, 100)).toBeUndefined();
  });

  it('can be one of a million, and is made when it is asked for', () => {
    expect(generatedRecord('20201704999999-01', 1_000_000, 100_000)).toMatchObject({
      CASE_NBR: '20201704999999-01',
    });
  });

  it('has money that adds up to the cent', () => {
    const sums = hundred.map((record) => record?.AMTS);
    const due = sums.map(
      (sum) =>
        (cents(sum?.MITIGATED_AMT) ?? cents(sum?.ASSESSED_AMT) ?? NaN) - (cents(sum?.COLLECTED_AMT) ?? NaN),
    );
    expect(sums.map((sum) => cents(sum?.OUTSTANDING_AMT))).toEqual(due);
    const texts = sums.flatMap((sum) => Object.values<string | null>({ ...sum }));
    expect(texts.every((text) => text === null || /^\d+\.\d\d$/.test(text))).toBe(true);
  });

  it('comes in every kind, in many states, and is internal once in fifty', () => {
    const values = (field: 'CASE_TYP_CD' | 'CASE_STAT_CD') => hundred.map((record) => record?.[field]);
    expect(new Set(values('CASE_TYP_CD')).size).toBe(3);
    expect(new Set(values('CASE_STAT_CD')).size).toBeGreaterThan(8);
    expect(values('CASE_STAT_CD').flatMap((state, j) => (state === 'OP' ? [j] : []))).toEqual([49, 99]);
  });

  it('writes a day that is not on file in each of the four ways', () => {
    const days = new Set(hundred.map((record) => record?.VIOL[0]?.VIOL_DT));
    expect([...days]).toEqual(expect.arrayContaining([null, '        ', '00000000', '00010101']));
  });

  it('lists all its fields as supplemented', () => {
    expect(hundred[2]?.SPLM.join(' ')).toBe(
      'CASE_NBR REC_VER_NBR LAST_CHG_TS CASE_TYP_CD CASE_STAT_CD ' +
        'IMPR_NBR BOND_NBR SRTY_CD VIOL[0] AMTS PRTY[0]',
    );
  });
});
