/** Says whether something that failed may be tried again, so that trying again never becomes a load of its own. */
export interface RetryBudget {
  /** Something was tried for the first time. */
  deposit(): void;
  /** Whether it may be tried once more; spends of the budget when it may. */
  withdraw(): boolean;
}

/**
 * A budget by which at most a share of all first tries is tried again: each deposits its share, and a retry costs one.
 * What was not spent is kept up to so many retries, for a few failures after a long calm.
 */
export function createRetryBudget(share: number, most: number): RetryBudget {
  let saved = 0;
  return {
    deposit() {
      saved = Math.min(most, saved + share);
    },
    withdraw() {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
  };
}
