import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLargerThan } from './answer-size.ts';

describe('the size of an answer', () => {
  it.each([
    ['nothing', null],
    ['an empty object', {}],
    ['a number', { totalCount: 3 }],
  ])('of %s is small', (_what, answer) => {
    expect(isLargerThan(answer, 100)).toBe(false);
  });

  it.each([
    ['one long text', { text: 'x'.repeat(101) }],
    ['many short texts', { texts: Array.from({ length: 40 }, () => 'x') }],
    ['many numbers', Array.from({ length: 21 }, () => 1)],
    ['many nulls', { list: Array.from({ length: 21 }, () => null) }],
    ['long names', { ['x'.repeat(101)]: 1 }],
    ['a text far below', { a: { b: [{ c: { d: 'x'.repeat(101) } }] } }],
  ])('of %s is large', (_what, answer) => {
    expect(isLargerThan(answer, 100)).toBe(true);
  });

  it('is told of an answer as deep as a stack would not bear', () => {
    let answer: unknown = 'x'.repeat(101);
    for (let depth = 0; depth < 100_000; depth += 1) answer = [answer];
    expect(isLargerThan(answer, 100)).toBe(true);
    expect(isLargerThan(answer, 1_000)).toBe(false);
  });

  it('is at least half of what the answer has as JSON in ASCII, empty lists and objects aside', () => {
    const letter = fc.constantFrom('a', 'b', 'x', 'y');
    const word = fc.string({ unit: letter, minLength: 1 });
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.boolean(),
        fc.array(tie('tree'), { minLength: 1, maxLength: 5 }),
        fc.dictionary(word, tie('tree'), { minKeys: 1, maxKeys: 5 }),
      ),
    }));
    fc.assert(fc.property(tree, (answer) => isLargerThan(answer, JSON.stringify(answer).length / 4)));
  });
});
