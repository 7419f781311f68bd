const employerNumber = /^\d{2}-\d{7}[0-9A-HJ-NP-Y]{2}$/;
const customsNumber = /^\d{6}-\d{5}$/;
const socialSecurityNumber = /^\d{3}-\d{2}-\d{4}$/;

// Nine digits and no more, however they are divided, may be somebody's Social Security number; so may three, two and
// four that are divided as in one, with a digit too many.
const nineDigits = /(?<!\d)\d(?:[-./ ]?\d){8}(?!\d)|\d{3}[-. ]\d{2}[-. ]\d{4,}/g;

/** An importer number as anybody may see it: a Social Security number only with its last four digits. */
export const toShownImporterNumber = (importerNumber: string): string =>
  socialSecurityNumber.test(importerNumber) ? `***-**-${importerNumber.slice(-4)}` : importerNumber;

/** Whether a text has what may be a Social Security number in it, with or without its hyphens. */
export const mayHoldSocialSecurityNumber = (text: string): boolean => text.search(nineDigits) !== -1;

/** A cell of a row that could not be loaded, without what may be a Social Security number. */
export function maskCell(text: string): string {
  if (employerNumber.test(text) || customsNumber.test(text)) return text;
  return text.replace(nineDigits, (digits) => digits.replace(/\d/g, '*'));
}

/** The importer number of a row that could not be loaded: what is not surely a company's is hidden whole. */
export const maskImporterCell = (text: string): string =>
  employerNumber.test(text) || customsNumber.test(text) ? text : text.replace(/[\p{L}\d]/gu, '*');
