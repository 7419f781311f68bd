import { buildASTSchema, getIntrospectionQuery, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkCost } from './cost-budget.ts';
import { costRulesFrom } from './cost-rules.ts';
import { estimateCost } from './cost.ts';

const sdl = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
  type Query {
    enforcementCase(caseNumber: ID!): EnforcementCase
    enforcementCases(first: Int! = 25): CaseConnection
      @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    search(page: Page = { first: 5 }, text: String @cost(weight: 3)): [EnforcementCase]
      @listSize(slicingArguments: ["page.first"], assumedSize: 7)
    either(first: Int, last: Int): [Port] @listSize(slicingArguments: ["first", "last"], assumedSize: 30)
    statistics: Statistics @cost(weight: 50)
    ports: [Port]
    node: Node
    party: Party
    _entities(representations: [_Any!]!): [_Entity]!
  }
  type Mutation {
    filePetition(input: PetitionInput): EnforcementCase
    closeCase: Boolean
  }
  type Subscription { caseChanged: EnforcementCase }
  input Page { first: Int = 20 after: String }
  input PetitionInput { text: String attachments: [Attachment!] }
  input Attachment { name: String content: String @cost(weight: 4) }
  interface Node { id: ID! owner: Node }
  union Party = TradeAccount | Port
  union _Entity = EnforcementCase | TradeAccount
  scalar _Any
  type CaseConnection { edges: [CaseEdge] totalCount: Int @cost(weight: 10) }
  type CaseEdge { node: EnforcementCase }
  type EnforcementCase implements Node {
    id: ID!
    owner: Node
    kind: String
    score: Score
    account: TradeAccount
    violations: [Violation!] @listSize(assumedSize: 3)
    submissions(first: Int! = 25): SubmissionConnection
      @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
  }
  type SubmissionConnection { edges: [SubmissionEdge] }
  type SubmissionEdge { node: Submission }
  type Submission { kind: String enforcementCase: EnforcementCase }
  type TradeAccount implements Node @cost(weight: 4) {
    id: ID!
    owner: Node
    name: String
    importerNumbers: [ID!] @listSize(assumedSize: 10)
    cases(first: Int! = 25): CaseConnection
      @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
  }
  type Violation { statute: String }
  type Port { code: String grades: [[Score]] }
  type Statistics { cases: Int }
  scalar Score @cost(weight: 2)
