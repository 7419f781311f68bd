import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costRulesFrom } from './cost-rules.ts';

const aSubgraph = (imports: string, cost: string, listSize: string) =>
  parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${imports})
    type Query {
      cases(first: Int = 5 ${cost}(weight: 3), filter: Filter): CaseConnection
        ${listSize}(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
        ${cost}(weight: 7)
    }
    type CaseConnection { edges: [Case] }
    type Case ${cost}(weight: 4) { id: ID parties: [ID] ${listSize}(assumedSize: 4) score: Score }
    scalar Score ${cost}(weight: 2)
    input Filter { text: String ${cost}(weight: 9) }
  `);

const compose = (typeDefs: ReturnType<typeof parse>) => {
  const { supergraphSdl, errors } = composeServices([
    { name: 'cases', url: 'http://cases.invalid', typeDefs },
  ]);
  expect(errors).toBeUndefined();
  return parse(supergraphSdl ?? '');
};

const expected = {
  weights: new Map([
    ['Case', 4],
    ['Filter.text', 9],
    ['Query.cases', 7],
    ['Query.cases(first:)', 3],
    ['Score', 2],
  ]),
  lists: new Map([
    ['Case.parties', { assumedSize: 4, slicingArguments: [], sizedFields: new Set() }],
    ['Query.cases', { assumedSize: null, slicingArguments: [['first']], sizedFields: new Set(['edges']) }],
  ]),
  weighsInput: true,
};

describe('the rules of cost', () => {
  it.each([
    ['imported', '["@cost", "@listSize"]', '@cost', '@listSize'],
    ['prefixed', '["@key"]', '@federation__cost', '@federation__listSize'],
    [
      'renamed',
      '[{ name: "@cost", as: "@weight" }, { name: "@listSize", as: "@pages" }]',
      '@weight',
      '@pages',
    ],
  ])(
    'are the same in a subgraph and in its supergraph where the directives are %s',
    (_, imports, cost, listSize) => {
      const subgraph = aSubgraph(imports, cost, listSize);
      expect(costRulesFrom(subgraph)).toEqual(expected);
      expect(costRulesFrom(compose(subgraph))).toEqual(expected);
    },
  );

  it('are read from a built schema as from its SDL', () => {
    const sdl = aSubgraph('["@cost", "@listSize"]', '@cost', '@listSize');
    expect(costRulesFrom(buildASTSchema(sdl, { assumeValidSDL: true }))).toEqual(expected);
  });

  it('are read from extensions and from SDL without any link', () => {
    const rules = costRulesFrom(parse('type A { b: ID } extend type A { c: ID @cost(weight: 5) }'));
    expect(rules).toEqual({ weights: new Map([['A.c', 5]]), lists: new Map(), weighsInput: false });
  });

  it('never make anything cheaper than nothing', () => {
    expect(costRulesFrom(parse('type A { b: ID @cost(weight: -5) }')).weights).toEqual(new Map([['A.b', 0]]));
  });
});
