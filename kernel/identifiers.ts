import { createHmac } from 'node:crypto';
import { Failure } from './failure.ts';

declare const brand: unique symbol;

/** The number of an enforcement case: fiscal year, port, six digits, hyphen, suffix (`20161704200292-01`). */
export type CaseNumber = string & { readonly [brand]: 'CaseNumber' };

/** An importer of record number in one of its three formats (19 CFR 24.5). It can be a Social Security number. */
export type ImporterNumber = string & { readonly [brand]: 'ImporterNumber' };

/** A customs entry number with its check digit, such as `267-4221127-4`. */
export type EntryNumber = string & { readonly [brand]: 'EntryNumber' };

/** A keyed hash of an importer number, or of a top account's number: what systems join on and nobody outside sees. */
export type AccountKey = string & { readonly [brand]: 'AccountKey' };

const caseNumberParts = /^(\d{4})-?(\d{4})-?(\d{6})-(\d{2})$/;

/** Reads a case number, also with display hyphens (`2016-1704-200292-01`); throws CASE_NUMBER_MALFORMED. */
export function readCaseNumber(text: string): CaseNumber {
  const parts = caseNumberParts.exec(text);
  if (!parts) {
    throw new Failure(
      'CASE_NUMBER_MALFORMED',
      'expected a case number such as 20161704200292-01: fiscal year, port, six digits, a hyphen, two digits',
    );
  }
  return `${parts[1]}${parts[2]}${parts[3]}-${parts[4]}` as CaseNumber;
}

/** The Schedule D code of the port that issued a case. */
export const portOf = (caseNumber: CaseNumber): string => caseNumber.slice(4, 8);

const importerNumberFormats = [
  /^\d{2}-\d{7}[0-9A-HJ-NP-Y]{2}$/, // employer number and a suffix without O, I and Z
  /^\d{3}-\d{2}-\d{4}$/, // Social Security number
  /^\d{6}-\d{5}$/, // assigned by customs: year, port, sequence
];

/** Reads an importer of record number; throws IMPORTER_NUMBER_MALFORMED, whose message never repeats it. */
export function readImporterNumber(text: string): ImporterNumber {
  if (importerNumberFormats.some((format) => format.test(text))) return text as ImporterNumber;
  throw new Failure(
    'IMPORTER_NUMBER_MALFORMED',
    'expected an importer number as NN-NNNNNNNXX, NNN-NN-NNNN or YYDDPP-NNNNN (19 CFR 24.5)',
  );
}

/**
 * An importer number as anybody may be shown it: of a Social Security number only the last four digits. Whatever leaves
 * for a client, a cursor or a log is this and never the number.
 */
export const shownImporterNumber = (number: string): ImporterNumber =>
  number.replace(/^\d{3}-\d{2}-(?=\d{4}$)/, '***-**-') as ImporterNumber;

// Nine digits and no more, however they are divided, may be somebody's Social Security number; so may three, two and
// four that are divided as in one, with a digit too many.
const nineDigits = /(?<!\d)\d(?:[-./ ]?\d){8}(?!\d)|\d{3}[-. ]\d{2}[-. ]\d{4,}/g;

/** Whether a text has what may be a Social Security number in it, with or without its hyphens. */
export const mayHoldSocialSecurityNumber = (text: string): boolean => text.search(nineDigits) !== -1;

/** A text with stars for what may be a Social Security number. */
export const withoutSocialSecurityNumbers = (text: string): string =>
  text.replace(nineDigits, (digits) => digits.replace(/\d/g, '*'));

/** Makes account keys, the same on the side of SEACATS as on the side of ACE. */
export type AccountKeyMaker = (number: string) => AccountKey;

/** An account key maker under one secret; another secret gives keys that join nothing. */
export const createAccountKeyMaker =
  (secret: string): AccountKeyMaker =>
  (number) =>
    createHmac('sha256', secret).update(`account:${number}`).digest('base64url').slice(0, 27) as AccountKey;

/** Makes a number unrecognisable in a log while equal numbers stay equal. */
export const pseudonym = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`log:${text}`).digest('base64url').slice(0, 12);