`);
const schema = buildASTSchema(sdl, { assumeValidSDL: true });
const rules = costRulesFrom(sdl);

type Variables = Readonly<Record<string, unknown>>;
const costOf = (source: string, variables: Variables = {}, operationName?: string) => {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return estimateCost({ schema, rules, document, variables, operationName });
};

const hundredCubed = `{
  enforcementCases(first: 100) { edges { node { account {
    cases(first: 100) { edges { node {
      submissions(first: 100) { edges { node { kind } } }
    } } }
  } } } }
}`;

describe('the cost of a query', () => {
  it.each([
    ['an object', '{ enforcementCase(caseNumber: 1) { id kind } }', 1],
    ['a field with a weight', '{ statistics { cases } }', 50],
    ['a type with a weight', '{ enforcementCase(caseNumber: 1) { account { name } } }', 5],
    ['a leaf with a weight', '{ enforcementCase(caseNumber: 1) { score } }', 3],
    ['an argument with a weight', '{ search(text: "x") { id } }', 8],
    ['a list of assumed size', '{ enforcementCase(caseNumber: 1) { violations { statute } } }', 4],
    ['a list of unknown size', '{ ports { code } }', 10],
    ['a list of weighted leaves', '{ ports { grades } }', 10 + 10 * 10 * 2],
    ['a list of free leaves', '{ enforcementCase(caseNumber: 1) { account { importerNumbers } } }', 5],
    ['a page', '{ enforcementCases(first: 10) { edges { node { id } } } }', 1 + 10 * 2],
    ['a page of default size', '{ enforcementCases { edges { node { id } } } }', 1 + 25 * 2],
    ['a page with its total', '{ enforcementCases(first: 1) { totalCount edges { node { id } } } }', 13],
    ['100 x 100 x 100', hundredCubed, 1 + 100 * (2 + 4 + 1 + 100 * (2 + 1 + 100 * 2))],
    ['the larger of two slicing arguments', '{ either(first: 2, last: 9) { code } }', 9],
    ['slicing arguments left out', '{ either { code } }', 30],
    [
      'the dearest type behind an interface',
      '{ node { ... on EnforcementCase { violations { statute } } id } }',
      4,
    ],
    ['the dearest member of a union', '{ party { ... on Port { code } ... on TradeAccount { name } } }', 4],
    ['the dearest type, whichever comes first', '{ node { id } }', 4],
    ['the dearest member, whichever comes first', '{ party { ... on Port { grades } } }', 1 + 10 * 2],
    ['a fragment spread twice', '{ ...F ...F } fragment F on Query { ports { code } }', 20],
    [
      'a page through a fragment',
      '{ enforcementCases(first: 2) { ...P } } fragment P on CaseConnection { edges { node { id } } }',
      5,
    ],
    ['two mutations', 'mutation { closeCase filePetition { id } }', 10 + 10 + 1],
    ['a subscription', 'subscription { caseChanged { account { name } } }', 5],
    ['introspection', getIntrospectionQuery(), 0],
    ['nothing but its type', '{ __typename }', 0],
  ])('counts %s exactly (fault-A4)', (_, source, cost) => {
    expect(costOf(source)).toBe(cost);
  });

  it.each([
    ['a literal', '{ enforcementCases(first: 99999999) { edges { node { id } } } }', {}],
    [
      'a variable',
      'query ($n: Int!) { enforcementCases(first: $n) { edges { node { id } } } }',
      { n: 99999999 },
    ],
    [
      "a variable's default",
      'query ($n: Int! = 99999999) { enforcementCases(first: $n) { edges { node { id } } } }',
      {},
    ],
    [
      'a nested input object',
      'query ($p: Page) { search(page: $p) { id account { name } } }',
      { p: { first: 99999999 } },
    ],
    [
      'a variable in an input object',
      'query ($n: Int) { search(page: { first: $n }) { id account { name } } }',
      { n: 99999999 },
    ],
  ])('is refused for a huge page through %s (fault-A2, fault-A3)', (_, source, variables) => {
    const refusal = checkCost({ schema, rules, document: parse(source), variables, budget: 10_000 });
    expect(costOf(source, variables)).toBeGreaterThan(99999999);
    expect(refusal).toMatchObject({
      code: 'QUERY_TOO_EXPENSIVE',
      message: "The query's estimated cost is more than 10000000, at most 10000 is allowed.",
    });
  });

  it.each([
    ['argument', '{ search { id } }', {}, 5],
    ['input field', '{ search(page: {}) { id } }', {}, 20],
    [
      'input field behind a variable',
      'query ($p: Page) { search(page: $p) { id } }',
      { p: { after: 'x' } },
      20,
    ],
    ['argument whose variable is missing', 'query ($p: Page) { search(page: $p) { id } }', {}, 5],
    ['schema, where the client says null', '{ search(page: null) { id } }', {}, 7],
  ])('falls back on the default of the %s (fault-A3)', (_, source, variables, cost) => {
    expect(costOf(source, variables)).toBe(cost);
  });

  it.each([
    [0, 1],
    [-5, 30],
    [2.5, 3],
    [NaN, 30],
    [Infinity, 2 ** 31 - 1],
    ['9', 30],
    [null, 30],
  ])('takes a page of %s for one of %s (fault-A3)', (first, cost) => {
    expect(costOf('query ($n: Int) { either(first: $n) { code } }', { n: first })).toBe(cost);
  });

  it('counts each representation that a subgraph is asked for', () => {
    const source = `query ($r: [_Any!]!) {
      _entities(representations: $r) {
        ... on TradeAccount { name }
        ... on EnforcementCase { violations { statute } }
      }
    }`;
    expect(costOf(source, { r: Array.from({ length: 100 }, () => ({ __typename: 'TradeAccount' })) })).toBe(
      400,
    );
  });

  it('counts what lies in the input, list by list', () => {
    const attachments = [{ content: 'a' }, { content: 'b' }, { name: 'c' }];
    const source = 'mutation ($i: PetitionInput) { filePetition(input: $i) { id } }';
    expect(costOf(source, { i: { attachments } })).toBe(10 + 1 + 2 * 4);
  });

  it('leaves out what is skipped, by a constant or by a variable', () => {
    const source = `query ($no: Boolean! = false) {
      a: ports @skip(if: true) { code }
      b: ports @include(if: $no) { code }
      c: ports @include(if: true) { code }
    }`;
    expect(costOf(source)).toBe(10);
    expect(costOf(source, { no: true })).toBe(20);
  });

  it('is that of the operation asked for, else of the dearest', () => {
    const source = 'query A { ports { code } } query B { statistics { cases } }';
    expect(costOf(source, {}, 'A')).toBe(10);
    expect(costOf(source)).toBe(50);
    expect(costOf(source, {}, 'C')).toBe(0);
  });

  it('takes no notice of what variables inherit (fault-A13)', () => {
    const source =
      'query ($toString: Int, $__proto__: Int) { either(first: $toString, last: $__proto__) { code } }';
    expect(costOf(source, {})).toBe(30);
    expect(costOf(source, JSON.parse('{ "__proto__": 50 }') as Variables)).toBe(50);
  });
});
