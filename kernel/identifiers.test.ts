import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccountKeyMaker, pseudonym, readCaseNumber, readImporterNumber } from './identifiers.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });

describe('a case number', () => {
  it('is read as the published ruling writes it', () => {
    expect(readCaseNumber('20161704200292-01')).toBe('20161704200292-01');
  });

  it('is the same with the hyphens of display', () => {
    expect(readCaseNumber('2016-1704-200292-01')).toBe('20161704200292-01');
  });

  it('keeps the leading zeros of a port, and any first digit of its sequence', () => {
    expect(readCaseNumber('20160101000001-01')).toBe('20160101000001-01');
    expect(readCaseNumber('20161704900001-99')).toBe('20161704900001-99');
  });

  it('is the same number however it is hyphenated', () => {
    const parts = fc.tuple(digits(4), digits(4), digits(6), digits(2));
    fc.assert(
      fc.property(parts, ([year, port, sequence, suffix]) => {
        const plain = `${year}${port}${sequence}-${suffix}`;
        expect(readCaseNumber(plain)).toBe(plain);
        expect(readCaseNumber(`${year}-${port}-${sequence}-${suffix}`)).toBe(plain);
      }),
    );
  });

  it.each([
    ['without its suffix', '20161704200292'],
    ['with a suffix but no hyphen', '2016170420029201'],
    ['with a digit too few', '2016170420029-01'],
    ['with a digit too many', '201617042002921-01'],
    ['with a suffix of three digits', '20161704200292-001'],
    ['with a letter', '2016I704200292-01'],
    ['with a blank before it', ' 20161704200292-01'],
    ['with a line after it', '20161704200292-01\n'],
    ['with dashes that are not hyphens', '20161704200292–01'],
    ['in digits of another script', '٢٠١٦١٧٠٤٢٠٠٢٩٢-٠١'],
    ['that closes a quotation', "20161704200292-01'--"],
    ['that closes an element', '20161704200292-01]]>'],
    ['that is an ePetition reference', 'EP-000123'],
    ['that is nothing', ''],
  ])('%s is refused', (_what, text) => {
    expect(() => readCaseNumber(text)).toThrow(expect.objectContaining({ code: 'CASE_NUMBER_MALFORMED' }));
  });
});

describe('an importer number', () => {
  it.each([
    ['of an employer', '36-123456700'],
    ['of an employer with letters in its suffix', '36-1234567AB'],
    ['of an employer with a suffix that ends in Y', '36-12345670Y'],
    ['of a person', '123-45-6789'],
    ['assigned by customs', '161704-00123'],
  ])('%s is read', (_what, text) => {
    expect(readImporterNumber(text)).toBe(text);
  });

  it.each(['O', 'I', 'Z'].flatMap((letter) => [`36-1234567${letter}0`, `36-12345670${letter}`]))(
    'with O, I or Z in its suffix is refused: %s',
    (text) => {
      expect(() => readImporterNumber(text)).toThrow(
        expect.objectContaining({ code: 'IMPORTER_NUMBER_MALFORMED' }),
      );
    },
  );

  it('may have every other letter in its suffix', () => {
    for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXY') {
      expect(readImporterNumber(`36-1234567${letter}${letter}`)).toContain(letter);
    }
  });

  it.each([
    ['of an employer without a suffix', '36-1234567'],
    ['with a small letter', '36-1234567a0'],
    ['of a person without hyphens', '123456789'],
    ['of a person with a digit too many', '123-45-67890'],
    ['assigned by customs with a digit too few', '161704-0012'],
    ['with a blank after it', '36-123456700 '],
    ['that is nothing', ''],
  ])('%s is refused', (_what, text) => {
    expect(() => readImporterNumber(text)).toThrow(
      expect.objectContaining({ code: 'IMPORTER_NUMBER_MALFORMED' }),
    );
  });

  it('that is refused is not repeated, because it may be somebody’s Social Security number', () => {
    expect(() => readImporterNumber('123-45-678')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('123-45-678') as string }),
    );
  });
});

describe('an account key', () => {
  const keyOf = createAccountKeyMaker('a secret');

  it('is the same for the same number, and tells nothing of it', () => {
    expect(keyOf('36-123456700')).toBe(createAccountKeyMaker('a secret')('36-123456700'));
    expect(keyOf('36-123456700')).toMatch(/^[\w-]{27}$/);
    expect(keyOf('36-123456700')).not.toContain('123456');
  });

  it('is another for another number, and under another secret', () => {
    expect(keyOf('36-123456701')).not.toBe(keyOf('36-123456700'));
    expect(createAccountKeyMaker('another secret')('36-123456700')).not.toBe(keyOf('36-123456700'));
  });

  it('cannot be told from the hash that a log shows of the same number', () => {
    expect(keyOf('36-123456700')).not.toContain(pseudonym('a secret', '36-123456700'));
  });
});
