import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { generatedPageNotice, type GeneratedFile } from './generated-file.ts';
import type { Audience } from './subgraph-names.ts';

const kinds = [
  ['Operations', (type: GraphQLNamedType) => /^(Query|Mutation|Subscription)$/.test(type.name)],
  ['Types', isObjectType],
  ['Interfaces', isInterfaceType],
  ['Unions', isUnionType],
  ['Inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Scalars', (type: GraphQLNamedType) => isScalarType(type) && !isSpecifiedScalarType(type)],
] as const;

/** The page that leads to the references. */
export function schemaReferenceIndex(schemas: Readonly<Record<Audience, GraphQLSchema>>): GeneratedFile {
  const rows = Object.entries(schemas).map(([audience, schema]) => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    return [
      `[${audience}](schema-reference.${audience}.md)`,
      `${types.length}`,
      `\`claimgraph/schema/${audience}.graphql\``,
    ];
  });
  const introduction =
    '# Reference of the schema\n\nEach audience has a contract of its own; the issuer of the token decides which one answers. ' +
    'What a code of a failure means\nstands in the [error catalogue](error-catalogue.md), what changed in the ' +
    '[changelog of the schema](schema-changelog.md).';
  const content = `${generatedPageNotice}${introduction}\n\n${table(['Contract', 'Types', 'Released SDL'], rows)}\n`;
  return { path: 'docs/schema-reference.md', content };
}

/** The reference of one audience's contract as a page: each type with its fields, in the words of the SDL. */
export function schemaReference(audience: Audience, schema: GraphQLSchema): GeneratedFile {
  const waiting = new Set(Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type)));
  const chapters = kinds.flatMap(([title, belongs]) => {
    const types = [...waiting].filter(belongs).sort((a, b) => a.name.localeCompare(b.name, 'en'));
    for (const type of types) waiting.delete(type);
    return types.length === 0 ? [] : [`## ${title}\n\n${types.map(section).join('\n\n')}`];
  });
  const title = `# The ${audience} contract\n\n${introductions[audience]}`;
  return {
    path: `docs/schema-reference.${audience}.md`,
    content: `${generatedPageNotice}${[title, ...chapters].join('\n\n')}\n`,
  };
}

const introductions: Readonly<Record<Audience, string>> = {
  trade:
    'What importers, brokers, sureties and attorneys see of the graph. `!` marks what is never null; everything else can be null when\n' +
    'its system does not answer, when it does not exist, or when it is not yours to see.',
  internal:
    'What officers, Centers, account managers, headquarters and auditors see of the graph. `!` marks what is never null; everything else\n' +
    'can be null when its system does not answer, when it does not exist, or when it is not yours to see.',
};

function section(type: GraphQLNamedType): string {
  const parts = [`### ${type.name}`, prose(type.description)];
  if ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().length > 0) {
    parts.push(`Implements ${type.getInterfaces().map(linkTo).join(', ')}.`);
  }
  if (isUnionType(type)) parts.push(`One of ${type.getTypes().map(linkTo).join(', ')}.`);
  if (isScalarType(type) && type.specifiedByURL) parts.push(`Specified by \`${type.specifiedByURL}\`.`);
  if (isInputObjectType(type) && type.isOneOf) parts.push('Exactly one field is given.');

  if (isObjectType(type) || isInterfaceType(type)) {
    parts.push(table(['Field', 'Type', ''], Object.values(type.getFields()).flatMap(fieldRows)));
  } else if (isInputObjectType(type)) {
    parts.push(table(['Field', 'Type', ''], Object.values(type.getFields()).map(inputRow)));
  } else if (isEnumType(type)) {
    parts.push(
      table(
        ['Value', ''],
        type.getValues().map((value) => [`\`${value.name}\``, notes(value)]),
      ),
    );
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

function fieldRows(field: GraphQLField<unknown, unknown>): string[][] {
  return [
    [`\`${field.name}\``, typeLink(field), notes(field)],
    ...field.args.map((argument) => {
      const [name = '', ...rest] = inputRow(argument);
      return [`&nbsp;&nbsp;${name}`, ...rest];
    }),
  ];
}

function inputRow(input: GraphQLArgument | GraphQLInputField): string[] {
  const written = input.astNode?.defaultValue;
  const byDefault = written && 'value' in written ? ` = \`${String(written.value)}\`` : '';
  return [`\`${input.name}\``, `${typeLink(input)}${byDefault}`, notes(input)];
}

interface Described {
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

const prose = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

const notes = ({ description, deprecationReason }: Described): string =>
  [prose(description), deprecationReason ? `**Deprecated:** ${prose(deprecationReason)}` : '']
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('|', '\\|');

const linkTo = ({ name }: GraphQLNamedType): string => `[${name}](#${name.toLowerCase()})`;

function typeLink({ type }: { readonly type: GraphQLType }): string {
  const named = getNamedType(type);
  if (isScalarType(named) && isSpecifiedScalarType(named)) return String(type).replace(/[[\]]/g, '\\$&');
  const [before = '', after = ''] = String(type).split(named.name);
  return `${before.replaceAll('[', '\\[')}${linkTo(named)}${after.replaceAll(']', '\\]')}`;
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
