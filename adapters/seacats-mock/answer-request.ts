import { createHash } from 'node:crypto';
import { digestCasesResponse, listCaseChangesResponse, searchCasesResponse } from './answer-xml.ts';
import type { CaseShelf, CaseVersion } from './case-shelf.ts';
import type { ChangeLog } from './change-log.ts';
import { SeacatsFault } from './faults.ts';
import { answerGetCases, spoiled } from './get-cases.ts';
import type { SeacatsMode } from './modes.ts';
import type { ListCaseChangesRequest, PageOfCasesRequest, SeacatsRequest } from './to-request.ts';

/** What is answered from. */
export interface Files {
  readonly shelf: CaseShelf;
  readonly log: ChangeLog;
}

/** The body of the answer to a request, spoiled as the mode says; a Fault is thrown. */
export function answerRequest(request: SeacatsRequest, files: Files, mode: SeacatsMode): string {
  if (mode.mode === 'fault') throw new SeacatsFault(mode.code, mode);
  switch (request.operation) {
    case 'GetCases':
      return answerGetCases(request, files.shelf, mode);
    case 'ListCaseChanges':
      return answerListCaseChanges(request, files.log);
    case 'SearchCases':
      return answerSearchCases(request, files.shelf, mode);
    case 'DigestCases':
      return answerDigestCases(request, files.shelf);
  }
}

function answerListCaseChanges({ requestId, since, size }: ListCaseChangesRequest, log: ChangeLog): string {
  const page = since === null ? { changes: [], next: log.end(), more: false } : log.since(since, size);
  if (page === undefined) throw new SeacatsFault('FED-001');
  return listCaseChangesResponse(requestId, page);
}

function answerSearchCases(request: PageOfCasesRequest, shelf: CaseShelf, mode: SeacatsMode): string {
  const { page, more } = pageOf(request, shelf);
  const numbers = page.map(({ caseNumber }) => caseNumber);
  const mixedUp = mode.mode === 'another-case' ? (mode.caseNumber ?? numbers[0]) : undefined;
  const found = numbers.flatMap(
    (number) => (number === mixedUp ? shelf.anyOther(numbers) : undefined) ?? shelf.find(number) ?? [],
  );
  return searchCasesResponse(request.requestId, spoiled(found, mode), more);
}

function answerDigestCases(request: PageOfCasesRequest, shelf: CaseShelf): string {
  const { page, more } = pageOf(request, shelf);
  const hash = createHash('sha256');
  for (const { caseNumber, version } of page) hash.update(`${caseNumber} ${version}\n`);
  const upTo = more ? (page.at(-1)?.caseNumber ?? null) : null;
  return digestCasesResponse(request.requestId, { upTo, count: page.length, digest: hash.digest('hex') });
}

function pageOf({ after, size }: PageOfCasesRequest, shelf: CaseShelf) {
  const page: CaseVersion[] = [];
  for (const found of shelf.after(after)) {
    if (page.length === size) return { page, more: true };
    page.push(found);
  }
  return { page, more: false };
}
