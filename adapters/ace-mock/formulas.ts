/** A whole number in so many digits. */
export const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** How many accounts that follow one another have one top account. */
export const groupSize = 100;

/** The number of the account i. */
export const accountNumber = (i: number): string => `ACE2${pad(i, 6)}`;

/** The number of the top account t. */
export const topAccountNumber = (t: number): string => `ACE3${pad(t, 6)}`;

/** The importer number of the account i. SEACATS, which shares nothing else with ACE, has the same formula. */
export const importerNumber = (i: number): string => `${10 + (i % 89)}-${pad(i, 7)}00`;

/** A Social Security number that was never given to anybody: no area begins with 9. */
export const socialSecurityNumber = (k: number): string =>
  `9${pad(k % 100, 2)}-${pad(k % 89, 2)}-${pad(k, 4)}`;

/** An importer number as customs assigns it: year, port and sequence. */
export const assignedImporterNumber = (k: number): string => `201704-${pad(k, 5)}`;

/** The code of the surety n. */
export const suretyCode = (n: number): string => String(100 + (n % 90));

/** The number of the continuous bond of the account i. */
export const bondNumber = (i: number): string => `25${pad(i, 7)}`;

/** The number of the bond that the account i had before. */
export const earlierBondNumber = (i: number): string => `24${pad(i, 7)}`;

/** The number of the case j: each million of cases has a port. */
export const caseNumber = (j: number): string =>
  `2020${pad(1704 + Math.floor(j / 1_000_000), 4)}${pad(j % 1_000_000, 6)}-01`;

/**
 * Some cases of an account, by the formula that gives a case its account read backwards: account 0 has every hundredth
 * case, of which ten stand here; account i has case j when 7919 j mod (number of accounts) is i.
 */
export function someCasesOf(i: number, accounts: number): readonly number[] {
  if (i === 0) return Array.from({ length: 10 }, (_, n) => n * 100);
  if (i >= accounts || accounts % 7919 === 0) return [];
  const j = (i * inverseOf7919(accounts)) % accounts;
  return j % 100 === 0 ? [] : [j];
}

/** The bond on which the case j claims, for a claim of liquidated damages. */
export const claimedBond = (j: number) =>
  j % 3 === 1 ? { bondNumber: `20${pad(j, 7)}`, suretyCode: suretyCode(j) } : null;

/** The number whose product with 7919 is 1 modulo the number of accounts, by Euclid's algorithm. */
function inverseOf7919(accounts: number): number {
  let [rest, next] = [accounts, 7919 % accounts];
  let [factor, nextFactor] = [0, 1];
  while (next !== 0) {
    const times = Math.floor(rest / next);
    [rest, next] = [next, rest - times * next];
    [factor, nextFactor] = [nextFactor, factor - times * nextFactor];
  }
  return ((factor % accounts) + accounts) % accounts;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

// A to I count 1 to 9, J to R 1 to 9, S to Z 2 to 9.
const valueOf = (sign: string): number => {
  const place = letters.indexOf(sign);
  if (place === -1) return Number(sign);
  return place < 18 ? (place % 9) + 1 : place - 16;
};

/** An entry number with the check digit that CATAIR appendix E asks for. */
export function entryNumber(filer: string, sequence: number): string {
  const digits = pad(sequence, 7);
  const sum = Array.from(`${filer}${digits}`, valueOf)
    .toReversed()
    .reduce((total, value, place) => {
      const weighed = place % 2 === 0 ? value * 2 : value;
      return total + Math.floor(weighed / 10) + (weighed % 10);
    }, 0);
  return `${filer}-${digits}-${(10 - (sum % 10)) % 10}`;
}
