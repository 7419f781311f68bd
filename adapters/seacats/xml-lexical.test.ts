import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readScalar } from './xml-lexical.ts';
import { dateTime, decimal, long, text } from './xml-shape.ts';

const accepts = (shape: Parameters<typeof readScalar>[0], chars: string) =>
  'text' in readScalar(shape, chars);

describe('a decimal', () => {
  it.each(['0', '0.00', '7', '+7.5', '-7.25', '.5', '5.', '1.500', '12345678901234567.89', ' 1.00\n'])(
    '%j is one (fault-E15)',
    (chars) => expect(accepts(decimal(2), chars)).toBe(true),
  );
  it.each([
    '',
    ' ',
    '-',
    '.',
    '-0',
    '-0.00',
    '1E3',
    '1e3',
    'abc',
    'NaN',
    'INF',
    '1,000',
    '$1',
    '0x1',
    '1.005',
    '1 000',
    '٣',
    '9'.repeat(41),
  ])('%j is none (fault-E15)', (chars) => expect(accepts(decimal(2), chars)).toBe(false));
  it('of whole cents comes back as it was written (fault-E15)', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (cents) => {
        const written = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
        expect(readScalar(decimal(2), written)).toEqual({ text: written });
      }),
      { seed: 1 },
    );
  });
});

describe('a long', () => {
  it.each(['0', '-9223372036854775808', '9223372036854775807', '+1', '007', ' 5 '])('%j is one', (chars) =>
    expect(accepts(long(), chars)).toBe(true),
  );
  it.each(['', '-0', '9223372036854775808', '-9223372036854775809', '1.0', '1E3', 'NaN', '1'.repeat(99)])(
    '%j is none',
    (chars) => expect(accepts(long(), chars)).toBe(false),
  );
});

describe('a dateTime', () => {
  it.each([
    '2026-02-03T04:05:06Z',
    '2024-02-29T23:59:59.123456-05:00',
    '2026-02-03T24:00:00',
    '0001-01-01T00:00:00',
    '2026-02-03T04:05:06+14:00',
  ])('%s is one (fault-E16)', (chars) => expect(accepts(dateTime(), chars)).toBe(true));
  it.each([
    '2026-02-03',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-02-03T24:00:01Z',
    '2026-02-03T25:00:00Z',
    '2026-02-03T04:60:06Z',
    '2026-02-03T04:05:60Z',
    '2026-02-03T04:05:06+15:00',
    '2026-02-03 04:05:06Z',
    '0000-01-01T00:00:00Z',
    '',
  ])('%j is none (fault-E16)', (chars) => expect(accepts(dateTime(), chars)).toBe(false));
});

describe('a text', () => {
  it('keeps its blanks and has its pattern from end to end', () => {
    expect(readScalar(text(), '  x ')).toEqual({ text: '  x ' });
    expect(accepts(text('[0-9]{8}|[ ]{8}'), '        ')).toBe(true);
    expect(accepts(text('[0-9]{8}|[ ]{8}'), '202601011')).toBe(false);
    expect(accepts(text('[0-9]{8}'), '20260101\n')).toBe(false);
  });
});
