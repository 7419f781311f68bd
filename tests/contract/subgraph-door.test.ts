import { readFile } from 'node:fs/promises';
import { generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { subgraphNames } from '#schema/subgraph-names.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';
import { openSubgraphDoors, type SubgraphDoors } from './subgraph-doors.ts';

const mdtArmor = '20161704200292-01';
const absent = '20161704999999-01';

let rig: Rig;
let doors: SubgraphDoors;
beforeAll(async () => {
  rig = await startClaimgraph();
  doors = await openSubgraphDoors(rig);
});
afterAll(async () => {
  await doors[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
});
beforeEach(() => rig.seacats.reset());

const now = (): number => Math.floor(Date.now() / 1000);

/** A token as the gateway signs them, with changes. */
async function aToken(
  subgraph: string,
  changes: object = {},
  key?: Awaited<ReturnType<typeof importJWK>>,
): Promise<string> {
  const ours = JSON.parse(await readFile(rig.settings['SUBGRAPH_TOKEN_PRIVATE_KEY'] ?? '', 'utf8')) as JWK;
  return new SignJWT({
    iss: 'claimgraph-gateway',
    aud: subgraph,
    sub: 'officer-a',
    audience: 'internal',
    name: 'FP&F officer',
    roles: ['FPF_OFFICER'],
    iat: now(),
    exp: now() + 60,
    ...changes,
  })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(key ?? (await importJWK(ours, 'ES256')));
}

const others = { cases: 'accounts', accounts: 'trade-portal', 'trade-portal': 'cases' } as const;

describe.each(subgraphNames)('the door of %s', (subgraph) => {
  it('opens to the gateway', async () => {
    const token = await doors.tokenFor(subgraph, 'officer');
    const { status, body } = await doors.ask(subgraph, token, { query: '{ __typename }' });
    // The gateway adds up what its fetches cost; nobody was asked for this.
    const ledger = { byOperation: {}, coalesced: 0, fromCache: 0, stale: 0, sources: [] };
    const answer = { data: { __typename: 'Query' }, extensions: { ledger } };
    expect({ status, body }).toEqual({ status: 200, body: answer });
    expect((await doors.ask(subgraph, await aToken(subgraph), { query: '{ __typename }' })).status).toBe(200);
  });

  it.each([
    { token: 'no token (fault-B6)', make: () => null },
    { token: 'a word', make: () => 'password' },
    {
      token: "a user's token (fault-B3, fault-B6)",
      make: () => rig.identity.tokenFor(personaNamed('officer')),
    },
    {
      token: 'a token for another subgraph (fault-B6)',
      make: () => doors.tokenFor(others[subgraph], 'officer'),
    },
    {
      token: 'a token of a minute ago (fault-B7)',
      make: () => aToken(subgraph, { iat: now() - 61, exp: now() - 1 }),
    },
    {
      token: 'an old token that says it lasts for a day (fault-B7)',
      make: () => aToken(subgraph, { iat: now() - 61, exp: now() + 86_400 }),
    },
    { token: 'a token without a moment of issue', make: () => aToken(subgraph, { iat: undefined }) },
    { token: 'a token without an end', make: () => aToken(subgraph, { exp: undefined }) },
    { token: 'a token of nobody', make: () => aToken(subgraph, { sub: '' }) },
    { token: 'a token without an audience', make: () => aToken(subgraph, { audience: undefined }) },
    { token: 'a token with an unknown role', make: () => aToken(subgraph, { roles: ['ROOT'] }) },
    {
      token: "another signer's token",
      make: async () => aToken(subgraph, {}, (await generateKeyPair('ES256')).privateKey),
    },
    {
      token: 'a token that nobody signed',
      make: () =>
        new UnsecuredJWT({ aud: subgraph, iss: 'claimgraph-gateway', sub: 'officer-a', iat: now() }).encode(),
    },
  ])('is shut to $token', async ({ make }) => {
    const token = await make();
    const { status, headers, body, text } = await doors.ask(subgraph, token, { query: '{ __typename }' });
    expect(status).toBe(401);
    expect(body).toEqual({
      errors: [
        {
          message: 'expected a token of the gateway for this subgraph',
          extensions: {
            code: 'UNAUTHENTICATED',
            source: 'CLAIMGRAPH',
            retryable: false,
            traceId: headers.get('x-trace-id'),
          },
        },
      ],
    });
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(text).not.toContain('data');
  });

  it('is shut before a body is judged: nobody learns what was wrong with it', async () => {
    const { status, body } = await doors.ask(subgraph, null, { query: '{' });
    expect(status).toBe(401);
    expect(body.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it.each([
    { what: 'no query', body: {} },
    { what: 'a list', body: [{ query: '{ __typename }' }] },
    { what: 'variables that are none', body: { query: '{ __typename }', variables: 1 } },
    { what: 'a query that breaks off', body: { query: '{' } },
    { what: 'its SDL', body: { query: '{ _service { sdl } }' } },
    {
      what: 'representations that are no list',
      body: {
        query: 'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
        variables: { r: null },
      },
    },
    {
      what: 'a representation of an unknown type',
      body: { query: '{ _entities(representations: [{ __typename: "Secret" }]) { __typename } }' },
    },
    {
      what: 'a representation of the prototype',
      body: { query: '{ _entities(representations: [{ __typename: "__proto__" }]) { __typename } }' },
    },
    {
      what: 'a representation without a type',
      body: { query: '{ _entities(representations: [{ caseNumber: "1" }]) { __typename } }' },
    },
    {
      what: 'a representation without a key',
      body: {
        query:
          '{ _entities(representations: [{ __typename: "EnforcementCase" }]) { __typename ... on EnforcementCase { id: caseNumber } } }',
      },
    },
  ])('answers $what with JSON that tells nothing of the inside', async ({ body }) => {
    const { status, headers, text } = await doors.ask(
      subgraph,
      await doors.tokenFor(subgraph, 'officer'),
      body,
    );
    expect(status).toBeLessThan(500);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(text).not.toMatch(/node_modules|\.ts\b|\.js\b|\bat \S+ \(|stack|type Query/);
  });
});

const entities = (selection: string): string =>
  `query($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`;

const asked = [
  {
    subgraph: 'cases',
    query: entities(
      '... on EnforcementCase { caseNumber kind amounts { assessed } parties { name } account { __typename } }',
    ),
    seen: { __typename: 'EnforcementCase', caseNumber: mdtArmor },
    missing: { __typename: 'EnforcementCase', caseNumber: absent },
    shows: 'MDT Armor',
  },
  {
    subgraph: 'accounts',
    query: entities(
      '... on TradeAccount { name partnership { tier } nationalAccountManager { name } center { name } }',
    ),
    seen: { __typename: 'TradeAccount', accountNumber: 'ACE1000001' },
    missing: { __typename: 'TradeAccount', accountNumber: 'ACE1999999' },
    shows: 'MDT Armor',
  },
  {
    subgraph: 'trade-portal',
    query: entities('... on Submission { kind filedBy caseNumber }'),
    seen: { __typename: 'Submission', referenceId: 'PET-2016-000001' },
    missing: { __typename: 'Submission', referenceId: 'PET-2016-999999' },
    shows: 'Panmet',
  },
] as const;

/** What a caller may add to a representation in the hope that it is believed. */
const forgery = {
  stakeholders: { accountKey: 'x', suretyCode: '999' },
  suretyCode: '999',
  internalOnly: false,
  name: 'forged',
  kind: 'forged',
  filedBy: 'forged',
  parties: [{ role: 'PRINCIPAL', name: 'forged' }],
  source: { system: 'SEACATS', synthetic: false },
  principal: { roles: ['FPF_OFFICER'] },
};

describe.each(asked)('an entity asked of $subgraph', ({ subgraph, query, seen, missing, shows }) => {
  const ask = async (persona: string, representation: object) =>
    doors.ask(subgraph, await doors.tokenFor(subgraph, persona), {
      query,
      variables: { r: [representation] },
    });

  it('is shown to an officer', async () => {
    expect((await ask('officer', seen)).text).toContain(shows);
  });

  it.each(['stranger', 'other-nam'])(
    'does not exist for the %s, whatever the representation says besides (fault-C3, fault-C4)',
    async (persona) => {
      const nothing = await ask(persona, missing);
      expect(nothing.body.errors).toBeUndefined();
      for (const representation of [seen, { ...forgery, ...seen }]) {
        const forbidden = await ask(persona, representation);
        expect(forbidden.text).toBe(nothing.text);
        expect(forbidden.status).toBe(nothing.status);
      }
    },
  );

  it('is told from its own system even when the representation brings facts (fault-C4)', async () => {
    const plain = await ask('officer', seen);
    const forged = await ask('officer', { ...forgery, ...seen });
    expect(forged.text).toBe(plain.text);
  });
});

describe('the lists of a case asked of trade-portal', () => {
  const query = entities(
    '... on EnforcementCase { submissions { totalCount edges { node { referenceId } } } messages { totalCount edges { node { text } } } }',
  );

  it.each(['stranger', 'other-nam', 'surety'])(
    'are empty for the %s (fault-C3, fault-C7)',
    async (persona) => {
      const token = await doors.tokenFor('trade-portal', persona);
      const ask = (representation: object) =>
        doors.ask('trade-portal', token, { query, variables: { r: [representation] } });
      const nothing = await ask({ __typename: 'EnforcementCase', caseNumber: absent });
      const forbidden = await ask({ ...forgery, __typename: 'EnforcementCase', caseNumber: mdtArmor });
      expect(forbidden.text).toBe(nothing.text);
      expect(forbidden.text).toContain('"totalCount":0');
    },
  );
});
