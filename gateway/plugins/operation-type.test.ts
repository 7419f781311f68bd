import { expect, it } from 'vitest';
import { answerIn, startClaimgraph } from '#tests/rig.ts';

it('tells a client that the graph offers queries only', async () => {
  await using rig = await startClaimgraph();
  const modern = { accept: 'application/graphql-response+json' };

  const mutation = await rig.ask('officer', 'mutation { closeCase }', {}, modern);
  const subscription = await rig.ask('importer', 'subscription { caseChanged }');
  const query = await rig.ask('officer', '{ __typename }');

  expect(mutation.status).toBe(400);
  expect(mutation.body.errors).toMatchObject([
    { message: 'expected a query; this graph offers no mutation', extensions: { code: 'QUERY_INVALID' } },
  ]);
  expect(subscription.status).toBe(200);
  expect(subscription.body.errors).toMatchObject([
    { message: 'expected a query; this graph offers no subscription', extensions: { code: 'QUERY_INVALID' } },
  ]);
  expect(answerIn(query.body)).toEqual({ data: { __typename: 'Query' } });
});
