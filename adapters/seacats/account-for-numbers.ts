import type { Failure } from '#kernel/failure.ts';

import { failureOfCall, failureOfRecord } from './faults.ts';
import type { RawText } from './raw-text.ts';
import type { CaseRecord, GetCasesResponse } from './wire.ts';

/**
 * What SEACATS has under a number: a record, nothing, or a record that cannot be read. Of the last, `read` holds the
 * fields that could be read alone; a field that is absent from it is not known, which is not the same as nil.
 */
export type CaseReading =
  | { readonly kind: 'record'; readonly record: CaseRecord }
  | { readonly kind: 'notFound' }
  | {
      readonly kind: 'unreadable';
      readonly failure: Failure;
      readonly read: Partial<CaseRecord>;
      /** The record as it came, for whoever looks into it; absent where it is not remembered. */
      readonly sent?: string | null;
    };

/**
 * Sorts an answer under the numbers that were asked. An answer that speaks of a number that was not asked, or twice of
 * one, may be somebody else's and is refused as a whole; a number of which it says nothing is that case's failure.
 */
export function accountForNumbers(
  asked: ReadonlySet<string>,
  { CASE_REC, NOT_FND_NBR }: GetCasesResponse,
  raw?: RawText,
): ReadonlyMap<string, CaseReading> {
  const readings = new Map<string, CaseReading>();
  let nameless = 0;
  const put = (caseNumber: string, reading: CaseReading): void => {
    if (!asked.has(caseNumber)) throw failureOfCall(new Error('the answer has a number that was not asked'));
    if (readings.has(caseNumber)) throw failureOfCall(new Error('the answer has a number twice'));
    readings.set(caseNumber, reading);
  };
  for (const reading of CASE_REC) {
    const caseNumber = reading.readable ? reading.value.CASE_NBR : reading.read.CASE_NBR;
    if (reading.readable) put(reading.value.CASE_NBR, { kind: 'record', record: reading.value });
    else if (caseNumber === undefined) nameless += 1;
    else {
      const failure = failureOfRecord(caseNumber, reading.reason);
      const sent = raw?.recordOf(caseNumber) ?? null;
      put(caseNumber, { kind: 'unreadable', failure, read: reading.read, sent });
    }
  }
  for (const caseNumber of NOT_FND_NBR) put(caseNumber, { kind: 'notFound' });
  if (nameless > asked.size - readings.size)
    throw failureOfCall(new Error('the answer has a record too many'));
  for (const caseNumber of asked) {
    if (readings.has(caseNumber)) continue;
    const failure = failureOfRecord(caseNumber, 'the answer says nothing of this number');
    readings.set(caseNumber, { kind: 'unreadable', failure, read: {} });
  }
  return readings;
}
