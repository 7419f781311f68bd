import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCursorSealer, type CursorScope } from './cursor.ts';

const sealer = createCursorSealer('a secret of the house');
const scope: CursorScope = {
  list: 'Query.enforcementCases',
  viewer: 'trade importer',
  filter: ['20161704200292-01'],
};
const invalid = expect.objectContaining({ code: 'CURSOR_INVALID' }) as Error;

describe('a cursor', () => {
  it('leads back to its position', () => {
    const anything = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 });
    fc.assert(
      fc.property(anything, (position) => {
        expect(sealer.open(scope, sealer.seal(scope, position))).toEqual(position);
      }),
    );
  });

  it('opens in another process with the same secret', () => {
    const other = createCursorSealer('a secret of the house');
    expect(other.open(scope, sealer.seal(scope, ['a']))).toEqual(['a']);
  });

  it('is the same for the same place, so that answers can be compared', () => {
    expect(sealer.seal(scope, ['a'])).toBe(sealer.seal(scope, ['a']));
  });

  it.each<[string, CursorScope]>([
    ['another list', { ...scope, list: 'Viewer.accounts' }],
    ['another viewer', { ...scope, viewer: 'trade broker' }],
    ['a viewer of the same id from the other issuer', { ...scope, viewer: 'internal importer' }],
    ['another filter', { ...scope, filter: ['20161704200292-02'] }],
    ['a wider filter', { ...scope, filter: ['20161704200292-01', '20161704200292-02'] }],
    ['no filter', { ...scope, filter: null }],
    [
      'a viewer and list that only read alike',
      { ...scope, list: '', viewer: `${scope.list}${scope.viewer}` },
    ],
  ])('does not open for %s (fault-C8)', (_what, other) => {
    const cursor = sealer.seal(scope, ['20161704200292-01']);
    expect(() => sealer.open(other, cursor)).toThrow(invalid);
  });

  it('sealed under another secret does not open (fault-C8)', () => {
    const forged = createCursorSealer('a guess').seal(scope, ['a']);
    expect(() => sealer.open(scope, forged)).toThrow(invalid);
  });

  it('does not open for another position under the same seal (fault-C8)', () => {
    const [, seal = ''] = sealer.seal(scope, ['a']).split('.');
    const body = Buffer.from(JSON.stringify(['b'])).toString('base64url');
    expect(() => sealer.open(scope, `${body}.${seal}`)).toThrow(invalid);
  });

  it.each([
    ['nothing', ''],
    ['a point', '.'],
    ['no seal', Buffer.from('["a"]').toString('base64url')],
    ['an empty seal', `${Buffer.from('["a"]').toString('base64url')}.`],
    ['a seal of zeros', `${Buffer.from('["a"]').toString('base64url')}.${'A'.repeat(22)}`],
    ['a word', 'next'],
    ['a number, as other lists use', '25'],
  ])('that is %s does not open (fault-C8)', (_what, cursor) => {
    expect(() => sealer.open(scope, cursor)).toThrow(invalid);
  });

  it('with one character changed, added or left out does not open (fault-C8)', () => {
    const cursor = sealer.seal(scope, ['2026-01-15T17:00:00.000Z', 'S-1']);
    const place = fc.nat({ max: cursor.length });
    const addition = fc.constantFrom('', 'A', '.', '=', ' ', '%');
    fc.assert(
      fc.property(place, fc.boolean(), addition, (index, takesOne, added) => {
        const changed = cursor.slice(0, index) + added + cursor.slice(index + (takesOne ? 1 : 0));
        fc.pre(changed !== cursor);
        expect(() => sealer.open(scope, changed)).toThrow(invalid);
      }),
    );
  });
});
