import { describe, expect, it } from 'vitest';
import { BadRow } from './bad-row.ts';
import { toEntryNumber } from './entry-number.ts';
import type { Reading } from './extract-kinds.ts';
import { maskCell, maskImporterCell, toShownImporterNumber } from './mask.ts';
import { readCell } from './read-cell.ts';

const read = (reading: Reading, cell: string) => readCell({ header: 'Cell', required: true, reading }, cell);

describe('a cell', () => {
  it.each<[Reading, string, string]>([
    ['accountNumber', ' ACE2000017 ', 'ACE2000017'],
    ['importerNumber', '12-3456789AB', '12-3456789AB'],
    ['importerNumber', '123-45-6789', '123-45-6789'],
    ['importerNumber', '161704-00001', '161704-00001'],
    ['identifier', '240000000', '240000000'],
    ['text', 'Acme\r\n  Tools', 'Acme Tools'],
    ['day', '05/06/2016', '2016-05-06'],
    ['money', '85278.5', '8527850'],
    ['yesOrNo', 'y', 'true'],
    ['caseNumber', '2016-1704-200292-01', '20161704200292-01'],
    ['entryNumber', '26742211274', '267-4221127-4'],
    [{ words: { 'Tier 1': 'TIER_1' } }, 'TIER 1', 'TIER_1'],
    [{ listOf: { Importer: 'IMPORTER', Broker: 'BROKER' } }, 'broker; Importer', 'BROKER;IMPORTER'],
  ])('of %j reads %j', (reading, cell, value) => {
    expect(read(reading, cell)).toBe(value);
  });

  it.each<[Reading, string]>([
    ['accountNumber', '123-45-6789'],
    ['importerNumber', '12-34567890O'],
    ['importerNumber', '12-3456789I0'],
    ['importerNumber', '12-3456789ZZ'],
    ['importerNumber', '123456789'],
    ['identifier', 'two words'],
    ['identifier', '123-45-6789'],
    ['text', 'Person, 123-45-6789'],
    ['text', 'Person 123456789'],
    ['text', 'a bell \u0007'],
    ['text', 'x'.repeat(201)],
    ['day', '2016-02-30'],
    ['day', '06.05.2016'],
    ['money', '-1.00'],
    ['money', '1.005'],
    ['money', '1e6'],
    ['count', '1.5'],
    ['fiscalYear', '16'],
    ['yesOrNo', 'perhaps'],
    ['portCode', '170'],
    ['centerCode', '011'],
    ['entryNumber', '267-4221127-5'],
    [{ words: { 'Tier 1': 'TIER_1' } }, 'Tier 4'],
    [{ words: { 'Tier 1': 'TIER_1' } }, 'constructor'],
    ['text', ' '],
  ])('of %j does not read %j, and the reason names the column alone', (reading, cell) => {
    const reason = (() => {
      try {
        return read(reading, cell);
      } catch (problem) {
        return problem;
      }
    })();
    expect(reason).toBeInstanceOf(BadRow);
    expect(String(reason)).toMatch(/Cell/);
    expect(String(reason)).not.toMatch(/6789/);
  });
});

describe('what is shown', () => {
  it('of an importer number is all, but of a Social Security number the last four digits', () => {
    expect(['12-3456789AB', '161704-00001', '123-45-6789'].map(toShownImporterNumber)).toEqual([
      '12-3456789AB',
      '161704-00001',
      '***-**-6789',
    ]);
  });

  it.each(['123-45-6789', '123 45 6789', '123456789', 'at 123.45.6789 or so', '12-34-56789'])(
    'of %j in quarantine is none of its digits',
    (cell) => {
      expect(maskCell(cell)).not.toMatch(/\d/);
    },
  );

  it('of an importer number that cannot be read is nothing', () => {
    expect(['123-45-678', '12345678O', '12-3456789AB'].map(maskImporterCell)).toEqual([
      '***-**-***',
      '*********',
      '12-3456789AB',
    ]);
  });
});

describe('an entry number', () => {
  it.each(['267-4221127-4', 'J50-0140001-7'])('%s has its check digit', (entryNumber) => {
    expect(toEntryNumber(entryNumber)).toBe(entryNumber);
  });

  it('has no other check digit', () => {
    const others = [0, 1, 2, 3, 5, 6, 7, 8, 9].map((digit) => toEntryNumber(`267-4221127-${digit}`));
    expect(others).toEqual(others.map(() => null));
  });
});
