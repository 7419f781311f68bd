import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishedCaseNumbers } from './published-case-numbers.ts';
import { mergedRecord, publishedFile, readPublishedRecords, supplementFile } from './published-records.ts';
import { fileOfThisRoom } from './room.ts';

const records = readPublishedRecords();
const files = readdirSync(fileOfThisRoom('records', 'published'));
const parsed = (kind: string, file: string): unknown =>
  JSON.parse(readFileSync(fileOfThisRoom('records', kind, file), 'utf8'));

const facts = {
  CASE_TYP_CD: { value: 'PN', cite: 'HQ H290000' },
  'PRTY[0].PRTY_NM': { value: 'Importer', cite: 'HQ H290000' },
};
const madeUp = (value: string) => ({ value, synthetic: true as const });
const supplement = {
  CASE_NBR: madeUp('20009901300001-01'),
  REC_VER_NBR: madeUp('1'),
  LAST_CHG_TS: madeUp('2025-01-15T14:30:00Z'),
  CASE_STAT_CD: madeUp('NI'),
  'PRTY[0].PRTY_ROLE_CD': madeUp('PRN'),
};

describe('a published record', () => {
  it('is what the facts and the supplement say, and lists the supplemented fields', () => {
    expect(mergedRecord('P0', facts, supplement)).toEqual({
      CASE_NBR: '20009901300001-01',
      REC_VER_NBR: '1',
      LAST_CHG_TS: '2025-01-15T14:30:00Z',
      CASE_TYP_CD: 'PN',
      CASE_STAT_CD: 'NI',
      OPEN_DT: null,
      IMPR_NBR: null,
      BOND_NBR: null,
      SRTY_CD: null,
      VIOL: [],
      AMTS: null,
      PRTY: [{ PRTY_ROLE_CD: 'PRN', PRTY_NM: 'Importer'.padEnd(35) }],
      SPLM: ['CASE_NBR', 'REC_VER_NBR', 'LAST_CHG_TS', 'CASE_STAT_CD', 'PRTY[0].PRTY_ROLE_CD'],
    });
  });

  it('keeps its facts: a supplement that overrides one is refused, by the field or by its group', () => {
    const overriding = { ...supplement, CASE_TYP_CD: madeUp('LD') };
    expect(() => mergedRecord('P0', facts, overriding)).toThrow('overrides the published fact CASE_TYP_CD');
    const group = { ...supplement, 'PRTY[0]': { value: { PRTY_NM: 'Other' }, synthetic: true as const } };
    expect(() => mergedRecord('P0', facts, group)).toThrow('overrides the published fact PRTY[0].PRTY_NM');
  });

  it('is refused when a field is missing or has a name that the wire does not know', () => {
    const { CASE_STAT_CD: _, ...incomplete } = supplement;
    expect(() => mergedRecord('P0', facts, incomplete)).toThrow(
      'neither a fact nor a supplement for CASE_STAT_CD',
    );
    expect(() => mergedRecord('P0', facts, { ...supplement, CASE_PORT: madeUp('1704') })).toThrow(
      'CASE_PORT',
    );
  });

  it('is cited in every value, and marked in every value that was made up', () => {
    const published = files.map((file) => publishedFile.parse(parsed('published', file)));
    const supplements = files.map((file) => supplementFile.parse(parsed('supplement', file)));
    expect(supplements.map((file) => file.publishedCase)).toEqual(
      published.map((file) => file.publishedCase),
    );
    for (const { sources, facts, amounts, records } of published) {
      const cites = [...facts, ...amounts, ...records.flatMap(({ fields }) => Object.values(fields))];
      const named = cites.map(({ cite }) => cite.replace(/^computed from /, ''));
      expect(Object.keys(sources)).toEqual(expect.arrayContaining([...new Set(named)]));
    }
  });

  it('stands for each published enforcement case, and for no protest and no bill', () => {
    const count = (name: string) => records.filter(({ publishedCase }) => publishedCase === name).length;
    expect([...new Set(records.map(({ publishedCase }) => publishedCase))]).toEqual(
      [1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 15, 17, 18, 19, 20, 21].map((n) => `P${n}`),
    );
    expect([count('P9'), count('P13'), records.length]).toEqual([5, 8, 28]);
  });

  it('has a case number of its own, which no generated case can have', () => {
    expect(new Set(publishedCaseNumbers).size).toBe(28);
    expect(publishedCaseNumbers.filter((number) => number.startsWith('20201704'))).toEqual([]);
  });

  it.each(records)('$name fits the wire formats', ({ publishedCase, record }) => {
    expect(record.CASE_NBR).toMatch(/^\d{14}-01$/);
    expect(record.IMPR_NBR).toBe(`00-${publishedCase.slice(1).padStart(7, '0')}00`);
    expect(record.BOND_NBR ?? ' '.repeat(9)).toHaveLength(9);
    expect(record.SRTY_CD ?? '999').toMatch(/^\d{3}$/);
    expect(record.CASE_TYP_CD).toMatch(/^(SZ|PN|LD)$/);
    expect(record.CASE_STAT_CD).toMatch(/^(UR|JU|LI|CL|FP|DI)$/);
    expect(record.VIOL.map(({ STAT_CD, VIOL_DT }) => `${STAT_CD}|${VIOL_DT ?? ''}`)).toEqual([
      expect.stringMatching(/^\d\dUSC[0-9A-Z ]{7}\|(\d{8})?$/),
    ]);
    expect(record.PRTY.every(({ PRTY_NM }) => PRTY_NM?.length === 35)).toBe(true);
    const sums = Object.values<string | null>({ ...record.AMTS }).filter((sum) => sum !== null);
    expect(sums.every((sum) => /^\d+\.\d{2}$/.test(sum))).toBe(true);
  });

  it('carries the published amounts exactly', () => {
    const assessed = records.map(({ name, record }) => [name, record.AMTS?.ASSESSED_AMT ?? null]);
    expect(Object.fromEntries(assessed)).toMatchObject({
      P2: '21743.00',
      P3: '324540.00',
      P4: null,
      P7: '55636.90',
      P8: null,
      P10: '111500.00',
      P11: '231000.00',
      P15: null,
      P17: '400000.00',
    });
    const horizon = records.find(({ name }) => name === 'P3')?.record.AMTS;
    expect(horizon).toMatchObject({
      MITIGATED_AMT: '85278.00',
      REV_LOSS_AMT: '162270.00',
      OUTSTANDING_AMT: null,
    });
  });

  it('names no private person', () => {
    const names = records
      .find(({ name }) => name === 'P12')
      ?.record.PRTY.map(({ PRTY_NM }) => PRTY_NM?.trim());
    expect(names).toEqual(['Claimant A']);
    const everything = files
      .map((file) => readFileSync(fileOfThisRoom('records', 'published', file), 'utf8'))
      .join();
    expect(everything).not.toMatch(/serrano/i);
  });
});
