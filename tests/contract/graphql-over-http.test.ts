import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startClaimgraph();
});
afterAll(() => rig[Symbol.asyncDispose]());

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
      results
        .filter((result) => result.status === status)
        .map((result) => `${result.id} ${result.name}: ${'reason' in result ? result.reason : ''}`);
    console.log(results.length, told('notice'), told('ok').length, told('error'), told('warn'));
    expect({ errors: told('error'), warnings: told('warn') }).toEqual({ errors: [], warnings: [] });
  });
});
