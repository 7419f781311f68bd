import { Temporal } from 'temporal-polyfill';
import { Failure } from './failure.ts';

declare const brand: unique symbol;

/** A calendar day without a time or zone, as `YYYY-MM-DD`; days of law are days in America/New_York. */
export type CalendarDate = string & { readonly [brand]: 'CalendarDate' };

/** A moment in UTC as RFC 3339 with a trailing `Z` and milliseconds. */
export type Moment = string & { readonly [brand]: 'Moment' };

/** Reads a calendar day; throws VALUE_MALFORMED for anything but a real day written `YYYY-MM-DD`. */
export function readCalendarDate(text: string): CalendarDate {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CalendarDate;
    } catch (cause) {
      throw new Failure('VALUE_MALFORMED', 'expected a real calendar day', { cause });
    }
  }
  throw new Failure('VALUE_MALFORMED', 'expected a calendar day written YYYY-MM-DD');
}

/** Reads a moment in RFC 3339 with any offset; throws VALUE_MALFORMED. */
export function readMoment(text: string): Moment {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text)) {
    try {
      return toMoment(Temporal.Instant.from(text).epochMilliseconds);
    } catch (cause) {
      throw new Failure('VALUE_MALFORMED', 'expected a real moment', { cause });
    }
  }
  throw new Failure('VALUE_MALFORMED', 'expected a moment written as RFC 3339, such as 2016-05-06T14:30:00Z');
}

/** The moment so many milliseconds after 1970 began. */
export const toMoment = (epochMilliseconds: number): Moment =>
  new Date(epochMilliseconds).toISOString() as Moment;

/** Whether a day lies in a period whose ends both count; a period without an end lasts. */
export const isWithin = (
  day: CalendarDate,
  period: { from: CalendarDate; to: CalendarDate | null },
): boolean => period.from <= day && (period.to === null || day <= period.to);

/** The first day of a fiscal year, which begins on 1 October of the year before. */
export const firstDayOfFiscalYear = (fiscalYear: number): CalendarDate =>
  `${String(fiscalYear - 1).padStart(4, '0')}-10-01` as CalendarDate;

/** The last day of a fiscal year, 30 September. */
export const lastDayOfFiscalYear = (fiscalYear: number): CalendarDate =>
  `${String(fiscalYear).padStart(4, '0')}-09-30` as CalendarDate;

/** The day before a day. */
export const dayBefore = (day: CalendarDate): CalendarDate => addDays(day, -1);

/** The day after a day. */
export const dayAfter = (day: CalendarDate): CalendarDate => addDays(day, 1);

const addDays = (day: CalendarDate, days: number): CalendarDate =>
  Temporal.PlainDate.from(day).add({ days }).toString() as CalendarDate;
