import type { GatewayConfig } from '@apollo/gateway';

/** What hears of an operation's plan before anything is fetched. */
export type PlanListener = NonNullable<GatewayConfig['experimental_didResolveQueryPlan']>;

/** How the gateway answers an operation. */
export type QueryPlan = Parameters<PlanListener>[0]['queryPlan'];

/** A part of a plan. */
export type PlanStep = NonNullable<QueryPlan['node']>;

/** A part of a plan that can stand inside another. */
export type PlanNode = Exclude<PlanStep, { readonly kind: 'Subscription' }>;
