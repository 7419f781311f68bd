import { SaxesParser } from 'saxes';
import { SeacatsFault } from './faults.ts';
import { malformed, toRequest, type SeacatsRequest } from './to-request.ts';
import { seacatsOperations } from './modes.ts';

const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
const seacatsNamespace = 'urn:seacats:enforcement:1';
const maximumDepth = 16;
const maximumElements = 2_000;

interface OpenChild {
  readonly name: string;
  text: string;
}

/**
 * Reads and checks the form of a request, or throws the fault that says what is wrong with it.
 *
 * `soap` accepts a DOCTYPE, any namespace, any order and any SOAPAction, so its door is guarded here.
 */
export function readRequest(xml: string, soapAction: string): SeacatsRequest {
  const { element, children } = readBody(xml);
  const operation = seacatsOperations.find((name) => element === `${name}Request`);
  if (operation === undefined) throw malformed('unknown operation');
  if (unquoted(soapAction) !== `${seacatsNamespace}/${operation}`) throw new SeacatsFault('REQ-003');
  return toRequest(operation, children);
}

const unquoted = (action: string) => action.replace(/^"(.*)"$/, '$1');

/** The name of the one element in the Body and its children, which hold nothing but text. */
function readBody(xml: string): { element: string; children: readonly OpenChild[] } {
  const parser = new SaxesParser({ xmlns: true });
  const path: string[] = [];
  const seen = { Header: 0, Body: 0 };
  const operations: string[] = [];
  const children: OpenChild[] = [];
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

  const [element] = operations;
  if (element === undefined || operations.length > 1) throw malformed('one operation expected in the Body');
  return { element, children };
}
