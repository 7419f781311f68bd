import type { CursorScope, CursorSealer } from './cursor.ts';
import { Failure } from './failure.ts';

/** The most items a page may hold. */
export const largestPage = 100;

/** What a client says of the page it wants. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** What to read for a page: so many items after a position. */
export interface PageRequest {
  /** How many items the page holds at most. */
  readonly size: number;
  /** How many items to read, one more than the page, which tells whether another follows. */
  readonly read: number;
  /** The position after which to read; null for the first page. */
  readonly after: readonly string[] | null;
}

/** A page of a list, as Relay's connection shows it. */
export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Checks a client's arguments; throws PAGE_TOO_LARGE, VALUE_MALFORMED or CURSOR_INVALID. */
export function readPageArguments(
  sealer: CursorSealer,
  scope: CursorScope,
  { first, after }: PageArguments,
): PageRequest {
  if (first > largestPage) {
    throw new Failure('PAGE_TOO_LARGE', `expected first to be at most ${largestPage}, got ${first}`);
  }
  if (first < 1) throw new Failure('VALUE_MALFORMED', `expected first to be at least 1, got ${first}`);
  return { size: first, read: first + 1, after: after == null ? null : sealer.open(scope, after) };
}

/** Makes a page of the items read for it. */
export function pageOf<T>(
  sealer: CursorSealer,
  scope: CursorScope,
  { size }: PageRequest,
  items: readonly T[],
  positionOf: (item: T) => readonly string[],
): Page<T> {
  const edges = items.slice(0, size).map((node) => ({ cursor: sealer.seal(scope, positionOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: items.length > size,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
