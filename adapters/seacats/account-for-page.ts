import type { CaseReading } from './account-for-numbers.ts';
import { failureOfRecord } from './faults.ts';
import type { RawText } from './raw-text.ts';
import type { ResponseOf } from './wire.ts';

/** A page of all cases by their numbers, and the number after which the next one begins; null on the last. */
export interface PageReading {
  readonly readings: ReadonlyMap<string, CaseReading>;
  readonly next: string | null;
}

/**
 * Reads a page of SearchCases. Throws an Error for one that is not in ascending order after the number that was asked, is
 * larger than was asked, or has a record without a number, which nobody could tell from a case that is missing.
 */
export function accountForPage(
  { after, size }: { readonly after: string | null; readonly size: number },
  { CASE_REC, MORE_FLG }: ResponseOf<'SearchCases'>,
  raw?: RawText,
): PageReading {
  if (CASE_REC.length > size) throw new Error('the answer has more cases than were asked');
  const readings = new Map<string, CaseReading>();
  let last = after;
  for (const reading of CASE_REC) {
    const caseNumber = reading.readable ? reading.value.CASE_NBR : reading.read.CASE_NBR;
    if (caseNumber === undefined) throw new Error('the answer has a record without a number');
    if (last !== null && caseNumber <= last) throw new Error('the numbers of the answer do not ascend');
    last = caseNumber;
    readings.set(
      caseNumber,
      reading.readable
        ? { kind: 'record', record: reading.value }
        : {
            kind: 'unreadable',
            failure: failureOfRecord(caseNumber, reading.reason),
            read: reading.read,
            sent: raw?.recordOf(caseNumber) ?? null,
          },
    );
  }
  if (MORE_FLG === 'N') return { readings, next: null };
  if (readings.size === 0) throw new Error('the answer has no case, and says that there are more');
  return { readings, next: last };
}
