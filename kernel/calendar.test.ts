import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, readCalendarDate, readMoment, toMoment } from './calendar.ts';

const refusedAsValue = expect.objectContaining({ code: 'VALUE_MALFORMED' }) as Error;

describe('a calendar day', () => {
  it.each(['2016-05-06', '2016-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('can be %s', (text) => {
    expect(readCalendarDate(text)).toBe(text);
  });

  it.each([
    ['February 29 of a year that is no leap year', '2015-02-29'],
    ['February 29 of 1900', '1900-02-29'],
    ['April 31', '2016-04-31'],
    ['month 13', '2016-13-01'],
    ['month 0', '2016-00-10'],
    ['day 0', '2016-01-00'],
    ['a moment', '2016-05-06T00:00:00Z'],
    ['written without hyphens', '20160506'],
    ['written in the American way', '05/06/2016'],
    ['with one digit for the month', '2016-5-06'],
    ['with a calendar of its own', '2016-05-06[u-ca=hebrew]'],
    ['with a line after it', '2016-05-06\n'],
    ['beyond four digits of a year', '+275760-09-13'],
    ['nothing', ''],
  ])('cannot be %s (fault-E16)', (_what, text) => {
    expect(() => readCalendarDate(text)).toThrow(refusedAsValue);
  });
});

describe('a moment', () => {
  it.each([
    ['2016-05-06T14:30:00Z', '2016-05-06T14:30:00.000Z'],
    ['2016-05-06T14:30:00.5Z', '2016-05-06T14:30:00.500Z'],
    ['2016-05-06T10:30:00-04:00', '2016-05-06T14:30:00.000Z'],
    ['2016-12-31T23:30:00-05:00', '2017-01-01T04:30:00.000Z'],
    ['2016-05-06T14:30:00.123456789Z', '2016-05-06T14:30:00.123Z'],
  ])('written %s is %s', (text, moment) => {
    expect(readMoment(text)).toBe(moment);
  });

  it.each([
    ['without a zone', '2016-05-06T14:30:00'],
    ['at 24:00', '2016-05-06T24:00:00Z'],
    ['on a day that is none', '2015-02-29T14:30:00Z'],
    ['at minute 60', '2016-05-06T14:60:00Z'],
    ['without seconds', '2016-05-06T14:30Z'],
    ['with a zone by name', '2016-05-06T14:30:00Z[America/New_York]'],
    ['with an offset of 25 hours', '2016-05-06T14:30:00+25:00'],
    ['that is only a day', '2016-05-06'],
    ['with a line after it', '2016-05-06T14:30:00Z\n'],
    ['that is nothing', ''],
  ])('%s is refused (fault-E16)', (_what, text) => {
    expect(() => readMoment(text)).toThrow(refusedAsValue);
  });

  it('comes back as it was written', () => {
    const day = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(day, (milliseconds) => Date.parse(readMoment(toMoment(milliseconds))) === milliseconds),
    );
  });
});

describe('a period', () => {
  const from = readCalendarDate('2020-02-29');
  const to = readCalendarDate('2020-03-01');

  it.each([
    ['2020-02-28', false],
    ['2020-02-29', true],
    ['2020-03-01', true],
    ['2020-03-02', false],
  ])('with both its ends: does it hold %s? %s', (day, held) => {
    expect(isWithin(readCalendarDate(day), { from, to })).toBe(held);
  });

  it('without an end lasts', () => {
    expect(isWithin(readCalendarDate('9999-12-31'), { from, to: null })).toBe(true);
    expect(isWithin(readCalendarDate('2020-02-28'), { from, to: null })).toBe(false);
  });
});
