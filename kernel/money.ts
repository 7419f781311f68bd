import { Failure } from './failure.ts';

/** An amount of US dollars in whole cents. */
export type Cents = bigint;

/**
 * Reads dollars written as a decimal with at most two digits after the point, such as `85278`, `85278.5` or `85278.00`.
 * Throws VALUE_MALFORMED for exponents, blanks, signs without digits and fractions of a cent, and for a negative zero,
 * which only a float that was rounded writes.
 */
export function centsFrom(text: string): Cents {
  const parts = /^(?!-[0.]+$)(-?)(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts)
    throw new Failure(
      'VALUE_MALFORMED',
      'expected dollars as a decimal with at most two digits after the point',
    );
  const [, sign = '', dollars = '', cents = ''] = parts;
  const amount = BigInt(dollars) * 100n + BigInt(cents.padEnd(2, '0'));
  return sign === '-' ? -amount : amount;
}

/** Writes whole cents as a decimal string with two digits after the point. */
export function decimalFrom(amount: Cents): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
