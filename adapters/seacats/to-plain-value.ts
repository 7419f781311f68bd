import { readCalendarDate, type CalendarDate } from '#kernel/calendar.ts';
import { centsFrom, type Cents } from '#kernel/money.ts';

/** Blank-padded text without its padding; nil and nothing but blanks are both null. */
export function textOrNull(padded: string | null): string | null {
  const text = padded?.trimEnd() ?? '';
  return text === '' ? null : text;
}

// What SEACATS writes where it holds no day.
const noDay: ReadonlySet<string> = new Set(['        ', '00000000', '00010101']);

/** `YYYYMMDD` as a calendar day; null for nil and for the values that stand for no day. Throws for no real day. */
export const toCalendarDate = (legacy: string | null): CalendarDate | null =>
  legacy === null || noDay.has(legacy)
    ? null
    : readCalendarDate(`${legacy.slice(0, 4)}-${legacy.slice(4, 6)}-${legacy.slice(6)}`);

/**
 * A decimal of XML Schema as whole cents; null for nil. It may have a plus, zeros that say nothing at either end, and no
 * digit on one side of its point. Throws for a fraction of a cent and for what is no decimal.
 */
export function toCents(decimal: string | null): Cents | null {
  if (decimal === null) return null;
  const parts = /^([+-]?)(?=\.?\d)0*(\d*)(?:\.(\d*?)0*)?$/.exec(decimal);
  if (parts === null) return centsFrom(decimal);
  const [, sign = '', dollars = '', fraction = ''] = parts;
  return centsFrom(`${sign === '-' ? '-' : ''}${dollars || '0'}${fraction === '' ? '' : `.${fraction}`}`);
}
