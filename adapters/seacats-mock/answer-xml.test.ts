import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { aSeacatsMock, askedFor } from './a-seacats-call.ts';
import { generatedCaseNumber } from './generated-cases.ts';
import { publishedCaseNumbers } from './published-case-numbers.ts';
import { fileOfThisRoom } from './room.ts';

/** An element as it stands in a document. */
interface Element {
  name: string;
  uri: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

describe('an answer of the SEACATS mock', () => {
  it('is valid against the schema in the WSDL, for all published and a hundred generated cases', async () => {
    await using seacats = await aSeacatsMock();
    const generated = Array.from({ length: 100 }, (_, j) => generatedCaseNumber(j));
    const published = await askedFor(seacats.url, ...publishedCaseNumbers, '19990001000001-01');
    const others = await askedFor(seacats.url, ...generated);
    expect([...faultsIn(published.text), ...faultsIn(others.text)]).toEqual([]);
  });

  it('would not be called valid with another order, a missing element or a wrong value', async () => {
    await using seacats = await aSeacatsMock();
    const { text } = await askedFor(seacats.url, '20161704200292-01');
    const spoiled = [
      text.replace(/(<CASE_TYP_CD>LD<\/CASE_TYP_CD>)(<CASE_STAT_CD>UR<\/CASE_STAT_CD>)/, '$2$1'),
      text.replace('<SRTY_CD>999</SRTY_CD>', ''),
      text.replace('52350.00', '52350.001'),
      text.replace('<CASE_TYP_CD>LD</CASE_TYP_CD>', '<CASE_TYP_CD xsi:nil="true"/>'),
      text.replace('urn:seacats:enforcement:1" xmlns:xsi', 'urn:seacats:enforcement:2" xmlns:xsi'),
    ];
    expect(spoiled.filter((xml) => xml === text || faultsIn(xml).length === 0)).toEqual([]);
  });
});

// A small reading of the schema: sequences, how often, nil, namespaces, patterns and the simple types in it.
const wsdl = parsed(readFileSync(fileOfThisRoom('seacats.wsdl'), 'utf8'));
const named = (kind: string) =>
  new Map(
    all(wsdl, kind).flatMap((node) => (node.attributes['name'] ? [[node.attributes['name'], node]] : [])),
  );
const complexTypes = named('complexType');
const simpleTypes = named('simpleType');
const topElements = named('element');

const simple: Readonly<Record<string, RegExp>> = {
  'xsd:string': /^[^]*$/,
  'xsd:long': /^-?\d{1,18}$/,
  'xsd:dateTime': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  'tns:Amount': /^-?\d+(\.\d{1,2})?$/,
};

function faultsIn(xml: string): string[] {
  const [body] = all(parsed(xml), 'Body');
  const [answer, ...more] = body?.children ?? [];
  const declared = answer && topElements.get(answer.name);
  if (!answer || !declared || more.length > 0) return ['the Body has no known answer'];
  return sequenceFaults(answer, declared);
}

function sequenceFaults(node: Element, type: Element): string[] {
  const left = [...node.children];
  const faults: string[] = [];
  if (node.uri !== 'urn:seacats:enforcement:1') faults.push(`${node.name}: namespace ${node.uri}`);
  for (const { attributes } of all(type, 'sequence')[0]?.children ?? []) {
    const { name, type: typeName = '', minOccurs = '1', maxOccurs = '1', nillable } = attributes;
    const most = maxOccurs === 'unbounded' ? Infinity : Number(maxOccurs);
    let count = 0;
    while (count < most && left[0]?.name === name) {
      const child = left.shift();
      if (child) faults.push(...elementFaults(child, typeName, nillable === 'true'));
      count += 1;
    }
    if (count < Number(minOccurs)) faults.push(`${node.name}: ${name} is missing`);
  }
  return [...faults, ...left.map(({ name }) => `${node.name}: ${name} is out of place`)];
}

function elementFaults(node: Element, typeName: string, nillable: boolean): string[] {
  if (node.attributes['xsi:nil'] === 'true') {
    return nillable && node.text === '' && node.children.length === 0 ? [] : [`${node.name}: may not be nil`];
  }
  const complex = complexTypes.get(typeName.replace('tns:', ''));
  if (complex) return sequenceFaults(node, complex);
  const simpleType = simpleTypes.get(typeName.replace('tns:', ''));
  const pattern = simpleType && all(simpleType, 'pattern')[0]?.attributes['value'];
  const form = pattern === undefined ? simple[typeName] : new RegExp(`^(?:${pattern})$`);
  return form?.test(node.text) && node.children.length === 0
    ? []
    : [`${node.name}: ${node.text} is no ${typeName}`];
}

function parsed(xml: string): Element {
  const root: Element = { name: '', uri: '', attributes: {}, children: [], text: '' };
  const path = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value] as const);
    const node = { name: local, uri, attributes: Object.fromEntries(values), children: [], text: '' };
    path.at(-1)?.children.push(node);
    path.push(node);
  });
  parser.on('text', (text) => {
    const node = path.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => {
    path.pop();
  });
  parser.write(xml).close();
  return root;
}

function all(node: Element, name: string): Element[] {
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
