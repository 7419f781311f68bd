import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountOfGeneratedCase,
  generatedCaseNumber,
  generatedImporterNumber,
} from '#seacats-mock/generated-cases.ts';
import { generatedRecord } from '#seacats-mock/generated-cases.ts';
import { toEntryNumber } from '#ace/entry-number.ts';
import { readImporterNumber } from '#kernel/identifiers.ts';
import {
  assignedImporterNumber,
  caseNumber,
  claimedBond,
  entryNumber,
  importerNumber,
  socialSecurityNumber,
  someCasesOf,
} from './formulas.ts';

describe('what ACE and SEACATS share without sharing code', () => {
  it('is the importer number of every account', () => {
    fc.assert(fc.property(fc.nat(9_999_999), (i) => importerNumber(i) === generatedImporterNumber(i)));
  });

  it('is the number of every case', () => {
    fc.assert(fc.property(fc.nat(9_999_999), (j) => caseNumber(j) === generatedCaseNumber(j)));
  });

  it('is which account a case belongs to, read backwards', () => {
    const accounts = fc.oneof(
      fc.constantFrom(1, 100, 7919, 100_000, 1_000_000),
      fc.integer({ min: 1, max: 1_000_000 }),
    );
    const account = accounts.chain((count) => fc.tuple(fc.nat(count - 1), fc.constant(count)));
    fc.assert(
      fc.property(account, ([i, count]) =>
        someCasesOf(i, count).every((j) => accountOfGeneratedCase(j, count) === i),
      ),
    );
    expect(someCasesOf(0, 100_000)).toHaveLength(10);
    expect(someCasesOf(1, 100_000)).toHaveLength(1);
  });

  it('is the bond on which a case claims', () => {
    const bonds = Array.from({ length: 300 }, (_, j) => claimedBond(j));
    const records = bonds.map((_, j) => generatedRecord(generatedCaseNumber(j), 300, 100));
    expect(bonds.map((bond) => bond?.bondNumber ?? null)).toEqual(records.map((record) => record?.BOND_NBR));
    expect(bonds.map((bond) => bond?.suretyCode ?? null)).toEqual(records.map((record) => record?.SRTY_CD));
  });
});

describe('a made-up number', () => {
  it('has the check digit of the entries whose numbers are published', () => {
    expect(entryNumber('267', 4_221_127)).toBe('267-4221127-4');
    expect(entryNumber('J50', 140_001)).toBe('J50-0140001-7');
  });

  it('is read by the loader: an entry number of any filer', () => {
    const filer = fc.stringMatching(/^[A-Z][0-9A-Z]{2}$/);
    fc.assert(
      fc.property(filer, fc.nat(9_999_999), (letters, sequence) => {
        const number = entryNumber(letters, sequence);
        return toEntryNumber(number) === number;
      }),
    );
  });

  it('is an importer number in each of the two other forms, of no two accounts the same', () => {
    const numbers = Array.from({ length: 1000 }, (_, k) => [
      socialSecurityNumber(k),
      assignedImporterNumber(k),
    ]).flat();
    expect(numbers.map((number) => readImporterNumber(number))).toEqual([...new Set(numbers)]);
  });
});
