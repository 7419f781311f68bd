const parts = /^(?!000)([0-9A-Z]{3})-?(\d{7})-?(\d)$/;

/** An entry number written `XXX-NNNNNNN-C`; null when its form or its check digit (CATAIR, appendix E) is wrong. */
export function toEntryNumber(text: string): string | null {
  const found = parts.exec(text);
  if (!found) return null;
  const [, filer = '', number = '', checkDigit = ''] = found;
  return checkDigitOf(filer + number) === Number(checkDigit) ? `${filer}-${number}-${checkDigit}` : null;
}

/** Doubles every second digit from the right and takes what is missing to the next ten. */
function checkDigitOf(text: string): number {
  let sum = 0;
  for (let place = 0; place < text.length; place += 1) {
    const digit = digitOf(text.charCodeAt(text.length - 1 - place));
    const weighed = place % 2 === 0 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return (10 - (sum % 10)) % 10;
}

/** A to I count as 1 to 9, J to R too, and S to Z as 2 to 9. */
function digitOf(code: number): number {
  if (code < 65) return code - 48;
  if (code < 74) return code - 64;
  return code < 83 ? code - 73 : code - 81;
}
