import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { answerIn, startClaimgraph, startProcess, type Answer, type Rig } from '#tests/rig.ts';
import { openSubgraphDoors, type SubgraphDoors } from './subgraph-doors.ts';

const mdtArmor = '20161704200292-01';
const modern = { accept: 'application/graphql-response+json' };

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

/** Goes round from a case to its submissions and back so many times. */
const rounds = (times: number): string =>
  `enforcementCase(caseNumber:"${mdtArmor}"){` +
  'submissions{edges{node{enforcementCase{'.repeat(times) +
  'kind' +
  '}}}}'.repeat(times) +
  '}';

/** A field chain through the schema's only cycle, so many fields deep. */
function deep(depth: number): string {
  const cycle = ['submissions', 'edges', 'node', 'enforcementCase'];
  const path = Array.from({ length: depth - 2 }, (_, index) => cycle[index % cycle.length]);
  return `{enforcementCase(caseNumber:"${mdtArmor}"){${path.join('{')}{__typename${'}'.repeat(depth - 1)}}`;
}

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** Fragments of which each spreads the next twice. */
const fragmentBomb = (levels: number): string =>
  `{...f0} ${many(levels, (index) => `fragment f${index} on Query{...f${index + 1} ...f${index + 1}}`)} ` +
  `fragment f${levels} on Query{__typename}`;

const page = (size: string): string =>
  `enforcementCase(caseNumber:"${mdtArmor}"){submissions(first:${size}){edges{node{referenceId}}}}`;

interface Attack {
  readonly attack: string;
  readonly query: string;
  readonly variables?: object;
  readonly code: string;
}

