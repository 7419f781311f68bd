import { Temporal } from 'temporal-polyfill';
import { toMoment, type CalendarDate, type Moment } from './calendar.ts';

/** Where every part of the program reads the time; tests fix it. */
export interface Clock {
  /** The present moment in milliseconds since 1970. */
  epochMilliseconds(): number;
  /** Milliseconds since an arbitrary start that never jump; for lifetimes and deadlines. */
  monotonicMilliseconds(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  epochMilliseconds: () => Date.now(),
  monotonicMilliseconds: () => performance.now(),
};

/** A clock that stands still at one moment, while lifetimes still run. */
export const fixedClock = (moment: Moment): Clock => ({
  epochMilliseconds: () => Date.parse(moment),
  monotonicMilliseconds: () => performance.now(),
});

/** The present moment. */
export const nowOn = (clock: Clock): Moment => toMoment(clock.epochMilliseconds());

/** Today in Washington, D.C., where days of law are counted. */
export const todayOn = (clock: Clock): CalendarDate =>
  Temporal.Instant.fromEpochMilliseconds(clock.epochMilliseconds())
    .toZonedDateTimeISO('America/New_York')
    .toPlainDate()
    .toString() as CalendarDate;
