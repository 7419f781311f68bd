import { withoutSocialSecurityNumbers } from '#kernel/identifiers.ts';

const employerNumber = /^\d{2}-\d{7}[0-9A-HJ-NP-Y]{2}$/;
const customsNumber = /^\d{6}-\d{5}$/;
const socialSecurityNumber = /^\d{3}-\d{2}-\d{4}$/;

/** An importer number as anybody may see it: a Social Security number only with its last four digits. */
export const toShownImporterNumber = (importerNumber: string): string =>
  socialSecurityNumber.test(importerNumber) ? `***-**-${importerNumber.slice(-4)}` : importerNumber;

/** A cell of a row that could not be loaded, without what may be a Social Security number. */
export const maskCell = (text: string): string =>
  employerNumber.test(text) || customsNumber.test(text) ? text : withoutSocialSecurityNumbers(text);

/** The importer number of a row that could not be loaded: what is not surely a company's is hidden whole. */
export const maskImporterCell = (text: string): string =>
  employerNumber.test(text) || customsNumber.test(text) ? text : text.replace(/[\p{L}\d]/gu, '*');
