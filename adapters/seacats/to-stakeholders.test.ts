import { describe, expect, it } from 'vitest';
import { accountKeyOf } from './case-record.test-kit.ts';
import { toStakeholders } from './to-stakeholders.ts';

const whom = (IMPR_NBR: string | null, SRTY_CD: string | null) =>
  toStakeholders({ IMPR_NBR, SRTY_CD }, accountKeyOf);

describe('whom a record concerns', () => {
  it.each(['36-123456700', '123-45-6789', '161704-00123'])(
    'is the account of importer number %s, padded or not, without the number itself',
    (number) => {
      const expected = { accountKey: accountKeyOf(number), suretyCode: '999' };
      expect(whom(number, '999')).toEqual(expected);
      expect(whom(`${number}   `, '999  ')).toEqual(expected);
      expect(JSON.stringify(whom(number, '999'))).not.toContain(number);
    },
  );

  it.each([
    ['nil', null],
    ['blank', '            '],
    ['empty', ''],
  ])('is no account and no surety where both are %s', (_how, value) => {
    expect(whom(value, value)).toEqual({ accountKey: null, suretyCode: null });
  });

  it('keeps the leading zeros of a surety code', () => {
    expect(whom(null, '036').suretyCode).toBe('036');
  });

  it.each([
    ['an importer number without suffix', '36-1234567', '999'],
    ['an importer number with O in its suffix', '36-1234567O0', '999'],
    ['an importer number with a blank before it', ' 36-123456700', '999'],
    ['an importer number of zeros without hyphens', '00000000000', null],
    ['a surety code of two digits', '36-123456700', '99'],
    ['a surety code of four digits', '36-123456700', '0999'],
    ['a surety code with a letter', '36-123456700', 'A99'],
  ])('cannot be read from %s, and the reason does not repeat it', (_what, number, surety) => {
    const read = () => whom(number, surety);
    expect(read).toThrow();
    expect(read).not.toThrow(number.trim());
    expect(read).not.toThrow(surety ?? 'no surety');
  });
});
