import { Failure } from '#kernel/failure.ts';
import { type CostQuestion, estimateCost } from './cost.ts';

// A refusal says how dear a query is up to this many times the budget; beyond that only that it is dearer. A number of
// nine digits would be masked in the message, as a Social Security number is.
const TIMES_BUDGET = 1_000;

/** Refuses an operation that costs more than its client may spend, before any system is asked. */
export function checkCost({
  budget,
  ...question
}: CostQuestion & { readonly budget: number }): Failure | null {
  const cap = budget * TIMES_BUDGET;
  const estimate = estimateCost({ ...question, cap });
  if (estimate <= budget) return null;
  const found = estimate > cap ? `more than ${cap}` : String(estimate);
  return new Failure(
    'QUERY_TOO_EXPENSIVE',
    `The query's estimated cost is ${found}, at most ${budget} is allowed.`,
  );
}
