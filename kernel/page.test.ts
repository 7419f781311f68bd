import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorSealer, type CursorScope } from './cursor.ts';
import { pageOf, readPageArguments } from './page.ts';

const sealer = createCursorSealer('a secret of the house');
const scope: CursorScope = { list: 'a list', viewer: 'trade importer', filter: null };
const read = (first: number, after?: string | null) => readPageArguments(sealer, scope, { first, after });
const page = (first: number, items: readonly string[], after?: string) =>
  pageOf(sealer, scope, read(first, after), items, (item) => [item]);

describe('what a client asks of a page', () => {
  it('reads one item more than the page holds, to know whether another follows', () => {
    expect(read(25)).toEqual({ size: 25, read: 26, after: null });
  });

  it.each([undefined, null])('begins at the first item when after is %s', (after) => {
    expect(read(1, after).after).toBeNull();
  });

  it('goes on after the position inside the cursor', () => {
    expect(read(1, sealer.seal(scope, ['b', 'c'])).after).toEqual(['b', 'c']);
  });

  it('may be 1 to 100 items', () => {
    expect(read(1).size).toBe(1);
    expect(read(100).size).toBe(100);
  });

  it.each([101, 2 ** 31 - 1])('cannot be %s items, and the answer says how many it can be', (first) => {
    expect(() => read(first)).toThrow(
      expect.objectContaining({
        code: 'PAGE_TOO_LARGE',
        message: `expected first to be at most 100, got ${first}`,
      }),
    );
  });

  it.each([0, -1, -(2 ** 31)])('cannot be %s items', (first) => {
    expect(() => read(first)).toThrow(expect.objectContaining({ code: 'VALUE_MALFORMED' }));
  });

  it.each(['', 'forged', sealer.seal({ ...scope, viewer: 'trade broker' }, ['a'])])(
    'cannot be after a cursor that this list did not give: %j (fault-C8)',
    (after) => {
      expect(() => read(1, after)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
    },
  );
});

describe('a page', () => {
  it('of nothing has no cursors', () => {
    expect(page(2, [])).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it('that is just full has no next page', () => {
    expect(page(2, ['a', 'b']).pageInfo.hasNextPage).toBe(false);
  });

  it('leaves out the item that was read to know whether another page follows', () => {
    const { edges, pageInfo } = page(2, ['a', 'b', 'c']);
    expect(edges.map(({ node }) => node)).toEqual(['a', 'b']);
    expect(pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor,
      endCursor: edges[1]?.cursor,
    });
  });

  it('after page shows every item of a list once and in order', () => {
    const list = fc.uniqueArray(fc.string(), { maxLength: 40 }).map((items) => items.sort());
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 7 }), (items, first) => {
        const seen: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const request = read(first, after);
          const following = items.filter((item) => request.after === null || item > (request.after[0] ?? ''));
          const { edges, pageInfo } = pageOf(
            sealer,
            scope,
            request,
            following.slice(0, request.read),
            (item) => [item],
          );
          seen.push(...edges.map(({ node }) => node));
          after = pageInfo.endCursor;
          more = pageInfo.hasNextPage;
        }
        expect(seen).toEqual(items);
      }),
    );
  });
});
