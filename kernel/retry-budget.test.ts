import { describe, expect, it } from 'vitest';
import { createRetryBudget } from './retry-budget.ts';

/** How many of so many failures are tried again. */
function retriesAmong(tries: number, budget = createRetryBudget(0.1, 10)): number {
  let retries = 0;
  for (let count = 0; count < tries; count += 1) {
    budget.deposit();
    if (budget.withdraw()) retries += 1;
  }
  return retries;
}

describe('a retry budget of a tenth', () => {
  it('lets a tenth of all failures be tried again, however many there are (target-9)', () => {
    expect(retriesAmong(9)).toBe(0);
    for (const tries of [10, 100, 10_000]) {
      expect(retriesAmong(tries)).toBeLessThanOrEqual(tries / 10);
      expect(retriesAmong(tries)).toBeGreaterThanOrEqual(tries / 10 - 1);
    }
  });

  it('keeps no more than its most for a bad day', () => {
    const budget = createRetryBudget(0.1, 10);
    for (let count = 0; count < 10_000; count += 1) budget.deposit();
    let saved = 0;
    while (budget.withdraw()) saved += 1;
    expect(saved).toBe(10);
  });
});
