import { getCasesResponse } from './answer-xml.ts';
import type { CaseShelf } from './case-shelf.ts';
import type { SeacatsMode } from './modes.ts';
import type { GetCasesRequest } from './to-request.ts';
import type { WireRecord } from './wire-record.ts';
import { padded } from './wire-record.ts';

/** A name that ISO-8859-1 and UTF-8 write with different bytes; every party's in the wrong charset. */
export const accentedName = 'CAFÉ PEÑA';

/** The body of the answer to a GetCases request, spoiled as the mode says. */
export function answerGetCases(request: GetCasesRequest, shelf: CaseShelf, mode: SeacatsMode): string {
  const asked = [...new Set(request.caseNumbers)];
  const mixedUp = mode.mode === 'another-case' ? (mode.caseNumber ?? asked[0]) : undefined;
  // Mixed up whether there is such a case or not: the mistake must not tell which.
  const answers = asked.map((number) => ({
    number,
    record: (number === mixedUp ? shelf.anyOther(asked) : undefined) ?? shelf.find(number),
  }));
  const found = answers.flatMap(({ record }) => record ?? []);
  const notFound = answers.flatMap(({ number, record }) => (record ? [] : [number]));
  return getCasesResponse(request.requestId, spoiled(found, mode), notFound);
}

/** Records, spoiled as a mode says. */
export function spoiled(found: readonly WireRecord[], mode: SeacatsMode): readonly WireRecord[] {
  switch (mode.mode) {
    case 'wrong-charset':
      return found.map((record) => ({ ...record, PRTY: record.PRTY.map(withAccents) }));
    case 'unknown-code':
      return oneChanged(found, mode.caseNumber, (record) => ({ ...record, CASE_STAT_CD: 'ZZ' }));
    case 'unreadable-parties':
      return oneChanged(found, mode.caseNumber, (record) => ({ ...record, IMPR_NBR: 'XX-XXXXXXXXX' }));
    default:
      return found;
  }
}

const withAccents = (party: WireRecord['PRTY'][number]) => ({
  ...party,
  PRTY_NM: padded('PRTY_NM', accentedName),
});

function oneChanged(
  records: readonly WireRecord[],
  caseNumber: string | undefined,
  change: (record: WireRecord) => WireRecord,
): readonly WireRecord[] {
  const target = caseNumber === undefined ? 0 : records.findIndex((record) => record.CASE_NBR === caseNumber);
  return records.map((record, n) => (n === target ? change(record) : record));
}
