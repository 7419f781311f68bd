import { isCompositeType, type GraphQLSchema } from 'graphql';
import { estimateCost, type CostQuestion } from '#kernel/schema-rules/cost.ts';
import type { CostRules } from '#kernel/schema-rules/cost-rules.ts';
import { fetchesFrom } from './fetches-from.ts';
import { numbersListed } from './numbers-listed.ts';
import type { QueryPlan } from './query-plan.ts';

/** As many cases as one GetCases call takes. */
const casesInACall = 100;

/**
 * The most calls to SEACATS that an operation can cause when nothing is cached and nothing has to be tried again: its
 * cases by the hundred, and one more call for each further fetch, because what different fetches want may not meet.
 */
export function estimateCalls(plan: QueryPlan, question: CostQuestion): number {
  const fetches = fetchesFrom('cases', plan.node);
  if (fetches === 0) return 0;
  const selected = estimateCost({ ...question, rules: caseRules(question.schema, question.rules) });
  const cases = selected + numbersListed(question);
  return cases === 0 ? 0 : Math.ceil(cases / casesInACall) + fetches - 1;
}

const known = new WeakMap<CostRules, CostRules>();

/** The rules by which an operation costs 1 for each case that it can select, and nothing for anything else. */
function caseRules(schema: GraphQLSchema, rules: CostRules): CostRules {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const weights = new Map<string, number>();
  for (const type of Object.values(schema.getTypeMap())) if (isCompositeType(type)) weights.set(type.name, 0);
  weights.set('EnforcementCase', 1);
  // The cases of a list are counted by the numbers that it is given, for it reads them all, however small its page is.
  weights.set('EnforcementCaseEdge.node', 0);
  const made: CostRules = { weights, lists: rules.lists, weighsInput: false };
  known.set(rules, made);
  return made;
}
