import type { ScalarShape } from './xml-shape.ts';

/** Either the exact text of a scalar, or what is wrong with it (without repeating it: it may be a person's). */
export type Lexical = { readonly text: string } | { readonly wrong: string };

const maxDigits = 38;
const decimalForm = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const longForm = /^[+-]?[0-9]+$/;
const dateTimeForm =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/;
const negativeZero = /^-[0.]+$/;
const smallestLong = -(2n ** 63n);
const largestLong = 2n ** 63n - 1n;

const patterns = new Map<string, RegExp>();

function matches(pattern: string, chars: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) patterns.set(pattern, (compiled = new RegExp(`^(?:${pattern})$`, 'u')));
  return compiled.test(chars);
}

// XML Schema lets surrounding white space stand around numbers and times, but not in texts.
const collapsed = (chars: string): string => chars.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/**
 * Checks the text of an element against its XML Schema type and keeps it as it was written.
 *
 * Narrower than XML Schema in three places: a negative zero is refused, because only a float that was rounded writes
 * one; a decimal has at most 38 digits; a year has four digits and is not 0000.
 */
export function readScalar(shape: ScalarShape, chars: string): Lexical {
  switch (shape.kind) {
    case 'text':
      return shape.pattern === null || matches(shape.pattern, chars)
        ? { text: chars }
        : { wrong: 'the text does not have its pattern' };
    case 'decimal':
      return readDecimal(collapsed(chars), shape.fractionDigits);
    case 'long':
      return readLong(collapsed(chars));
    case 'dateTime':
      return readDateTime(collapsed(chars));
  }
}

function readDecimal(chars: string, fractionDigits: number | null): Lexical {
  if (chars.length > maxDigits + 2) return { wrong: `more than ${maxDigits} digits` };
  if (!decimalForm.test(chars)) return { wrong: 'not a decimal' };
  if (negativeZero.test(chars)) return { wrong: 'a negative zero' };
  // The facet counts digits of the value, so 1.500 has one.
  const fraction = (chars.split('.')[1] ?? '').replace(/0+$/, '');
  if (fractionDigits !== null && fraction.length > fractionDigits) {
    return { wrong: `more than ${fractionDigits} digits after the point` };
  }
  return { text: chars };
}

function readLong(chars: string): Lexical {
  if (chars.length > maxDigits) return { wrong: 'not a long' };
  if (!longForm.test(chars)) return { wrong: 'not a long' };
  if (negativeZero.test(chars)) return { wrong: 'a negative zero' };
  const value = BigInt(chars.replace('+', ''));
  return value < smallestLong || value > largestLong ? { wrong: 'beyond 64 bits' } : { text: chars };
}

function readDateTime(chars: string): Lexical {
  const parts = chars.length > 64 ? null : dateTimeForm.exec(chars);
  if (parts === null) return { wrong: 'not a dateTime' };
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  const onCalendar = year > 0 && days !== undefined && day >= 1 && day <= days;
  const fraction = Number(parts[7] ?? 0);
  const endOfDay = hour === 24 && minute === 0 && second === 0 && fraction === 0;
  const onClock = (hour < 24 && minute < 60 && second < 60) || endOfDay;
  return onCalendar && onClock ? { text: chars } : { wrong: 'no such day or time' };
}
