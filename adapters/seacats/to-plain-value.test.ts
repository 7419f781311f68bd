import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOrNull, toCalendarDate, toCents } from './to-plain-value.ts';

describe('a text of SEACATS', () => {
  it.each([
    ['Surety A          ', 'Surety A'],
    ['  indented', '  indented'],
    ['one', 'one'],
    ['two  words ', 'two  words'],
    ['0', '0'],
    ['   ', null],
    ['', null],
    [null, null],
  ])('%j is %j', (padded, text) => {
    expect(textOrNull(padded)).toBe(text);
  });
});

describe('a day of SEACATS', () => {
  it.each([
    ['20160427', '2016-04-27'],
    ['20160229', '2016-02-29'],
    ['00010102', '0001-01-02'],
  ])('%s is %s', (legacy, day) => {
    expect(toCalendarDate(legacy)).toBe(day);
  });

  it.each([
    ['nil', null],
    ['eight blanks', '        '],
    ['zeros', '00000000'],
    ['the first day of year 1', '00010101'],
  ])('written as %s is no day (fault-E16)', (_how, legacy) => {
    expect(toCalendarDate(legacy)).toBeNull();
  });

  it.each([
    ['February 29 of no leap year', '20150229'],
    ['April 31', '20160431'],
    ['month 13', '20161301'],
    ['written the other way round', '27042016'],
    ['a hyphenated day', '2016-04-27'],
    ['seven blanks', '       '],
    ['half a day', '201604  '],
    ['nothing', ''],
  ])('that is %s cannot be read (fault-E16)', (_what, legacy) => {
    expect(() => toCalendarDate(legacy)).toThrow(expect.objectContaining({ code: 'VALUE_MALFORMED' }));
  });
});

describe('an amount of SEACATS', () => {
  it.each([
    ['85278.00', 8_527_800n],
    ['85278.5', 8_527_850n],
    ['85278', 8_527_800n],
    ['0.00', 0n],
    ['0', 0n],
    ['.5', 50n],
    ['5.', 500n],
    ['+12.30', 1_230n],
    ['-12.30', -1_230n],
    ['-.05', -5n],
    ['1.500', 150n],
    ['000000000000085278.00', 8_527_800n],
    ['999999999999999.99', 99_999_999_999_999_999n],
  ])('%s is %s cents (fault-E15)', (decimal, cents) => {
    expect(toCents(decimal)).toBe(cents);
  });

  it('that is nil is no amount, which is not zero', () => {
    expect(toCents(null)).toBeNull();
  });

  it.each([
    '-0',
    '-0.00',
    '1.005',
    '1E3',
    'abc',
    '',
    ' ',
    '.',
    '+',
    '-',
    '12 .30',
    'NaN',
    '1,000.00',
    '9999999999999999',
  ])('%j cannot be read (fault-E15)', (decimal) => {
    expect(() => toCents(decimal)).toThrow(expect.objectContaining({ code: 'VALUE_MALFORMED' }));
  });

  it('is the same however many zeros say nothing (fault-E15)', () => {
    const zeros = fc.nat({ max: 12 }).map((count) => '0'.repeat(count));
    const cents = fc.bigInt({ min: 1n, max: 10n ** 17n - 1n });
    fc.assert(
      fc.property(cents, zeros, zeros, fc.constantFrom('', '+', '-'), (amount, before, after, sign) => {
        const digits = amount.toString().padStart(3, '0');
        const decimal = `${sign}${before}${digits.slice(0, -2)}.${digits.slice(-2)}${after}`;
        expect(toCents(decimal)).toBe(sign === '-' ? -amount : amount);
      }),
    );
  });
});
