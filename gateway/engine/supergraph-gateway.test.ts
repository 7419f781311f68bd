import '#kernel/no-telemetry.ts';
import { ApolloServer } from '@apollo/server';
import type { GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import type { Audience, SubgraphName } from '#schema/subgraph-names.ts';
import type { RequestContext } from '../request-context.ts';
import { answerOfFailure, type SubgraphAnswer } from './executable-subgraph.ts';
import { toQuestion, toSourceResponse } from './source-exchange.ts';
import { aLog, aRequest } from './source.test-kit.ts';
import { createSupergraphGateway, type Sources } from './supergraph-gateway.ts';

type Answers = Readonly<Record<SubgraphName, () => Partial<SubgraphAnswer>>>;

/** A server over the gateway of an audience, whose subgraphs answer as told. */
async function aServer(answers: Partial<Answers>, audience: Audience = 'internal') {
  const asked: { name: SubgraphName; variables: unknown; context: RequestContext }[] = [];
  const sourceOf = (name: SubgraphName): GraphQLDataSource<RequestContext> => ({
    async process(options) {
      const { variables, context } = toQuestion(options);
      asked.push({ name, variables, context });
      const answer = answers[name]?.() ?? {};
      return toSourceResponse({ data: null, errors: [], ...answer });
    },
  });
  const sources: Sources = {
    cases: sourceOf('cases'),
    accounts: sourceOf('accounts'),
    'trade-portal': sourceOf('trade-portal'),
  };
  const { gateway } = createSupergraphGateway(audience, sources, aLog().logger);
  const server = new ApolloServer<RequestContext>({ gateway, introspection: true });
  await server.start();
  return {
    asked,
    async ask(query: string, context = aRequest()) {
      const { body } = await server.executeOperation({ query }, { contextValue: context });
      return body.kind === 'single' ? body.singleResult : { errors: [{ message: 'not one answer' }] };
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

const oneView = `{
  enforcementCase(caseNumber: "20161704200292-01") {
    kind account { name } submissions { totalCount }
  }
}`;
const theCase = {
  __typename: 'EnforcementCase',
  caseNumber: '20161704200292-01',
  kind: 'PENALTY',
  account: { __typename: 'TradeAccount', accountKey: 'key-a' },
};
// A copy each time, because the gateway writes what it joins into what it was given.
const cases = () => ({ data: { enforcementCase: structuredClone(theCase) } });
const accounts = () => ({ data: { _entities: [{ name: 'Company A' }] } });
const tradePortal = () => ({ data: { _entities: [{ submissions: { totalCount: 2 } }] } });
const away = (message: string) => new Failure('ACE_UNAVAILABLE', message);

describe('the gateway on the checked-in supergraph', () => {
  it('asks nobody for a schema, and each subgraph once, with the request as it is', async () => {
    await using server = await aServer({ cases, accounts, 'trade-portal': tradePortal });
    expect(server.asked).toEqual([]);
    const request = aRequest();
    const { data, errors } = await server.ask(oneView, request);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      enforcementCase: { kind: 'PENALTY', account: { name: 'Company A' }, submissions: { totalCount: 2 } },
    });
    expect(server.asked.map(({ name }) => name).sort()).toEqual(['accounts', 'cases', 'trade-portal']);
    expect(server.asked[0]?.name).toBe('cases');
    expect(server.asked.find(({ name }) => name === 'accounts')?.variables).toEqual({
      representations: [{ __typename: 'TradeAccount', accountKey: 'key-a' }],
    });
    expect(server.asked.every(({ context }) => context.signal === request.signal)).toBe(true);
    expect(server.asked.every(({ context }) => context.principal === request.principal)).toBe(true);
  });

  it('leaves a subgraph’s bad day in its own corner of the answer (fault-F11)', async () => {
    const document = parse('{ _entities(representations: []) { name } }');
    const fetch = { document, variables: { representations: [{}] } };
    await using server = await aServer({
      cases,
      accounts: () => answerOfFailure(fetch, away('the database did not answer')),
      'trade-portal': tradePortal,
    });
    const { data, errors } = await server.ask(oneView);
    expect(data).toEqual({
      enforcementCase: { kind: 'PENALTY', account: null, submissions: { totalCount: 2 } },
    });
    expect(errors).toMatchObject([
      { path: ['enforcementCase', 'account'], extensions: { code: 'ACE_UNAVAILABLE', retryable: true } },
    ]);
  });

  it('answers with one failure when the first subgraph is away, and asks no other (fault-F11)', async () => {
    const fetch = { document: parse('{ enforcementCase { kind } }'), variables: {} };
    await using server = await aServer({
      cases: () => answerOfFailure(fetch, new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer')),
    });
    const { data, errors } = await server.ask(oneView);
    expect(data).toEqual({ enforcementCase: null });
    expect(errors).toMatchObject([
      { path: ['enforcementCase'], extensions: { code: 'SEACATS_UNAVAILABLE' } },
    ]);
    expect(server.asked.map(({ name }) => name)).toEqual(['cases']);
  });

  it.each(['_entities(representations: []) { __typename }', '_service { sdl }', 'account { accountKey }'])(
    'does not know what is between it and its subgraphs: %s (fault-A19)',
    async (field) => {
      await using server = await aServer({ cases });
      const { errors } = await server.ask(`{ ${field} }`);
      expect(errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
      expect(server.asked).toEqual([]);
    },
  );
});

describe('the gateway of the trade', () => {
  const officerOnly = '{ viewer { officer { name } } }';

  it('lacks what is for officers only, which the internal one has', async () => {
    const viewer = () => ({ data: { viewer: { officer: { name: 'Officer' } } } });
    await using trade = await aServer({ accounts: viewer }, 'trade');
    await using internal = await aServer({ accounts: viewer }, 'internal');
    expect((await trade.ask(officerOnly)).errors?.[0]?.extensions?.['code']).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect(trade.asked).toEqual([]);
    expect((await internal.ask(officerOnly)).data).toEqual({ viewer: { officer: { name: 'Officer' } } });
  });

  it('does not name states that exist inside customs only, even in its introspection', async () => {
    const states = '{ __type(name: "CaseState") { enumValues { name } } }';
    await using trade = await aServer({}, 'trade');
    await using internal = await aServer({}, 'internal');
    expect(JSON.stringify((await trade.ask(states)).data)).not.toMatch(/DRAFT|INCIDENT_RECORDED|"OPEN"/);
    expect(JSON.stringify((await internal.ask(states)).data)).toMatch(/INCIDENT_RECORDED.*DRAFT.*"OPEN"/);
  });
});
