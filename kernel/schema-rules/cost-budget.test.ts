import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkCost } from './cost-budget.ts';
import { costRulesFrom } from './cost-rules.ts';
import { estimateCost } from './cost.ts';
import { checkDocumentLimits } from './document-limits.ts';

const sdl = parse(`
  type Query {
    enforcementCase(caseNumber: ID!): EnforcementCase
    enforcementCases(first: Int): CaseConnection
      @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    ports: [Port]
    node: Node
  }
  interface Node { id: ID! owner: Node }
  type CaseConnection { edges: [CaseEdge] }
  type CaseEdge { node: EnforcementCase }
  type EnforcementCase implements Node {
    id: ID!
    owner: Node
    kind: String
    account: TradeAccount
    submissions(first: Int = 25): SubmissionConnection
      @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
  }
  type SubmissionConnection { edges: [SubmissionEdge] }
  type SubmissionEdge { node: Submission }
  type Submission { kind: String enforcementCase: EnforcementCase }
  type TradeAccount implements Node {
    id: ID!
    owner: Node
    cases(first: Int = 25): CaseConnection @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
  }
  type Port { code: String }
`);
const schema = buildASTSchema(sdl, { assumeValidSDL: true });
const rules = costRulesFrom(sdl);

const hundredCubed = `{
  enforcementCases(first: 100) { edges { node { account {
    cases(first: 100) { edges { node {
      submissions(first: 100) { edges { node { kind } } }
    } } }
  } } } }
}`;

describe('a query made to cost too much', () => {
  const round = '{submissions{edges{node{enforcementCase';
  const rounds = (count: number) =>
    `{enforcementCase(caseNumber:1)${round.repeat(count)}{kind}${'}}}}'.repeat(count)}}`;

  it('is refused by cost and by depth when it goes round seven times in under 400 bytes (fault-A1)', () => {
    const source = rounds(7);
    const document = parse(source);
    const limits = {
      depth: 10,
      aliases: 30,
      rootFields: 20,
      directives: 20,
      selections: 300,
      operations: 5,
      fragments: 30,
    };
    expect(source.length).toBeLessThan(400);
    expect(checkCost({ schema, rules, document, budget: 1_000 })?.message).toContain('more than 1000000,');
    expect(checkDocumentLimits(document, limits)?.message).toContain('depth: 30 found, 10 allowed');
  });

  it('is counted no further than the refusal needs, and never overflows (fault-A1)', () => {
    const document = parse(rounds(100));
    expect(estimateCost({ schema, rules, document })).toBe(Number.MAX_SAFE_INTEGER);
    expect(estimateCost({ schema, rules, document, cap: 1_000 })).toBeGreaterThan(1_000);
  });

  it('names its cost where that is not absurd (fault-A4)', () => {
    expect(checkCost({ schema, rules, document: parse(hundredCubed), budget: 10_000 })).toMatchObject({
      message: "The query's estimated cost is 2030401, at most 10000 is allowed.",
    });
    expect(checkCost({ schema, rules, document: parse('{ ports { code } }'), budget: 10 })).toBeNull();
  });

  it.each([20, 30, 1_000])(
    'is priced in proportion to its text as a bomb of 2^%i fragments (fault-A9)',
    (size) => {
      const fragments = Array.from(
        { length: size },
        (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
      );
      const bomb = parse(`{ ...F0 } ${fragments.join(' ')} fragment F${size} on Query { ports { code } }`);
      const plain = parse(`{ ${'... on Query { ports { code } } '.repeat(size)} }`);
      const time = (document: typeof bomb) => fastest(() => estimateCost({ schema, rules, document }));
      expect(estimateCost({ schema, rules, document: bomb })).toBe(
        Math.min(10 * 2 ** size, Number.MAX_SAFE_INTEGER),
      );
      expect(time(bomb)).toBeLessThan(50 * time(plain) + 5);
    },
  );

  it('does not hang on fragments that contain themselves (fault-A11)', () => {
    const fragments =
      'fragment F on Query { ports { code } ...G } fragment G on Query { ...F ports { code } }';
    const document = parse(`{ ...F } ${fragments}`);
    expect(estimateCost({ schema, rules, document })).toBe(20);
  });

  it('is priced in proportion to its text when interfaces lie inside each other', () => {
    const deep = (levels: number) =>
      parse(`{ node ${'{ owner '.repeat(levels)}{ id }${' }'.repeat(levels)} }`);
    const time = (levels: number) => fastest(() => estimateCost({ schema, rules, document: deep(levels) }));
    expect(estimateCost({ schema, rules, document: deep(200) })).toBe(201);
    expect(time(200)).toBeLessThan(50 * time(20) + 5);
  });
});

function fastest(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
