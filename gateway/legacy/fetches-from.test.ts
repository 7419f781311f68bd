import { describe, expect, it } from 'vitest';
import { fetchesFrom } from './fetches-from.ts';
import type { PlanNode } from './query-plan.ts';

const fetch = (serviceName: string): PlanNode => ({
  kind: 'Fetch',
  serviceName,
  operation: '{ __typename }',
  operationName: undefined,
  operationKind: 'query' as never,
});
const flatten = (node: PlanNode): PlanNode => ({ kind: 'Flatten', path: ['enforcementCase'], node });

describe('the fetches of a plan', () => {
  it('are none of a plan without steps', () => {
    expect(fetchesFrom('cases', undefined)).toBe(0);
  });

  it('are counted for the subgraph alone, one after another and side by side', () => {
    const nodes = [flatten(fetch('accounts')), flatten(fetch('cases'))];
    const plan: PlanNode = { kind: 'Sequence', nodes: [fetch('cases'), { kind: 'Parallel', nodes }] };
    expect(fetchesFrom('cases', plan)).toBe(2);
    expect(fetchesFrom('trade-portal', plan)).toBe(0);
  });

  it('are those of the dearer way where a condition decides', () => {
    const ifClause: PlanNode = { kind: 'Sequence', nodes: [fetch('cases'), fetch('cases')] };
    const plan: PlanNode = { kind: 'Condition', condition: 'wide', ifClause, elseClause: fetch('cases') };
    expect(fetchesFrom('cases', plan)).toBe(2);
  });
});
