import { describe, expect, it } from 'vitest';
import { readCalendarDate } from '#kernel/calendar.ts';
import { inSightFrom, volumesInSightFrom } from './sight.ts';

const day = readCalendarDate;
const period = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });

describe('what is in sight from a day on', () => {
  it.each([
    ['a period that ended the day before is not', period('2018-01-01', '2019-12-31'), []],
    [
      'one that ended on the day is that day',
      period('2018-01-01', '2020-01-01'),
      [period('2020-01-01', '2020-01-01')],
    ],
    ['one that lasted begins on the day', period('2018-01-01', null), [period('2020-01-01', null)]],
    ['a later one is whole', period('2021-01-01', '2021-12-31'), [period('2021-01-01', '2021-12-31')]],
  ])('%s', (_which, given, seen) => {
    expect(inSightFrom([given], day('2020-01-01'))).toEqual(seen);
  });

  it.each([
    ['2019-09-30', [2021, 2020]],
    ['2019-10-01', [2021, 2020]],
    ['2019-10-02', [2021]],
  ])('of fiscal years only whole ones: from %s %j', (from, years) => {
    const volumes = [2021, 2020].map((fiscalYear) => ({ fiscalYear, entries: 1, value: 1n, duties: 1n }));
    expect(volumesInSightFrom(volumes, day(from)).map(({ fiscalYear }) => fiscalYear)).toEqual(years);
  });
});
