import { describe, expect, it } from 'vitest';
import { readCalendarDate, type CalendarDate } from '#kernel/calendar.ts';
import { anAssignment } from '#kernel/standing.test-kit.ts';
import { aPartnership } from './account.test-kit.ts';
import { assigneeOn, partnershipOn } from './standing-on-day.ts';

const day = (text: string): CalendarDate => readCalendarDate(text);
const period = (from: string, to: string | null) => ({ from: day(from), to: to === null ? null : day(to) });

describe('the partnership on a day', () => {
  const certified = aPartnership({
    status: 'CERTIFIED',
    tier: 'TIER_1',
    ...period('2016-01-01', '2016-12-31'),
  });
  const suspended = aPartnership({ status: 'SUSPENDED', ...period('2018-01-01', '2018-06-30') });
  const exceeding = aPartnership({ status: 'EXCEEDING', ...period('2018-07-01', null) });
  const trade = aPartnership({
    program: 'TRADE_COMPLIANCE',
    status: 'APPLICANT',
    ...period('2016-06-01', null),
  });
  const history = [exceeding, suspended, trade, certified];

  it.each([
    ['before the first period', '2015-12-31', null],
    ['on its first day', '2016-01-01', certified],
    ['on its last day', '2016-12-31', certified],
    ['in a gap', '2017-05-05', null],
    ['on the last day of a suspension', '2018-06-30', suspended],
    ['on the day after', '2018-07-01', exceeding],
    ['in a period that lasts', '2026-01-15', exceeding],
  ])('%s', (_when, on, expected) => {
    expect(partnershipOn(day(on), 'CTPAT', history)).toBe(expected);
  });

  it('is that of the program asked for', () => {
    expect(partnershipOn(day('2016-07-01'), 'TRADE_COMPLIANCE', history)).toBe(trade);
  });

  it('is the newest where periods overlap', () => {
    const newer = aPartnership({ status: 'REMOVED', ...period('2020-01-01', null) });
    expect(partnershipOn(day('2021-01-01'), 'CTPAT', [newer, exceeding])).toBe(newer);
  });

  it.each([[null], [[]]])('is none where there is no history: %j', (none) => {
    expect(partnershipOn(day('2026-01-15'), 'CTPAT', none)).toBeNull();
  });
});

describe('who has a duty on a day', () => {
  const first = anAssignment('NATIONAL_ACCOUNT_MANAGER', 'first', period('2016-01-01', '2020-12-31'));
  const second = anAssignment('NATIONAL_ACCOUNT_MANAGER', 'second', period('2020-06-01', null));
  const center = anAssignment('CENTER', '003', period('2016-01-01', null));

  it.each([
    ['2015-12-31', null],
    ['2016-01-01', 'first'],
    ['2020-05-31', 'first'],
    ['2020-06-01', 'second'],
    ['2021-01-01', 'second'],
  ])('on %s it is %s, of several the newest in whatever order they come', (on, expected) => {
    for (const assignments of [
      [first, second, center],
      [center, second, first],
    ]) {
      expect(assigneeOn(day(on), 'NATIONAL_ACCOUNT_MANAGER', assignments)).toBe(expected);
    }
  });

  it('is another for another duty', () => {
    expect(assigneeOn(day('2021-01-01'), 'CENTER', [first, second, center])).toBe('003');
    expect(
      assigneeOn(day('2021-01-01'), 'SUPPLY_CHAIN_SECURITY_SPECIALIST', [first, second, center]),
    ).toBeNull();
  });

  it.each([[null], [[]]])('is nobody where there are no assignments: %j', (none) => {
    expect(assigneeOn(day('2026-01-15'), 'CENTER', none)).toBeNull();
  });
});
