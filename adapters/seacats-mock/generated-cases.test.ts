import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountOfGeneratedCase,
  generatedCaseNumber,
  generatedImporterNumber,
  generatedRecord,
  indexOfGeneratedCase,
  mostGeneratedCases,
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

  it('is of the next port from the millionth on', () => {
    const numbers = [999_999, 1_000_000, 1_999_999, 2_000_000, 9_999_999].map(generatedCaseNumber);
    expect(numbers).toEqual([
      '20201704999999-01',
      '20201705000000-01',
      '20201705999999-01',
      '20201706000000-01',
      '20201713999999-01',
    ]);
    expect(generatedRecord('20201705000000-01', 1_000_000, 100_000)).toBeUndefined();
    expect(generatedRecord('20201705000000-01', 1_000_001, 100_000)).toMatchObject({
      CASE_NBR: '20201705000000-01',
    });
  });

  it('is found again by its number, each of the first two million and any other', () => {
    let lost = 0;
    for (let j = 0; j <= 2_000_000; j += 1) if (indexOfGeneratedCase(generatedCaseNumber(j)) !== j) lost += 1;
    expect(lost).toBe(0);
    fc.assert(
      fc.property(fc.nat(mostGeneratedCases - 1), (j) => indexOfGeneratedCase(generatedCaseNumber(j)) === j),
    );
  });

  it('is named only by a number that it could have', () => {
    const near = fc
      .tuple(fc.nat(9999), fc.nat(9999), fc.nat(999_999), fc.nat(99))
      .map(([year, port, n, end]) => {
        const digits = (value: number, count: number) => String(value).padStart(count, '0');
        return `${digits(year, 4)}${digits(port, 4)}${digits(n, 6)}-${digits(end, 2)}`;
      });
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const j = indexOfGeneratedCase(text);
        return j === undefined || generatedCaseNumber(j) === text;
      }),
    );
    expect(
      ['20201703999999-01', '20201714000000-01', '120201704000000-01'].map(indexOfGeneratedCase),
    ).toEqual([undefined, undefined, undefined]);
  });

  it('belongs to account 0 ten thousand times in a million, and about ten times to any other', () => {
    const casesOf = new Uint32Array(100_000);
    for (let j = 0; j < 1_000_000; j += 1) casesOf[accountOfGeneratedCase(j, 100_000)]! += 1;
    expect(casesOf[0]).toBe(10_000);
    // The cases of accounts 100, 200 and so on are every hundredth, which are account 0's: they have none.
    expect(casesOf.filter((count) => count === 0)).toHaveLength(999);
    expect(casesOf.filter((count) => count === 10)).toHaveLength(99_000);
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
      'CASE_NBR REC_VER_NBR LAST_CHG_TS CASE_TYP_CD CASE_STAT_CD OPEN_DT ' +
        'IMPR_NBR BOND_NBR SRTY_CD VIOL[0] AMTS PRTY[0]',
    );
  });
});
