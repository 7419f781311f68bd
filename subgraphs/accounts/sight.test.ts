import { describe, expect, it } from 'vitest';
import { readCalendarDate } from '#kernel/calendar.ts';
import { inSight, volumesInSight } from './sight.ts';

const day = readCalendarDate;
const period = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });

describe('what is in sight of an account that changed hands', () => {
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
    expect(inSight([given], [period('2020-01-01', null)])).toEqual(seen);
  });

  it.each([
    ['a period that began the day after is not', period('2020-01-01', null), []],
    ['one that lasted ends with the day', period('2018-01-01', null), [period('2018-01-01', '2019-12-31')]],
    ['an earlier one is whole', period('2018-01-01', '2018-12-31'), [period('2018-01-01', '2018-12-31')]],
  ])('to a day: %s', (_which, given, seen) => {
    expect(inSight([given], [period('2000-01-01', '2019-12-31')])).toEqual(seen);
  });

  it('of a period across the time of another owner is what lies on both sides, latest first', () => {
    const spans = [period('2020-01-01', null), period('2000-01-01', '2015-12-31')];
    expect(inSight([period('2012-01-01', null)], spans)).toEqual([
      period('2020-01-01', null),
      period('2012-01-01', '2015-12-31'),
    ]);
  });

  it.each([
    ['2019-09-30', null, [2021, 2020]],
    ['2019-10-01', null, [2021, 2020]],
    ['2019-10-02', null, [2021]],
    ['2000-01-01', '2021-09-30', [2021, 2020]],
    ['2000-01-01', '2021-09-29', [2020]],
  ])('of fiscal years only whole ones: from %s to %s %j', (from, to, years) => {
    const volumes = [2021, 2020].map((fiscalYear) => ({ fiscalYear, entries: 1, value: 1n, duties: 1n }));
    expect(volumesInSight(volumes, [period(from, to)]).map(({ fiscalYear }) => fiscalYear)).toEqual(years);
  });
});
