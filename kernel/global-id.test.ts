import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalId, nodeTypes, readGlobalId } from './global-id.ts';

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const notOurs = expect.objectContaining({ code: 'VALUE_MALFORMED' }) as Error;

describe('a global id', () => {
  it('leads back to the type and key that it was made of (fault-C2)', () => {
    const keys = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.constantFrom(...nodeTypes), keys, (type, key) => {
        expect(readGlobalId(globalId(type, key))).toEqual({ type, key });
      }),
    );
  });

  it('keeps what follows a second colon', () => {
    expect(readGlobalId(globalId('Submission', 'a:b'))).toEqual({ type: 'Submission', key: 'a:b' });
  });

  it.each([
    ['of a type that is no node', globalId('Message', 'M-1')],
    ['of a type that there is not', encoded('Grant:1')],
    ['of a type in small letters', encoded('enforcementcase:20161704200292-01')],
    ['of a type that every object inherits', encoded('constructor:1')],
    ['of a type whose name goes on', encoded('EnforcementCaseX:1')],
    ['without a key', encoded('EnforcementCase:')],
    ['without a colon', encoded('EnforcementCase')],
    ['that is the plain text', 'EnforcementCase:20161704200292-01'],
    ['that is nothing', ''],
    ['that is no base64', '%%%'],
    ['with bytes that are no text', Buffer.from([...Buffer.from('Center:'), 0xff]).toString('base64url')],
  ])('%s is refused (fault-C2)', (_what, id) => {
    expect(() => readGlobalId(id)).toThrow(notOurs);
  });

  it.each([
    ['with padding', Buffer.from('Center:0010').toString('base64')],
    ['in the other alphabet', Buffer.from('Center:0??>>').toString('base64')],
    ['with a blank', ` ${encoded('Center:003')}`],
    ['with a line after it', `${encoded('Center:003')}\n`],
    ['encoded twice', encoded(encoded('Center:003'))],
    // The last character carries two bits that say nothing; another character with the same rest decodes to the same.
    ['with loose last bits', encoded('Center:003x').replace(/.$/, (last) => (last === 'A' ? 'B' : 'h'))],
  ])('written another way, %s, is refused (fault-C2)', (_what, id) => {
    expect(() => readGlobalId(id)).toThrow(notOurs);
  });
});
