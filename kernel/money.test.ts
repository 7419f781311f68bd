import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centsFrom, decimalFrom } from './money.ts';

const wholeCents = fc.bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n });

describe('an amount of money', () => {
  it.each([
    ['85278', 8_527_800n],
    ['85278.5', 8_527_850n],
    ['85278.00', 8_527_800n],
    ['0', 0n],
    ['0.07', 7n],
    ['-12.30', -1_230n],
    ['007.10', 710n],
    ['999999999999999.99', 99_999_999_999_999_999n],
  ])('of %s dollars is %s cents', (text, cents) => {
    expect(centsFrom(text)).toBe(cents);
  });

  it.each([
    [0n, '0.00'],
    [7n, '0.07'],
    [-7n, '-0.07'],
    [100n, '1.00'],
    [-123_456n, '-1234.56'],
    [99_999_999_999_999_999n, '999999999999999.99'],
  ])('of %s cents is written %s', (cents, text) => {
    expect(decimalFrom(cents)).toBe(text);
  });

  it('comes back as it was written, to the last cent (fault-E15)', () => {
    fc.assert(fc.property(wholeCents, (cents) => centsFrom(decimalFrom(cents)) === cents));
  });

  it.each([
    ['with 17 digits of dollars', '12345678901234567'],
    ['that is a negative zero', '-0'],
    ['that is a negative zero in cents', '-0.00'],
    ['with an exponent', '1E3'],
    ['that is a word', 'abc'],
    ['that is not a number', 'NaN'],
    ['without end', 'Infinity'],
    ['that is blank', ' '],
    ['that is nothing', ''],
    ['with blanks around it', ' 5.00 '],
    ['with a line after it', '5.00\n'],
    ['with a fraction of a cent', '1.005'],
    ['without a digit before the point', '.50'],
    ['without a digit after the point', '5.'],
    ['with a plus', '+5.00'],
    ['with only a sign', '-'],
    ['with a comma between thousands', '85,278.00'],
    ['with a currency', '$5.00'],
    ['in hexadecimal', '0x10'],
    ['in digits of another script', '٥٠'],
  ])('%s is refused (fault-E15)', (_what, text) => {
    expect(() => centsFrom(text)).toThrow(expect.objectContaining({ code: 'VALUE_MALFORMED' }));
  });
});
