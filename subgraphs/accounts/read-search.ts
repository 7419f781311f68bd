import { Failure } from '#kernel/failure.ts';
import type { Search } from './domain.ts';

const longestSearch = 100;

/** Reads what somebody searches for; throws VALUE_MALFORMED for nothing and for too much. */
export function readSearch(text: string): Search {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0 || text.length > longestSearch) {
    throw new Failure(
      'VALUE_MALFORMED',
      `expected words of a name or the beginning of a number, at most ${longestSearch} characters`,
    );
  }
  return { words, beginning: text.trim() };
}
