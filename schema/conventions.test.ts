import { describe, expect, it } from 'vitest';
import { faultsOfConventions } from './conventions.ts';
import { readSubgraphSdl } from './read-sdl.ts';
import { subgraphNames } from './subgraph-names.ts';

const page = `
  "A page." type CaseConnection { "Items." edges: [CaseEdge!]! "Where." pageInfo: PageInfo! "All." totalCount: Int @cost(weight: 10) }
  "An item." type CaseEdge { "Where." cursor: String! "What." node: String }
  "Where." type PageInfo { "More." hasNextPage: Boolean! }`;
const paging = '"How many." first: Int! = 25 "Where." after: String';
const company =
  '"A company." type Company implements Node @key(fields: "key") { "The id." id: ID! "Key." key: ID! }';

describe('the conventions of the contract', () => {
  it('are kept by every subgraph', () => {
    const sdls = Object.fromEntries(subgraphNames.map((name) => [name, readSubgraphSdl(name)]));
    expect(faultsOfConventions(sdls)).toEqual([]);
  });

  it.each([
    ['a scalar without a specification', '"A day." scalar Day', 'Day has to say with @specifiedBy'],
    ['a scalar specified nowhere', '"A day." scalar Day @specifiedBy(url: "later")', 'Day has to say with'],
    ['a type without a description', 'type A { "A." a: Int }', 'A (type) has no description'],
    ['a field without a description', '"A." type A { a: Int }', 'a (field) has no description'],
    ['an argument without one', '"A." type A { "A." a(b: Int): Int }', 'b (argument or input field) has no'],
    ['a value without one', '"A." enum A { B }', 'B (value) has no description'],
    ['an interface without one', 'interface A { "A." a: Int }', 'A (interface) has no description'],
    [
      'a description that is no sentence',
      '"A." type A { "the a" a: Int }',
      'a (field) is not described in a',
    ],
    [
      'a lookup by several fields',
      '"A." input CaseLookup { "A." a: ID }',
      'CaseLookup takes exactly one field',
    ],
    [
      'an input that promises one',
      '"Exactly one way." input Way { "A." a: ID }',
      'Way takes exactly one field',
    ],
    [
      'a required field among several',
      '"A." input CaseLookup @oneOf { "A." a: ID! }',
      'CaseLookup.a is one of several',
    ],
    [
      'an entity that is no node',
      '"A." type A @key(fields: "a") { "The id." id: ID! "A." a: ID! }',
      'A has to implement Node',
    ],
    ['an id that may be null', '"A." type A { "The id." id: ID }', 'A.id has to be ID!'],
    [
      'a page whose edges may be null',
      page.replace('[CaseEdge!]!', '[CaseEdge]'),
      'CaseConnection needs edges: [CaseEdge!]!',
    ],
    [
      'a page that does not say where it ends',
      page.replace('pageInfo: PageInfo!', 'more: Int'),
      'CaseConnection needs pageInfo',
    ],
    [
      'a count that has to be made',
      page.replace('totalCount: Int', 'totalCount: Int!'),
      'CaseConnection has to let totalCount be null',
    ],
    [
      'a count that costs nothing',
      page.replace('@cost(weight: 10)', ''),
      'CaseConnection.totalCount has to state',
    ],
    [
      'an edge without a cursor',
      page.replace('cursor: String!', 'at: Int'),
      'CaseEdge needs cursor: String!',
    ],
    ['an edge without a node', page.replace('node: String', 'item: Int'), 'CaseEdge needs a node'],
    [
      'a list that may be asked for whole',
      `${page} "Q." type Query { "Q." cases("Where." after: String): CaseConnection @listSize }`,
      'Query.cases needs first: Int! with a default',
    ],
    [
      'a list that cannot be continued',
      `${page} "Q." type Query { "Q." cases("How many." first: Int! = 25): CaseConnection @listSize }`,
      'Query.cases needs after: String',
    ],
    [
      'a list of unknown size',
      `${page} "Q." type Query { "Q." cases(${paging}): CaseConnection }`,
      'Query.cases needs @listSize',
    ],
    [
      'a list that has to be there',
      `${page} "Q." type Query { "Q." cases(${paging}): CaseConnection! @listSize }`,
      'Query.cases has to be nullable',
    ],
    [
      'a mutation that answers with one outcome',
      '"M." type Mutation { "File." file: Int }',
      'Mutation.file has to answer with a union of outcomes',
    ],
  ])('refuse %s', (_what, sdl, complaint) => {
    expect(faultsOfConventions({ cases: sdl })).toEqual([expect.stringContaining(`cases: ${complaint}`)]);
  });

  it('refuse a field that is never null and has its value from another subgraph', () => {
    const stub = '"A company." type Company @key(fields: "key") { "Key." key: ID! }';
    const cases = (type: string): string => `${stub} "A." type A { "The company." company: ${type} }`;

    expect(faultsOfConventions({ accounts: company, cases: cases('Company!') })).toEqual([
      'cases: A.company is never null, but accounts may have no Company to give',
    ]);
    expect(faultsOfConventions({ accounts: company, cases: cases('[Company!]!') })).toHaveLength(1);
    expect(faultsOfConventions({ accounts: company, cases: cases('Company') })).toEqual([]);
    const own = `${company} "A." type A { "The company." company: Company! }`;
    expect(faultsOfConventions({ accounts: own })).toEqual([]);
  });
});
