import { describe, expect, it } from 'vitest';
import { toMoment } from '#kernel/calendar.ts';
import { Failure } from '#kernel/failure.ts';
import { createAgeCheck } from './usable-age.ts';

const now = Date.parse('2026-01-15T17:00:00.000Z');
const clock = { epochMilliseconds: () => now, monotonicMilliseconds: () => 0 };
const outcome = (freshness: 'LIVE' | 'RECENT' | 'STALE', age: number): string => {
  try {
    const asOf = toMoment(now - age);
    createAgeCheck({ amounts: 3_600_000 }, clock)('amounts', {
      system: 'SEACATS',
      asOf,
      freshness,
      synthetic: false,
    });
    return 'shown';
  } catch (problem) {
    return problem instanceof Failure ? `${problem.code}: ${problem.message}` : String(problem);
  }
};

describe('amounts', () => {
  it('are shown up to their age from a stale case, and not past it', () => {
    expect(outcome('STALE', 3_600_000)).toBe('shown');
    expect(outcome('STALE', 3_600_001)).toBe(
      'DATA_TOO_STALE: the last known amounts are of 2026-01-15T15:59:59.999Z, and older ones than of 3600 seconds are not shown',
    );
  });

  it('of a case that is not stale are as old as SEACATS promises', () => {
    expect(outcome('LIVE', 10 * 3_600_000)).toBe('shown');
    expect(outcome('RECENT', 10 * 3_600_000)).toBe('shown');
  });
});
