import { GraphQLError } from 'graphql';
import type { FailureCode } from '#kernel/failure.ts';
import type { CostRules } from '#kernel/schema-rules/cost-rules.ts';
import type { RequestContext } from '../request-context.ts';
import { estimateCalls } from './estimate-calls.ts';
import type { PlanListener } from './query-plan.ts';

/** Estimates an operation's calls to SEACATS from its plan; throws LEGACY_BUDGET_EXCEEDED before any fetch. */
export const checkLegacyBudget =
  (rules: CostRules): PlanListener =>
  ({ queryPlan, requestContext, operationContext }) => {
    const { document, request } = requestContext;
    const { legacyUse } = requestContext.context as RequestContext;
    if (legacyUse === undefined) return;
    const estimated = estimateCalls(queryPlan, {
      schema: operationContext.schema,
      rules,
      document,
      operationName: request.operationName,
      variables: request.variables,
    });
    legacyUse.estimated = estimated;
    if (estimated <= legacyUse.budget) return;
    const code: FailureCode = 'LEGACY_BUDGET_EXCEEDED';
    throw new GraphQLError(
      `expected at most ${legacyUse.budget} calls to the case system, the operation could make ${estimated}`,
      { extensions: { code, http: { status: 400 } } },
    );
  };
