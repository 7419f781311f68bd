import { createHash } from 'node:crypto';
import {
  digestCasesResponse,
  getCasesResponse,
  listCaseChangesResponse,
  searchCasesResponse,
} from './answer-xml.ts';
import type { CaseShelf } from './case-shelf.ts';
import type { ChangeLog } from './change-log.ts';
import { SeacatsFault } from './faults.ts';
import type { SeacatsMode } from './modes.ts';
import type { GetCasesRequest, PageRequest, SeacatsRequest } from './request-envelope.ts';
import type { WireRecord } from './wire-record.ts';
import { padded } from './wire-record.ts';

/** A name that ISO-8859-1 and UTF-8 write with different bytes; every party's in the wrong charset. */
export const accentedName = 'CAFÉ PEÑA';

/** What requests are answered from. */
export interface Answering {
  readonly shelf: CaseShelf;
  readonly log: ChangeLog;
}

/** The body of the answer to a request, spoiled as the mode says; a `fault` is thrown. */
export function answerRequest(request: SeacatsRequest, answering: Answering, mode: SeacatsMode): string {
  if (mode.mode === 'fault') throw new SeacatsFault(mode.code, mode);
  switch (request.operation) {
    case 'GetCases':
      return answerGetCases(request, answering.shelf, mode);
    case 'ListCaseChanges': {
      const page = answering.log.since(request.after, request.pageSize);
      if (page === undefined) throw new SeacatsFault('FED-001');
      return listCaseChangesResponse(request.requestId, page);
    }
    case 'SearchCases': {
      const { records, upTo } = pageOf(request, answering.shelf);
      return searchCasesResponse(request.requestId, spoiled(records, mode), upTo);
    }
    case 'DigestCases': {
      const { records, upTo } = pageOf(request, answering.shelf);
      const hash = createHash('sha256');
      for (const { CASE_NBR, REC_VER_NBR } of records) hash.update(`${CASE_NBR} ${REC_VER_NBR}\n`);
      return digestCasesResponse(request.requestId, {
        upTo,
        count: records.length,
        sha256: hash.digest('hex'),
      });
    }
  }
}

/** A page of all cases, and its last number when others follow. */
function pageOf({ after, pageSize }: PageRequest, shelf: CaseShelf) {
  const records: WireRecord[] = [];
  for (const record of shelf.after(after)) {
    if (records.length === pageSize) return { records, upTo: records.at(-1)?.CASE_NBR ?? null };
    records.push(record);
  }
  return { records, upTo: null };
}

function answerGetCases(request: GetCasesRequest, shelf: CaseShelf, mode: SeacatsMode): string {
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

function spoiled(found: readonly WireRecord[], mode: SeacatsMode): readonly WireRecord[] {
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
