import { createHmac, timingSafeEqual } from 'node:crypto';
import { Failure } from './failure.ts';

/** What a cursor is bound to: another list, filter or viewer must not take it. */
export interface CursorScope {
  /** The coordinate of the list, such as `Query.enforcementCases`. */
  readonly list: string;
  /** Who asked, as audience and subject. */
  readonly viewer: string;
  /** The filter and the parent in any stable form. */
  readonly filter: unknown;
}

/** Makes cursors and reads them back. */
export interface CursorSealer {
  seal(scope: CursorScope, position: readonly string[]): string;
  /** The position inside a cursor; throws CURSOR_INVALID unless it was sealed for the same scope. */
  open(scope: CursorScope, cursor: string): string[];
}

/** A sealer whose cursors nobody without the secret can forge. */
export function createCursorSealer(secret: string): CursorSealer {
  const sealed = (scope: CursorScope, body: string): string => {
    const seal = createHmac('sha256', secret)
      .update(JSON.stringify(['cursor', scope.list, scope.viewer, scope.filter, body]))
      .digest()
      .subarray(0, 16);
    return `${body}.${seal.toString('base64url')}`;
  };
  return {
    seal: (scope, position) => sealed(scope, Buffer.from(JSON.stringify(position)).toString('base64url')),
    open(scope, cursor) {
      const [body = ''] = cursor.split('.', 1);
      const given = Buffer.from(cursor);
      const expected = Buffer.from(sealed(scope, body));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new Failure(
          'CURSOR_INVALID',
          'expected a cursor that this list gave to this user for the same filter',
        );
      }
      return JSON.parse(Buffer.from(body, 'base64url').toString()) as string[];
    },
  };
}
