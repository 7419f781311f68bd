import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import { readSearch } from './read-search.ts';

describe('a search', () => {
  it.each([
    ['MDT Armor', ['MDT', 'Armor']],
    [' Snuggles, Inc. ', ['Snuggles', 'Inc']],
    ["O'Neill & Söhne' | !x:*", ['O', 'Neill', 'Söhne', 'x']],
    ['45-1234', ['45', '1234']],
  ])('for %j is for the words %j and the beginning as written', (text, words) => {
    expect(readSearch(text)).toEqual({ words, beginning: text.trim() });
  });

  it.each([[''], ['   '], ["%_'&!"], ['x'.repeat(101)]])('for %j is refused', (text) => {
    expect(() => readSearch(text)).toThrow(Failure);
  });
});
