import { SeacatsFault } from './faults.ts';
import type { SeacatsOperation } from './modes.ts';

/** A request whose form has been checked; who sent it has not. */
export type SeacatsRequest = GetCasesRequest | ListCaseChangesRequest | PageOfCasesRequest;

/** The question for cases by their numbers. */
export interface GetCasesRequest {
  readonly operation: 'GetCases';
  readonly requestId: string;
  readonly caseNumbers: readonly string[];
}

/** The question for what changed after a token, or for the token of this moment. */
export interface ListCaseChangesRequest {
  readonly operation: 'ListCaseChanges';
  readonly requestId: string;
  readonly since: string | null;
  readonly size: number;
}

/** The question for the next of all cases, or for their digest. */
export interface PageOfCasesRequest {
  readonly operation: 'SearchCases' | 'DigestCases';
  readonly requestId: string;
  readonly after: string | null;
  readonly size: number;
}

/** An element of a request, which holds nothing but text. */
export interface Child {
  readonly name: string;
  readonly text: string;
}

/** The fault that says what is wrong with the form of a request. */
export const malformed = (what: string): SeacatsFault =>
  new SeacatsFault('REQ-001', { text: `Request malformed: ${what}` });

const mostOfAPage = { ListCaseChanges: 1_000, SearchCases: 100, DigestCases: 10_000 } as const;

/** The request that an operation's elements are; throws the fault that says what is wrong with them. */
export function toRequest(operation: SeacatsOperation, [first, ...others]: readonly Child[]): SeacatsRequest {
  if (first?.name !== 'RQST_ID' || first.text === '') throw malformed('RQST_ID expected first');
  const requestId = first.text;
  if (operation === 'GetCases') return { operation, requestId, caseNumbers: caseNumbersOf(others) };
  const place = operation === 'ListCaseChanges' ? 'SINCE_TKN' : 'AFT_CASE_NBR';
  const from = others[0]?.name === place ? others[0].text : null;
  const [size, ...rest] = from === null ? others : others.slice(1);
  if (size?.name !== 'PAGE_SZ' || rest.length > 0) throw malformed(`${place} and PAGE_SZ expected`);
  const page = { requestId, size: sizeOf(size.text, mostOfAPage[operation]) };
  if (operation === 'ListCaseChanges') return { operation, since: from, ...page };
  if (from !== null) checkCaseNumber('AFT_CASE_NBR', from);
  return { operation, after: from, ...page };
}

function caseNumbersOf(children: readonly Child[]): readonly string[] {
  if (children.length === 0) throw malformed('at least one CASE_NBR expected');
  if (children.some(({ name }) => name !== 'CASE_NBR'))
    throw malformed('only CASE_NBR expected after RQST_ID');
  if (children.length > 100) throw new SeacatsFault('REQ-002');
  for (const { text } of children) checkCaseNumber('CASE_NBR', text);
  return children.map(({ text }) => text);
}

function checkCaseNumber(name: string, text: string): void {
  if (!/^\d{14}-\d{2}$/.test(text)) throw malformed(`${name} expected as 14 digits, a hyphen and 2 digits`);
}

function sizeOf(text: string, most: number): number {
  const size = Number(text);
  if (/^\d{1,9}$/.test(text) && size >= 1 && size <= most) return size;
  throw malformed(`PAGE_SZ expected from 1 to ${most}`);
}
