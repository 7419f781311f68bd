import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { SaxesParser } from 'saxes';
import type { SaxesTagNS } from 'saxes';
import { describe, expect, it } from 'vitest';

import { packageRoot } from '#kernel/package-root.ts';

import { SEACATS, elements } from './wire.ts';
import type { Shape } from './xml-shape.ts';

const wsdlOf = (room: string) => readFile(join(packageRoot, 'adapters', room, 'seacats.wsdl'));

describe('the shapes of SEACATS', () => {
  it('are those of the XML Schema in the WSDL, neither more nor less', async () => {
    const schema = declarations(parse((await wsdlOf('seacats')).toString()));
    expect(
      Object.fromEntries(Object.entries(elements).map(([name, shape]) => [name, describeShape(shape)])),
    ).toEqual(schema);
  });

  it('stand in two WSDL files that are equal byte for byte', async () => {
    expect((await wsdlOf('seacats')).equals(await wsdlOf('seacats-mock'))).toBe(true);
  });
});

/** What both sides are brought to: names in order, and for each its type, its facets and how often it comes. */
interface Described {
  readonly type: string;
  readonly pattern?: string;
  readonly fractionDigits?: number;
  readonly children?: readonly (readonly [name: string, is: Described])[];
  readonly nillable?: true;
  readonly min?: number;
  readonly max?: number;
}

function describeShape(shape: Shape): Described {
  switch (shape.kind) {
    case 'text':
      return shape.pattern === null ? { type: 'string' } : { type: 'string', pattern: shape.pattern };
    case 'decimal':
      return shape.fractionDigits === null
        ? { type: 'decimal' }
        : { type: 'decimal', fractionDigits: shape.fractionDigits };
    case 'long':
    case 'dateTime':
      return { type: shape.kind };
    case 'record':
      expect(shape.namespace).toBe(SEACATS);
      return {
        type: 'sequence',
        children: Object.entries(shape.fields).map(([name, field]) => [name, describeShape(field)]),
      };
    case 'nillable':
      return { ...describeShape(shape.of), nillable: true };
    case 'optional':
      return { ...describeShape(shape.of), min: 0 };
    case 'list':
      return { ...describeShape(shape.of), min: shape.min, max: shape.max };
    case 'isolated':
      return describeShape(shape.of);
    default:
      throw new Error(`${shape.kind} has no counterpart in the schema`);
  }
}

interface Node {
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

function parse(xml: string): Node {
  const stack: Node[] = [{ local: '', attributes: {}, children: [] }];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }: SaxesTagNS) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));
    const node = { local, attributes: values, children: [] };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => void stack.pop());
  parser.write(xml).close();
  return all(stack[0] as Node, 'schema')[0] as Node;
}

const all = (node: Node, local: string): Node[] =>
  node.children.flatMap((child) => [...(child.local === local ? [child] : []), ...all(child, local)]);

function declarations(schema: Node): Record<string, Described> {
  expect(schema.attributes).toMatchObject({ targetNamespace: SEACATS, elementFormDefault: 'qualified' });
  const named = new Map(schema.children.map((node) => [node.attributes.name, node]));

  const typeOf = (qualified: string): Described => {
    const [prefix, local] = qualified.split(':');
    if (prefix === 'xsd') return { type: local as string };
    const type = named.get(local) as Node;
    return type.local === 'complexType' ? sequence(type) : restriction(type);
  };
  const restriction = (type: Node): Described => {
    const [base] = all(type, 'restriction') as [Node];
    expect(base.children.map(({ local }) => local)).toHaveLength(1);
    const [facet] = base.children as [Node];
    const { value = '' } = facet.attributes;
    return {
      ...typeOf(base.attributes.base ?? ''),
      [facet.local]: facet.local === 'pattern' ? value : Number(value),
    };
  };
  const sequence = (type: Node): Described => {
    expect(type.children.map(({ local }) => local).filter((local) => local !== 'annotation')).toEqual([
      'sequence',
    ]);
    const [content] = all(type, 'sequence') as [Node];
    return {
      type: 'sequence',
      children: content.children.map((node) => [node.attributes.name ?? '', element(node)]),
    };
  };
  const element = ({ local, attributes, children }: Node): Described => {
    expect(local).toBe('element');
    const is = attributes.type === undefined ? sequence(children[0] as Node) : typeOf(attributes.type);
    const { minOccurs, maxOccurs, nillable } = attributes;
    const occurs =
      maxOccurs !== undefined
        ? { min: Number(minOccurs ?? 1), max: maxOccurs === 'unbounded' ? Infinity : Number(maxOccurs) }
        : minOccurs !== undefined
          ? { min: Number(minOccurs) }
          : {};
    return { ...is, ...(nillable === 'true' ? { nillable: true as const } : {}), ...occurs };
  };

  const tops = schema.children.filter(({ local }) => local === 'element');
  return Object.fromEntries(tops.map((node) => [node.attributes.name ?? '', element(node)]));
}
