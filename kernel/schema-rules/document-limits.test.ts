import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type DocumentLimits, checkDocumentLimits, isPureIntrospection } from './document-limits.ts';

const limits: DocumentLimits = {
  depth: 10,
  aliases: 30,
  rootFields: 20,
  directives: 20,
  selections: 300,
  operations: 5,
  fragments: 30,
};
const unlimited: DocumentLimits = {
  depth: Infinity,
  aliases: Infinity,
  rootFields: Infinity,
  directives: Infinity,
  selections: Infinity,
  operations: Infinity,
  fragments: Infinity,
};

const many = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (depth: number) => `{ ${'a { '.repeat(depth - 1)}a${' }'.repeat(depth - 1)} }`;
const bomb = (
  size: number,
) => `{ ...F0 } ${many(size, (i) => `fragment F${i} on Q { ...F${i + 1} ...F${i + 1} }`)}
  fragment F${size} on Q { a }`;
const refusalOf = (source: string, among = limits) =>
  checkDocumentLimits(parse(source), among)?.message ?? null;

describe('the limits of a document', () => {
  it.each([
    ['12 levels', 'fault-A1', nested(12), 'depth: 12 found, 10 allowed'],
    ['14 levels', 'fault-A1', nested(14), 'depth: 14 found, 10 allowed'],
    ['200 levels', 'fault-A1', nested(200), 'depth: 200 found, 10 allowed'],
    [
      'levels in fragments',
      'fault-A1',
      '{ a { ...F } } fragment F on A { b { ...G } } fragment G on B ' + nested(9),
      'depth: 11 found, 10 allowed',
    ],
    [
      'levels in inline fragments',
      'fault-A1',
      `{ a { ... on A { ... ${nested(10)} } } }`,
      'depth: 11 found, 10 allowed',
    ],
    [
      '100 aliases',
      'fault-A5',
      `{ a { ${many(100, (i) => `x${i}: b`)} } }`,
      'aliases: 100 found, 30 allowed',
    ],
    [
      '31 aliases of __typename',
      'fault-A6',
      `{ a { ${many(31, (i) => `x${i}: __typename`)} } }`,
      'aliases: 31 found, 30 allowed',
    ],
    [
      'aliases in fragments',
      'fault-A5',
      `{ ...F } fragment F on Q { a { ${many(31, (i) => `x${i}: b`)} } }`,
      'aliases: 31 found, 30 allowed',
    ],
    ['21 root fields', 'fault-A15', `{ ${many(21, (i) => `a${i}`)} }`, 'root fields: 21 found, 20 allowed'],
    [
      'root fields in fragments',
      'fault-A15',
      `{ ...F ... { x } } fragment F on Q { ${many(20, (i) => `a${i}`)} }`,
      'root fields: 21 found, 20 allowed',
    ],
    ['1,000 directives', 'fault-A7', `{ a ${'@b '.repeat(1_000)} }`, 'directives: 1000 found, 20 allowed'],
    [
      'directives everywhere',
      'fault-A7',
      `query ($v: Int ${'@b '.repeat(7)}) ${'@b '.repeat(13)} { ...F } fragment F on Q @b { a }`,
      'directives: 21 found, 20 allowed',
    ],
    [
      '1,000 duplicate fields',
      'fault-A8',
      `{ ${'a '.repeat(1_000)} }`,
      'selections: 1000 found, 300 allowed',
    ],
    [
      '1,000 fields of one alias',
      'fault-A8',
      `{ ${'a: b '.repeat(1_000)} }`,
      'selections: 1000 found, 300 allowed',
    ],
    [
      '1,000 spreads',
      'fault-A9',
      `{ ${'...F '.repeat(1_000)} } fragment F on Q { a }`,
      'selections: 1001 found, 300 allowed',
    ],
    [
      'many operations',
      'no case of its own',
      many(6, (i) => `query Q${i} { a }`),
      'operations: 6 found, 5 allowed',
    ],
    ['many fragments', 'fault-A9', bomb(30), 'fragments: 31 found, 30 allowed'],
  ])('are passed with %s (%s)', (_, __, source, message) => {
    expect(checkDocumentLimits(parse(source), limits)).toMatchObject({
      code: 'QUERY_LIMIT_EXCEEDED',
      message: `The query exceeds the limit on ${message}.`,
    });
  });

  it.each([
    ['depth', nested(10)],
    ['aliases', `{ a { ${many(30, (i) => `x${i}: b`)} } }`],
    ['root fields', `{ ${many(20, (i) => `a${i}`)} }`],
    ['directives', `{ a ${'@b '.repeat(20)} }`],
    ['selections', `{ ${'a '.repeat(300)} }`],
    ['operations', many(5, (i) => `query Q${i} { a }`)],
    ['fragments', `{ a } ${many(30, (i) => `fragment F${i} on Q { a }`)}`],
  ])('allow as much %s as they say', (_, source) => {
    expect(refusalOf(source)).toBeNull();
  });

  it('count the answers at the root, not how often each is asked for', () => {
    expect(
      refusalOf(`{ ${'...F '.repeat(30)} ${'viewer '.repeat(30)} } fragment F on Q { viewer }`),
    ).toBeNull();
  });

  it('leave the depth to validation when a fragment contains itself (fault-A11)', () => {
    expect(
      refusalOf('{ a { ...F } } fragment F on A { b { ...G } } fragment G on B { c { ...F } }'),
    ).toBeNull();
    expect(refusalOf('{ ...F } fragment F on Q { ...F }')).toBeNull();
  });

  it.each([20, 30, 1_000])('measure a fragment bomb of 2^%i in proportion to its text (fault-A9)', (size) => {
    const document = parse(bomb(size));
    const plain = parse(`{ a ${many(size, () => '... on Q { a a }')} }`);
    expect(checkDocumentLimits(document, { ...unlimited, depth: 0 })?.message).toContain('depth: 1 found');
    const measure = (of: typeof document) => fastest(() => checkDocumentLimits(of, unlimited));
    expect(measure(document)).toBeLessThan(50 * measure(plain) + 5);
  });

  it('pass over a document without an operation', () => {
    expect(refusalOf('fragment F on Q { a } type T { a: Int }')).toBeNull();
  });
});

describe('pure introspection', () => {
  it('may be exempt from depth, and only from depth', () => {
    const introspection = parse(getIntrospectionQuery());
    const exempt = { exemptFromDepth: true };
    expect(isPureIntrospection(introspection)).toBe(true);
    expect(checkDocumentLimits(introspection, limits)?.message).toContain('depth');
    expect(checkDocumentLimits(introspection, limits, exempt)).toBeNull();
    expect(checkDocumentLimits(introspection, { ...limits, selections: 5 }, exempt)?.message).toContain(
      'selections',
    );
  });

  it.each([
    ['{ __schema { description } }', true],
    ['{ __typename __type(name: "A") { name } }', true],
    ['{ ...F ... { __typename } } fragment F on Q { s: __schema { description } }', true],
    ['{ __schema { description } a }', false],
    ['{ __schema: a { b } }', false],
    ['{ ...F } fragment F on Q { ...G } fragment G on Q { a ...F }', false],
    ['query A { __typename } query B { a }', false],
    ['mutation { __typename }', false],
    ['fragment F on Q { __typename }', false],
  ])('%s: %s', (source, pure) => {
    expect(isPureIntrospection(parse(source))).toBe(pure);
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
