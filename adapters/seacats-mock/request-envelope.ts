import { SaxesParser } from 'saxes';
import { SeacatsFault } from './faults.ts';
import type { SeacatsOperation } from './modes.ts';

/** A GetCases request whose form has been checked; who sent it has not. */
export interface GetCasesRequest {
  readonly operation: SeacatsOperation;
  readonly requestId: string;
  readonly caseNumbers: readonly string[];
}

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const seacatsNamespace = 'urn:seacats:enforcement:1';
const getCasesAction = 'urn:seacats:enforcement:1/GetCases';
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
export function readRequest(xml: string, soapAction: string): GetCasesRequest {
  const { operation, children } = readBody(xml);
  if (operation !== 'GetCasesRequest') throw malformed('unknown operation');
  if (unquoted(soapAction) !== getCasesAction) throw new SeacatsFault('REQ-003');
  const [first, ...others] = children;
  if (first?.name !== 'RQST_ID' || first.text === '') throw malformed('RQST_ID expected first');
  if (others.length === 0) throw malformed('at least one CASE_NBR expected');
  if (others.some(({ name }) => name !== 'CASE_NBR')) throw malformed('only CASE_NBR expected after RQST_ID');
  if (others.length > 100) throw new SeacatsFault('REQ-002');
  const caseNumbers = others.map(({ text }) => text);
  if (!caseNumbers.every((number) => /^\d{14}-\d{2}$/.test(number))) {
    throw malformed('CASE_NBR expected as 14 digits, a hyphen and 2 digits');
  }
  return { operation: 'GetCases', requestId: first.text, caseNumbers };
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
