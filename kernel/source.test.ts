import { expect, it } from 'vitest';
import { readMoment } from './calendar.ts';
import { fixedClock } from './clock.ts';
import { agedSource, type Source } from './source.ts';

const account: Source = {
  system: 'ACE',
  asOf: readMoment('2026-01-08T17:00:00Z'),
  freshness: 'RECENT',
  synthetic: false,
};

it.each([
  ['2026-01-08T17:00:00Z', 'RECENT'],
  ['2026-01-15T17:00:00Z', 'RECENT'],
  ['2026-01-15T17:00:00.001Z', 'STALE'],
  ['2027-01-08T17:00:00Z', 'STALE'],
])('what an extract confirmed on 8 January is at %s %s', (now, freshness) => {
  expect(agedSource(account, fixedClock(readMoment(now)))).toEqual({ ...account, freshness });
});
