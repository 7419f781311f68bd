import fc from 'fast-check';
import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import { parseWithin } from './parse-within.ts';

describe('a document that is read under a token limit', () => {
  it('is parsed when it keeps the limit', () => {
    expect(parseWithin('{ a { b } }', 6)).toMatchObject({ kind: Kind.DOCUMENT });
  });

  it.each([
    ['10,000 duplicate fields', `{ ${'a '.repeat(10_000)} }`],
    ['3,000 fields of one alias', `{ ${'a: b '.repeat(3_000)} }`],
    ['12,000 root fields', `{ ${Array.from({ length: 12_000 }, (_, i) => `f${i}`).join(' ')} }`],
    ['200,000 tokens', `{ a(b: [${'1 '.repeat(200_000)}]) }`],
    ['20,000 directives', `{ a ${'@b '.repeat(20_000)} }`],
  ])('is refused with %s (fault-A7, fault-A8, fault-A15)', (_, source) => {
    expect(parseWithin(source, 2_000)).toMatchObject({
      code: 'QUERY_LIMIT_EXCEEDED',
      message: 'The query exceeds the limit on tokens: more than the 2000 allowed.',
    });
  });

  it('is read no further than the limit, however long it is', () => {
    const short = fastest(() => parseWithin('a '.repeat(10_000).replace('a', '{'), 2_000));
    const long = fastest(() => parseWithin('a '.repeat(1_000_000).replace('a', '{'), 2_000));
    expect(long).toBeLessThan(25 * short + 5);
  });

  it('is refused when its nesting would exhaust the stack', () => {
    const refusal = parseWithin('{a'.repeat(200_000), Number.MAX_SAFE_INTEGER);
    expect(refusal).toMatchObject({ code: 'QUERY_LIMIT_EXCEEDED' });
  });

  it('is malformed at a line and a column', () => {
    expect(parseWithin('{\n  a(b: )\n}', 2_000)).toMatchObject({
      code: 'QUERY_MALFORMED',
      message: 'Syntax error at line 2, column 8: Unexpected ")".',
    });
  });

  it.each([
    ['{ a "a secret of some length" }', 5, 'Expected Name, found String "a secret ...".'],
    ['{ a """two\nlines\nof text""" }', 5, 'Expected Name, found BlockString "two?lines...".'],
    ['{ a: 12345678901234567890 }', 6, 'Expected Name, found Int "123456789...".'],
    ['query averyverylongname averyverylongname {', 25, 'Expected "{", found Name "averyvery...".'],
    ['', 1, 'Unexpected <EOF>.'],
  ])('is malformed without echoing what %j says at length', (source, column, fault) => {
    expect(parseWithin(source, 2_000)).toMatchObject({
      code: 'QUERY_MALFORMED',
      message: `Syntax error at line 1, column ${column}: ${fault}`,
    });
  });

  it('answers with a document or a failure, whatever is sent', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parsed = parseWithin(`${before}{ a(b: "${after}"`, 50);
        if (parsed instanceof Failure) expect(parsed.message).toMatch(/^[\x20-\x7e]{1,180}$/);
        else expect(parsed.kind).toBe(Kind.DOCUMENT);
      }),
    );
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
