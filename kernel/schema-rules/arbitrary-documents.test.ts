import fc from 'fast-check';
import { buildASTSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import { checkCost } from './cost-budget.ts';
import { costRulesFrom } from './cost-rules.ts';
import { estimateCost } from './cost.ts';
import { checkDocumentLimits, isPureIntrospection } from './document-limits.ts';

const sdl = parse(`
  directive @cost(weight: Int!) on FIELD_DEFINITION
  directive @listSize(slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
  type Query {
    case: Case
    cases(page: Page): Cases @listSize(slicingArguments: ["page.first"], sizedFields: ["edges"])
    node: Node
  }
  input Page { first: Int = 5 }
  interface Node { id: ID node: Node }
  type Cases { edges: [Case] total: Int @cost(weight: 10) }
  type Case implements Node { id: ID node: Node account: Account }
  type Account implements Node {
    id: ID
    node: Node
    cases(first: Int = 3): [Case] @listSize(slicingArguments: ["first"])
  }
`);
const schema = buildASTSchema(sdl, { assumeValidSDL: true });
const rules = costRulesFrom(sdl);

// What may be selected on each type: the text of the field, and the type that it leads to.
const fieldsOn: Readonly<Record<string, readonly (readonly [string, string | null])[]>> = {
  Query: [
    ['case', 'Case'],
    ['cases(page: { first: $n })', 'Cases'],
    ['cases(page: $p)', 'Cases'],
    ['node', 'Node'],
  ],
  Cases: [
    ['edges', 'Case'],
    ['total', null],
  ],
  Case: [
    ['id', null],
    ['node', 'Node'],
    ['account', 'Account'],
  ],
  Account: [
    ['id', null],
    ['node', 'Node'],
    ['cases', 'Case'],
    ['cases(first: $n)', 'Case'],
  ],
  Node: [
    ['id', null],
    ['node', 'Node'],
  ],
};

interface Selected {
  readonly on: string;
  readonly fields: readonly { readonly text: string; readonly inside: Selected | null }[];
  readonly dressing: 'plain' | 'inline fragment' | 'skip';
}

const selectedOn = (on: string, depth: number): fc.Arbitrary<Selected> =>
  fc.record({
    on: fc.constant(on),
    dressing: fc.constantFrom('plain', 'inline fragment', 'skip'),
    fields: fc.array(
      fc.constantFrom(...(fieldsOn[on] ?? [])).chain(([text, leadsTo]) => {
        const inside = leadsTo === null || depth === 0 ? fc.constant(null) : selectedOn(leadsTo, depth - 1);
        return fc.record({ text: fc.constant(text), inside });
      }),
      { maxLength: 3 },
    ),
  });

/** Prints a selection; the one whose turn it is, counted down, gets one more field. */
const print = ({ on, fields, dressing }: Selected, turn: { left: number }): string => {
  const [more, leadsTo] = fieldsOn[on]?.at(-1) ?? ['__typename', null];
  const added = turn.left-- === 0 ? `added: ${more} ${leadsTo === null ? '' : '{ __typename }'}` : '';
  const inside = fields.map((field, i) => {
    const needed = field.inside === null ? '{ __typename }' : print(field.inside, turn);
    return `f${i}: ${field.text} ${hasInside(on, field.text) ? needed : ''}`;
  });
  const body = `{ __typename ${inside.join(' ')} ${added} }`;
  if (dressing === 'plain') return body;
  return `{ ... on ${on} ${dressing === 'skip' ? '@skip(if: $s)' : ''} ${body} }`;
};
const hasInside = (on: string, text: string) => fieldsOn[on]?.some(([of, to]) => of === text && to !== null);

const operation = (selected: Selected, turn: number) =>
  parse(`query ($n: Int = 4, $p: Page, $s: Boolean! = false) ${print(selected, { left: turn })}`);
const anOperation = selectedOn('Query', 4);
const someVariables = fc.oneof(
  fc.record(
    { n: fc.integer({ min: 0 }), p: fc.record({ first: fc.nat() }), s: fc.boolean() },
    { requiredKeys: [] },
  ),
  fc.dictionary(fc.constantFrom('n', 'p', 's', '__proto__'), fc.anything()),
);
const limits = {
  depth: 4,
  aliases: 4,
  rootFields: 2,
  directives: 2,
  selections: 9,
  operations: 1,
  fragments: 0,
};

describe('any document', () => {
  it('never becomes cheaper by one more field', () => {
    fc.assert(
      fc.property(anOperation, fc.nat(12), someVariables, (selected, turn, variables) => {
        const [fewer, more] = [operation(selected, -1), operation(selected, turn)];
        const cost = (document: typeof fewer) => estimateCost({ schema, rules, document, variables });
        expect(cost(more)).toBeGreaterThanOrEqual(cost(fewer));
      }),
    );
  });

  it('gets an answer from the limits and from the cost, valid or not, whatever the variables', () => {
    fc.assert(
      fc.property(anOperation, someVariables, fc.nat(1_000), (selected, variables, budget) => {
        const document = operation(selected, -1);
        const refusal =
          checkDocumentLimits(document, limits) ?? checkCost({ schema, rules, document, variables, budget });
        expect(refusal === null || refusal instanceof Failure).toBe(true);
        expect(isPureIntrospection(document)).toBeTypeOf('boolean');
        const cost = estimateCost({ schema, rules, document, variables });
        expect(Number.isSafeInteger(cost) && cost >= 0).toBe(true);
      }),
    );
  });

  it('is a valid one here', () => {
    // A variable that no field happened to use is no fault of the document's shape.
    fc.assert(
      fc.property(anOperation, fc.nat(12), (selected, turn) => {
        const errors = validate(schema, operation(selected, turn)).map(({ message }) => message);
        expect(errors.filter((message) => !message.includes('is never used'))).toEqual([]);
      }),
    );
  });
});
