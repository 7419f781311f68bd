import { SaxesParser } from 'saxes';
import { SeacatsFault } from './faults.ts';
import { seacatsOperations, type SeacatsOperation } from './modes.ts';

/** A GetCases request whose form has been checked; who sent it has not. */
export interface GetCasesRequest {
  readonly operation: 'GetCases';
  readonly requestId: string;
  readonly caseNumbers: readonly string[];
}

/** A request for a page, of changes after a token or of cases after a number. */
export interface PageRequest {
  readonly operation: Exclude<SeacatsOperation, 'GetCases'>;
  readonly requestId: string;
  readonly after: string | null;
  readonly pageSize: number;
}

/** A request whose form has been checked. */
export type SeacatsRequest = GetCasesRequest | PageRequest;

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const seacatsNamespace = 'urn:seacats:enforcement:1';
const maximumDepth = 16;
const maximumElements = 2_000;

interface Child {
  readonly name: string;
  text: string;
}

/**
 * Reads and checks the form of a request, or throws the fault that says what is wrong with it.
 *
 * `soap` accepts a DOCTYPE, any namespace, any order and any SOAPAction, so its door is guarded here.
 */
export function readRequest(xml: string, soapAction: string): SeacatsRequest {
  const { operation: element, children } = readBody(xml);
  const operation = seacatsOperations.find((each) => element === `${each}Request`);
  if (operation === undefined) throw malformed('unknown operation');
  if (unquoted(soapAction) !== `${seacatsNamespace}/${operation}`) throw new SeacatsFault('REQ-003');
  const [first, ...others] = children;
  if (first?.name !== 'RQST_ID' || first.text === '') throw malformed('RQST_ID expected first');
  return operation === 'GetCases'
    ? { operation, requestId: first.text, caseNumbers: caseNumbersIn(others) }
    : { operation, requestId: first.text, ...pageIn(operation, others) };
}

function caseNumbersIn(children: readonly Child[]): readonly string[] {
  if (children.length === 0) throw malformed('at least one CASE_NBR expected');
  if (children.some(({ name }) => name !== 'CASE_NBR'))
    throw malformed('only CASE_NBR expected after RQST_ID');
  if (children.length > 100) throw new SeacatsFault('REQ-002');
  return children.map(({ text }) => caseNumber('CASE_NBR', text));
}

const largestPages = { ListCaseChanges: 1_000, SearchCases: 100, DigestCases: 10_000 } as const;

function pageIn(operation: PageRequest['operation'], children: readonly Child[]) {
  const place = operation === 'ListCaseChanges' ? 'SINCE_TKN' : 'AFT_CASE_NBR';
  const [size, after, ...others] = [...children].reverse();
  const expected = `${place}, which may be left out, and PAGE_SZ expected after RQST_ID`;
  if (size?.name !== 'PAGE_SZ' || others.length > 0) throw malformed(expected);
  if (after !== undefined && after.name !== place) throw malformed(expected);
  const pageSize = Number(size.text);
  if (!/^\d{1,6}$/.test(size.text) || pageSize < 1 || pageSize > largestPages[operation]) {
    throw malformed(`PAGE_SZ expected from 1 to ${largestPages[operation]}`);
  }
  if (after === undefined) return { after: null, pageSize };
  return { after: place === 'SINCE_TKN' ? after.text : caseNumber(place, after.text), pageSize };
}

function caseNumber(name: string, text: string): string {
  if (/^\d{14}-\d{2}$/.test(text)) return text;
  throw malformed(`${name} expected as 14 digits, a hyphen and 2 digits`);
}

const malformed = (what: string) => new SeacatsFault('REQ-001', { text: `Request malformed: ${what}` });
const unquoted = (action: string) => action.replace(/^"(.*)"$/, '$1');

/** The name of the one element in the Body and its children, which hold nothing but text. */
function readBody(xml: string): { operation: string; children: readonly Child[] } {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  const seen = { Header: 0, Body: 0 };
  const operations: string[] = [];
  const children: Child[] = [];
  let elements = 0;
  let header = false;

  parser.on('doctype', () => {
    throw malformed('a DOCTYPE is not accepted');
  });
  parser.on('error', () => {
    throw malformed('not well-formed XML');
  });
  parser.on('opentag', ({ local, uri }) => {
    elements += 1;
    if (elements > maximumElements || path.length >= maximumDepth) throw malformed('too many elements');
    const depth = path.length;
    path.push(local);
    if (depth === 0 && (local !== 'Envelope' || uri !== soapNamespace))
      throw malformed('SOAP 1.1 Envelope expected');
    if (depth === 1) {
      if (uri !== soapNamespace || (local !== 'Header' && local !== 'Body'))
        throw malformed('Header or Body expected');
      seen[local] += 1;
      header = local === 'Header';
      if (seen[local] > 1 || (header && seen.Body > 0))
        throw malformed('one Header and then one Body expected');
    }
    // Only security travels in the header; `soap` would store any other name found there as a property.
    if (depth > 1 && header && !uri.startsWith('http://docs.oasis-open.org/wss/')) {
      throw malformed('only WS-Security expected in the Header');
    }
    if (depth > 1 && !header) {
      if (uri !== seacatsNamespace) throw malformed(`namespace ${seacatsNamespace} expected in the Body`);
      if (depth === 2) operations.push(local);
      else if (depth === 3) children.push({ name: local, text: '' });
      else throw malformed('text expected');
    }
  });
  const addText = (text: string) => {
    const child = children.at(-1);
    if (!header && path.length === 4 && child) child.text += text;
    else if (!header && text.trim() !== '') throw malformed('text where elements belong');
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    path.pop();
  });
  parser.write(xml).close();

  const [operation] = operations;
  if (operation === undefined || operations.length > 1) throw malformed('one operation expected in the Body');
  return { operation, children };
}
