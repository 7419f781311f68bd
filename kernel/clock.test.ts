import { describe, expect, it } from 'vitest';
import { readMoment } from './calendar.ts';
import { fixedClock, nowOn, systemClock, todayOn } from './clock.ts';

describe('today in Washington', () => {
  it.each([
    ['a minute before midnight in winter', '2026-01-15T04:59:00Z', '2026-01-14'],
    ['midnight in winter', '2026-01-15T05:00:00Z', '2026-01-15'],
    ['a minute before midnight in summer', '2026-07-15T03:59:59Z', '2026-07-14'],
    ['midnight in summer', '2026-07-15T04:00:00Z', '2026-07-15'],
    ['the last minute of the night in which clocks go forward', '2026-03-08T04:59:59Z', '2026-03-07'],
    ['the first hour of the day on which clocks go forward', '2026-03-08T05:00:00Z', '2026-03-08'],
    ['the first midnight after clocks went forward', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['an hour earlier, which would be midnight in winter', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['the hour that comes twice in autumn', '2026-11-01T06:30:00Z', '2026-11-01'],
    ['the first midnight after clocks went back', '2026-11-02T05:00:00Z', '2026-11-02'],
    ['an hour earlier, which would be midnight in summer', '2026-11-02T04:59:59Z', '2026-11-01'],
    ['the end of a leap day', '2016-03-01T04:59:59Z', '2016-02-29'],
    ['the end of a fiscal year', '2016-10-01T03:59:59Z', '2016-09-30'],
  ])('at %s', (_when, moment, day) => {
    expect(todayOn(fixedClock(readMoment(moment)))).toBe(day);
  });
});

describe('a fixed clock', () => {
  it('stands still while lifetimes run', () => {
    const clock = fixedClock(readMoment('2026-01-15T17:00:00Z'));
    expect(nowOn(clock)).toBe('2026-01-15T17:00:00.000Z');
    const before = clock.monotonicMilliseconds();
    while (clock.monotonicMilliseconds() === before);
    expect(nowOn(clock)).toBe('2026-01-15T17:00:00.000Z');
  });
});

describe('the clock of the machine', () => {
  it('says what the machine says', () => {
    const before = new Date().getTime();
    const now = systemClock.epochMilliseconds();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now - before).toBeLessThan(10_000);
  });

  it('measures lifetimes by a clock that never goes back', () => {
    const first = systemClock.monotonicMilliseconds();
    expect(systemClock.monotonicMilliseconds()).toBeGreaterThanOrEqual(first);
    expect(first).toBeLessThan(systemClock.epochMilliseconds());
  });
});
