import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startClaimgraph();
});
afterAll(() => rig[Symbol.asyncDispose]());

// What is left is MAY: a GET that a page of another origin could send is refused for want of a header.
const notices = ['5A70', 'D6D5', '6A70'];

describe.each(['officer', 'importer'])('GraphQL over HTTP, asked by the %s', (persona) => {
  it('passes the audit of graphql-http without an error or a warning', async () => {
    const token = await rig.identity.tokenFor(personaNamed(persona));
    const results = await auditServer({
      url: `${rig.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(url, { ...init, headers });
      },
    });
    const told = (status: string): string[] =>
      results.filter((result) => result.status === status).map(({ id, name }) => `${id} ${name}`);
    expect({ errors: told('error'), warnings: told('warn') }).toEqual({ errors: [], warnings: [] });
    expect(told('notice').map((name) => name.slice(0, 4))).toEqual(notices);
    expect(told('ok')).toHaveLength(58);
  });
});

describe('an operation that is refused', () => {
  const cases = [
    { refused: 'for its syntax', query: '{', code: 'QUERY_MALFORMED' },
    { refused: 'for a field that is not there', query: '{ nothing }', code: 'QUERY_INVALID' },
    {
      refused: 'for its variables',
      query: 'query($id: ID!) { node(id: $id) { id } }',
      code: 'QUERY_INVALID',
    },
    {
      refused: 'for its depth',
      query: `{${'a{'.repeat(11)}b${'}'.repeat(12)}`,
      code: 'QUERY_LIMIT_EXCEEDED',
    },
    {
      refused: 'for its cost',
      query: '{ viewer { accounts(first: 9999999) { edges { node { name } } } } }',
      code: 'QUERY_TOO_EXPENSIVE',
    },
  ];

  it.each(cases)('$refused has the status that its media type asks for', async ({ query, code }) => {
    for (const { accept, status, type } of [
      { accept: 'application/graphql-response+json', status: 400, type: 'application/graphql-response+json' },
      { accept: 'application/json', status: 200, type: 'application/json' },
      { accept: '*/*', status: 200, type: 'application/json' },
      {
        accept: 'application/json, application/graphql-response+json',
        status: 200,
        type: 'application/json',
      },
      {
        accept: 'application/json;q=0.5, application/graphql-response+json',
        status: 400,
        type: 'application/graphql-response+json',
      },
    ]) {
      const answer = await rig.ask('officer', query, {}, { accept });
      expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
      expect(answer.status).toBe(status);
      expect(answer.body).toEqual({
        errors: [
          expect.objectContaining({
            extensions: {
              code,
              source: 'CLAIMGRAPH',
              retryable: false,
              traceId: answer.headers.get('x-trace-id'),
            },
          }) as object,
        ],
      });
    }
  });
});
