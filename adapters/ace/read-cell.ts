import { LRUCache } from 'lru-cache';
import { readCalendarDate } from '#kernel/calendar.ts';
import { Failure } from '#kernel/failure.ts';
import { mayHoldSocialSecurityNumber, readCaseNumber, readImporterNumber } from '#kernel/identifiers.ts';
import { centsFrom } from '#kernel/money.ts';
import { toEntryNumber } from './entry-number.ts';
import { BadRow } from './bad-row.ts';
import type { Column, Reading } from './extract-kinds.ts';

type NamedReading = Extract<Reading, string>;

/** Reads the text of a cell as the database takes it; throws BadRow, which names the column and never the value. */
export function readCell({ header, required, reading }: Column, cell: string): string | null {
  const text = cell.trim();
  if (text === '') {
    if (required) throw new BadRow(`${header} is blank`);
    return null;
  }
  try {
    return typeof reading === 'string' ? readers[reading](text) : readWords(reading, text);
  } catch (problem) {
    if (problem instanceof BadRow) throw new BadRow(`${header}: ${problem.message}`);
    throw problem;
  }
}

function wrong(reason: string): never {
  throw new BadRow(reason);
}

const control = /[\u0000-\u001f\u007f\u0080-\u009f\ufffd]/;

const matching =
  (pattern: RegExp, expected: string) =>
  (text: string): string =>
    pattern.test(text) ? text : wrong(`expected ${expected}`);

const readIdentifier = withoutPersons(
  matching(/^[\w.@:-]{1,100}$/, 'letters, digits and the characters . _ @ : - without blanks'),
);

const readers: Readonly<Record<NamedReading, (text: string) => string>> = {
  accountNumber: withoutPersons(
    matching(/^[A-Z0-9][A-Z0-9-]{3,19}$/, '4 to 20 capital letters, digits and hyphens'),
  ),
  importerNumber: readImporter,
  identifier(text) {
    // A bond number has nine digits.
    return /^\d{9}$/.test(text) ? text : readIdentifier(text);
  },
  text: withoutPersons((text) => {
    const line = text.replace(/\s*[\r\n]+\s*/g, ' ');
    if (line.length > 200) return wrong('longer than 200 characters');
    return control.test(line) ? wrong('has a character that cannot be printed') : line;
  }),
  day: readDay,
  money(text) {
    const cents = expected(() => String(centsFrom(text)), 'an amount of dollars such as 85278.00');
    return cents.startsWith('-') ? wrong('the amount is below zero') : cents;
  },
  count: matching(/^\d{1,9}$/, 'a whole number'),
  fiscalYear: matching(/^(19|20)\d{2}$/, 'a fiscal year such as 2016'),
  yesOrNo(text) {
    const answer = { yes: 'true', y: 'true', no: 'false', n: 'false' }[text.toLowerCase()];
    return answer ?? wrong('expected Yes or No');
  },
  portCode: matching(/^\d{4}$/, 'a port code of four digits'),
  centerCode: matching(/^0(0[1-9]|10)$/, 'a Center code from 001 to 010'),
  suretyCode: matching(/^\d{3}$/, 'a surety code of three digits'),
  activityCode: matching(/^\d{1,2}[A-Z]?$/, 'a bond activity code such as 1 or 1A'),
  caseNumber: (text) => expected(() => readCaseNumber(text), 'a case number such as 20161704200292-01'),
  entryNumber: (text) =>
    toEntryNumber(text) ??
    wrong('expected an entry number such as 267-4221127-4; its form or its check digit is wrong'),
};

/** A reading that refuses what may be a Social Security number, which has one place only and is never kept. */
function withoutPersons(read: (text: string) => string): (text: string) => string {
  return (text) =>
    mayHoldSocialSecurityNumber(text)
      ? wrong('what may be a Social Security number stands here, which belongs under Importer Number alone')
      : read(text);
}

function readImporter(text: string): string {
  if (/^\d{2}-\d{7}[0-9A-Z]{0,1}[OIZ][0-9A-Z]?$/.test(text)) {
    return wrong('the suffix of an employer number has no O, I or Z; a zero or a one may be meant');
  }
  return expected(() => readImporterNumber(text), 'NN-NNNNNNNXX, NNN-NN-NNNN or YYDDPP-NNNNN');
}

// An extract says the same few thousand days again and again, and to read one takes longer than all else in a row.
const days = new LRUCache<string, string>({ max: 20_000 });

function readDay(text: string): string {
  const known = days.get(text);
  if (known !== undefined) return known;
  const american = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const written = american ? `${american[3]}-${american[1]}-${american[2]}` : text;
  const day = expected(
    () => readCalendarDate(written),
    'a day that exists, written 2016-05-06 or 05/06/2016',
  );
  days.set(text, day);
  return day;
}

/** What the kernel reads, its refusal put in a clerk's words. */
function expected(read: () => string, what: string): string {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof Failure) return wrong(`expected ${what}`);
    throw problem;
  }
}

function readWords(reading: Exclude<Reading, string>, text: string): string {
  const table = 'words' in reading ? reading.words : reading.listOf;
  const given = 'words' in reading ? [text] : text.split(';').map((word) => word.trim());
  const values = given.map((word) => valuesOf(table).get(word.toLowerCase()));
  const unknown = values.some((value) => value === undefined);
  if (unknown)
    return wrong(`expected ${'words' in reading ? '' : 'any of '}${Object.keys(table).join(', ')}`);
  return [...new Set(values)].join(';');
}

const tables = new Map<object, ReadonlyMap<string, string>>();

/** A table of words by their small letters, made once. */
function valuesOf(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  let table = tables.get(words);
  if (!table) {
    table = new Map(Object.entries(words).map(([word, value]) => [word.toLowerCase(), value]));
    tables.set(words, table);
  }
  return table;
}
