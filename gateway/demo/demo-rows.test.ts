import { describe, expect, it } from 'vitest';
import { generatedCaseNumber, generatedRecord } from '#seacats-mock/generated-cases.ts';
import { demoRows, generatedCounts } from './demo-rows.ts';

const rows = demoRows(new Date('2026-01-01T00:00:00Z'));
const records = Array.from({ length: generatedCounts.cases }, (_, index) =>
  generatedRecord(generatedCaseNumber(index), generatedCounts.cases, generatedCounts.accounts),
);
const noticed = records.flatMap((record) => (record && record.CASE_STAT_CD !== 'OP' ? [record] : []));
const suretyCodes = noticed.map(({ CASE_NBR, SRTY_CD }) => [CASE_NBR, SRTY_CD]);

describe.each(['trade_portal.submission', 'trade_portal.message'] as const)('the generated %ss', (table) => {
  const generated = rows[table].filter(({ case_number: number }) => number.startsWith('20201704'));

  it('name the surety of SEACATS’s record, and stand for no case that is still internal', () => {
    expect(noticed).toHaveLength(98);
    expect(generated.map((row) => [row.case_number, row.surety_code])).toEqual(suretyCodes);
  });
});