const attacks: readonly Attack[] = [
  { attack: 'fault-A1: seven rounds of a cycle', query: `{${rounds(7)}}`, code: 'QUERY_LIMIT_EXCEEDED' },
  { attack: 'fault-A1: depth 12', query: deep(12), code: 'QUERY_LIMIT_EXCEEDED' },
  { attack: 'fault-A1: depth 14', query: deep(14), code: 'QUERY_LIMIT_EXCEEDED' },
  { attack: 'fault-A1: depth 200', query: deep(200), code: 'QUERY_LIMIT_EXCEEDED' },
  { attack: 'fault-A2: a page of 99999999', query: `{${page('99999999')}}`, code: 'QUERY_TOO_EXPENSIVE' },
  {
    attack: 'fault-A3: the same through a variable',
    query: `query Q($n:Int!){${page('$n')}}`,
    variables: { n: 99_999_999 },
    code: 'QUERY_TOO_EXPENSIVE',
  },
  {
    attack: "fault-A3: the same through a variable's default",
    query: `query Q($n:Int!=99999999){${page('$n')}}`,
    code: 'QUERY_TOO_EXPENSIVE',
  },
  {
    attack: 'fault-A4: a hundred times a hundred, each within its page',
    query:
      `{enforcementCases(filter:{caseNumbers:["${mdtArmor}"]},first:100){edges{node{` +
      'submissions(first:100){edges{node{enforcementCase{kind}}}}}}}}',
    code: 'QUERY_TOO_EXPENSIVE',
  },
  {
    attack: 'fault-A5: 100 aliases',
    query: `{${many(100, (i) => `a${i}:enforcementCase(caseNumber:"${mdtArmor}"){kind}`)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A5: 1,000 aliases',
    query: `{${many(1000, (i) => `a${i}:enforcementCase(caseNumber:"${mdtArmor}"){kind}`)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A6: 100 aliases of __typename',
    query: `{${many(100, (i) => `a${i}:__typename`)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A7: 10 directives that do not exist',
    query: `{__typename ${'@aa'.repeat(10)}}`,
    code: 'QUERY_INVALID',
  },
  {
    attack: 'fault-A7: 1,000 directives',
    query: `{__typename ${'@aa'.repeat(1_000)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A7: 20,000 directives',
    query: `{__typename ${'@aa'.repeat(20_000)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A8: 10,000 times the same field',
    query: `{${many(10_000, () => '__typename')}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A8: 3,000 times the same alias',
    query: `{${many(3_000, () => 'a:__typename')}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  { attack: 'fault-A9: fragments of 2^300', query: fragmentBomb(300), code: 'QUERY_LIMIT_EXCEEDED' },
  {
    attack: 'fault-A11: fragments in a circle',
    query: '{...a} fragment a on Query{...b} fragment b on Query{...a}',
    code: 'QUERY_INVALID',
  },
  {
    attack: 'fault-A15: 12,000 root fields',
    query: `{${many(12_000, (i) => `f${i}`)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A15: 100,000 tokens',
    query: `{${'a '.repeat(100_000)}}`,
    code: 'QUERY_LIMIT_EXCEEDED',
  },
  {
    attack: 'fault-A16: 50,000 bad items in a variable',
    query: 'query Q($f:EnforcementCaseFilter!){enforcementCases(filter:$f){totalCount}}',
    variables: { f: { caseNumbers: Array.from({ length: 50_000 }, () => null) } },
    code: 'QUERY_INVALID',
  },
  {
    attack: 'a name of 100,000 letters',
    query: `{${'a'.repeat(100_000)}}`,
    code: 'QUERY_INVALID',
  },
  { attack: 'braces that never close', query: '{a'.repeat(900), code: 'QUERY_MALFORMED' },
  { attack: 'fault-A18: a field guessed nearly', query: '{enforcementCas{kind}}', code: 'QUERY_INVALID' },
  {
    attack: 'fault-A19: _entities at the gateway',
    query: '{_entities(representations:[]){__typename}}',
    code: 'QUERY_INVALID',
  },
  { attack: 'fault-A19: _service at the gateway', query: '{_service{sdl}}', code: 'QUERY_INVALID' },
];

/** Sends a body to the gateway as a persona, under GraphQL's own media type. */
async function send(persona: string, body: object): Promise<Answer> {
  const response = await fetch(`${rig.url}/graphql`, {
    method: 'POST',
    headers: {
      ...modern,
      'content-type': 'application/json',
      authorization: `Bearer ${await rig.identity.tokenFor(personaNamed(persona))}`,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: JSON.parse(text) as Answer['body'] };
}

describe.each(['officer', 'importer'])('a hostile query of the %s', (persona) => {
  it.each(attacks)('is refused: $attack', async ({ query, variables, code }) => {
    const { status, text, body } = await send(persona, { query, variables });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code, source: 'CLAIMGRAPH', retryable: false });
    expect(body.errors?.[0]?.extensions['traceId']).toMatch(/^[0-9a-f]{32}$/);
    expect(body).not.toHaveProperty('data');
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(2_000);
    expect(text).not.toMatch(/did you mean/i);
    expect(rig.seacats.calls).toEqual([]);
  });

  it.each([20, 30])('is read once and served: fragments of 2^%i (fault-A9)', async (levels) => {
    const { status, body } = await send(persona, { query: fragmentBomb(levels) });
    expect({ status, body: answerIn(body) }).toEqual({
      status: 200,
      body: { data: { __typename: 'Query' } },
    });
  });

  it('is refused as ten operations in an array (fault-A14)', async () => {
    const operations = Array.from({ length: 10 }, () => ({ query: '{__typename}' }));
    const { status, body } = await send(persona, operations);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ extensions: { code: 'QUERY_MALFORMED', source: 'CLAIMGRAPH' } }]);
  });

  it('takes names of the language for names and leaves objects as they are (fault-A12, fault-A13)', async () => {
    const named = await send(persona, {
      query:
        'query($constructor:Boolean!){__proto__:__typename constructor:__typename ' +
        'toString:__typename @include(if:$constructor)}',
      variables: { constructor: true },
    });
    expect(named.text).toContain('{"data":{"__proto__":"Query","constructor":"Query","toString":"Query"}');
    const fresh: Record<string, unknown> = {};
    expect(fresh['x']).toBeUndefined();
    expect(fresh.constructor).toBe(Object);
  });
});

describe('a question about the schema', () => {
  const deepIntrospection = getIntrospectionQuery();
  const typeChain = `{__schema{types{fields{type{${'ofType{'.repeat(8)}name${'}'.repeat(8)}}}}}}`;

  it('is answered at any depth where introspection is offered', async () => {
    expect((await send('officer', { query: deepIntrospection })).body).toHaveProperty('data.__schema');
    expect((await send('officer', { query: typeChain })).body).toHaveProperty('data.__schema');
  });

  it('is measured for depth when it is mixed with data', async () => {
    const mixed = typeChain.replace('{', '{viewer{name}');
    expect((await send('officer', { query: mixed })).body.errors).toMatchObject([
      { extensions: { code: 'QUERY_LIMIT_EXCEEDED' } },
    ]);
  });

  const postgresAdminUrl = inject('postgresAdminUrl');
  it.each([
    { where: 'where it is for customs alone', options: { settings: { INTROSPECTION: 'internal' } } },
    ...(postgresAdminUrl === null
      ? []
      : [
          {
            where: 'in production',
            options: { postgresAdminUrl, settings: { NODE_ENV: 'production', CLOCK_FIXED_AT: '' } },
          },
        ]),
  ])('is refused to the trade $where, and answered to an officer (fault-A17)', async ({ options }) => {
    await using production = await startClaimgraph(options);
    for (const query of [
      deepIntrospection,
      '{__type(name:"Query"){name}}',
      '{viewer{name} ...f} fragment f on Query{__schema{queryType{name}}}',
    ]) {
      const { status, body } = await production.ask('importer', query, {}, modern);
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ extensions: { code: 'QUERY_INVALID' } }]);
      expect(body).not.toHaveProperty('data');
    }
    expect((await production.ask('officer', deepIntrospection)).body).toHaveProperty('data.__schema');
  });
});

describe("a hostile query at a subgraph's own door", () => {
  const entity = { __typename: 'EnforcementCase', caseNumber: mdtArmor };
  const entities = (selection: string): string =>
    `query($representations:[_Any!]!){_entities(representations:$representations){...on EnforcementCase{${selection}}}}`;
  const cycle = (times: number): string =>
    'submissions{edges{node{enforcementCase{'.repeat(times) + 'caseNumber' + '}}}}'.repeat(times);

  it.each([
    { attack: 'seven rounds of a cycle', query: entities(cycle(7)), code: 'QUERY_LIMIT_EXCEEDED' },
    {
      attack: 'a page of 99999999',
      query: entities('submissions(first:99999999){edges{cursor}}'),
      code: 'QUERY_TOO_EXPENSIVE',
    },
    {
      attack: '1,001 entities',
      query: entities('caseNumber'),
      representations: 1_001,
      code: 'QUERY_LIMIT_EXCEEDED',
    },
    {
      attack: '1,000 entities with a page of 100 each',
      query: entities('submissions(first:100){edges{cursor}}'),
      representations: 1_000,
      code: 'QUERY_TOO_EXPENSIVE',
    },
    {
      attack: '1,000 aliases',
      query: entities(many(1_000, (i) => `a${i}:caseNumber`)),
      code: 'QUERY_LIMIT_EXCEEDED',
    },
    {
      attack: '1,000 directives',
      query: entities(`caseNumber ${'@aa'.repeat(1_000)}`),
      code: 'QUERY_LIMIT_EXCEEDED',
    },
    { attack: 'two operations', query: '{__typename} query Q{__typename}', code: 'QUERY_LIMIT_EXCEEDED' },
    { attack: 'fragments of 2^300', query: fragmentBomb(300), code: 'QUERY_LIMIT_EXCEEDED' },
    { attack: 'its schema', query: '{__schema{types{name}}}', code: 'QUERY_INVALID' },
    { attack: 'its SDL', query: '{_service{sdl}}', code: 'QUERY_INVALID' },
    { attack: 'a syntax error', query: '{', code: 'QUERY_MALFORMED' },
    { attack: 'a field guessed nearly', query: entities('submission{edges{cursor}}'), code: 'QUERY_INVALID' },
  ])('is refused: $attack', async ({ query, code, representations = 1 }) => {
    const token = await doors.tokenFor('trade-portal', 'officer');
    const variables = { representations: Array.from({ length: representations }, () => entity) };
    const { status, text, body } = await doors.ask('trade-portal', token, { query, variables });
    expect(body.errors).toMatchObject([{ extensions: { code } }]);
    expect(status).toBe(400);
    expect(text.length).toBeLessThan(2_000);
    expect(text).not.toMatch(/did you mean/i);
  });

  it('is no way round to SEACATS: 1,001 cases cost no call', async () => {
    const token = await doors.tokenFor('cases', 'officer');
    const variables = { representations: Array.from({ length: 1_001 }, () => entity) };
    const { status } = await doors.ask('cases', token, { query: entities('kind'), variables });
    expect(status).toBe(400);
    expect(rig.seacats.calls).toEqual([]);
  });
});

describe('somebody else, while a hostile query comes again and again', () => {
  it('is answered as before', async () => {
    await using lifecycle = createLifecycle();
    const folder = await mkdtemp(join(tmpdir(), 'claimgraph-'));
    lifecycle.opened(folder, () => rm(folder, { recursive: true, force: true }));
    const url = await startProcess(['serve', 'all'], { ...rig.settings, DATA_DIRECTORY: folder }, lifecycle);
    const token = await rig.identity.tokenFor(personaNamed('officer'));
    const timed = async (query: string): Promise<{ status: number; milliseconds: number }> => {
      const began = performance.now();
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...modern, 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
      });
      await response.arrayBuffer();
      return { status: response.status, milliseconds: performance.now() - began };
    };
    await (await fetch(`${url}/livez`)).arrayBuffer();

    const hostile = `{${rounds(7)}}`;
    expect(hostile.length).toBeLessThan(400);
    const first = await timed(hostile);
    expect(first.status).toBe(400);
    const bystander = async (): Promise<number[]> => {
      const waits: number[] = [];
      for (let count = 0; count < 200; count += 1) {
        const { status, milliseconds } = await timed('{__typename}');
        expect(status).toBe(200);
        waits.push(milliseconds);
      }
      return waits.sort((one, other) => one - other);
    };
    await bystander();
    const quiet = await bystander();
    const over = new AbortController();
    const refusals: number[] = [];
    const attack = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const { status, milliseconds } = await timed(hostile);
        expect(status).toBe(400);
        refusals.push(milliseconds);
      }
    };
    const attackers = [attack(), attack()];
    const attacked = await bystander();
    over.abort();
    await Promise.all(attackers);

    const at = (waits: readonly number[], part: number): number =>
      waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? NaN;
    const worst = at(attacked, 1) / at(quiet, 1);
    refusals.sort((one, other) => one - other);
    console.log(
      `refused: the first in ${first.milliseconds.toFixed(1)} ms, then ${refusals.length} in ` +
        `${at(refusals, 0.5).toFixed(1)} ms (median) and ${at(refusals, 1).toFixed(1)} ms (worst); a bystander waits at worst ` +
        `${at(attacked, 1).toFixed(1)} ms, ${worst.toFixed(1)} times its quiet worst of ${at(quiet, 1).toFixed(1)} ms`,
    );
    // Stock parts let a bystander wait for seconds, a thousand times as long; the bound leaves room for a busy machine.
    expect(at(attacked, 0.5) / at(quiet, 0.5)).toBeLessThan(20);
  });
});
