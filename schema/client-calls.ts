import type { GraphQLEnumType } from 'graphql';
import { generatedNotice, type GeneratedFile } from './generated-file.ts';
import type { PublishedOperation } from './operations.ts';
import type { Audience } from './subgraph-names.ts';

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What the type generator calls an operation's types: `OneViewQuery`. */
const typeName = ({ name, type }: PublishedOperation): string => `${name}${capitalized(type)}`;

/** A call whose variables are all optional may leave them out. */
const needsVariables = ({ definition }: PublishedOperation): boolean =>
  (definition.variableDefinitions ?? []).some(
    ({ type, defaultValue }) => type.kind === 'NonNullType' && defaultValue === undefined,
  );

/** The client of one audience: a function for each operation that asks once. */
export function clientCalls(audience: Audience, operations: readonly PublishedOperation[]): GeneratedFile {
  const calls = operations.filter((one) => one.audiences.includes(audience) && one.type !== 'subscription');
  const client = `${capitalized(audience)}Client`;
  const types = calls.flatMap((one) => [typeName(one), `${typeName(one)}Variables`]);

  const texts = calls.map(
    (one) => `const ${uncapitalized(one.name)}: Operation<${typeName(one)}, ${typeName(one)}Variables> = {
  text: ${asLiteral(one.text)},
};`,
  );
  const signatures = calls.map((one) => {
    const variables = `variables${needsVariables(one) ? '' : '?'}: ${typeName(one)}Variables`;
    return `  /** ${one.description} */
  ${uncapitalized(one.name)}(${variables}, options?: CallOptions): Promise<Answer<${typeName(one)}>>;`;
  });
  const methods = calls.map((one) => {
    const name = uncapitalized(one.name);
    const variables = needsVariables(one) ? 'variables' : 'variables = {}';
    return `    ${name}: (${variables}, options) => ask(${name}, variables, options),`;
  });

  const content = `${generatedNotice}import { createAsk, type Answer, type CallOptions, type ClientOptions, type Operation } from '../ask.ts';
import type {
${types.map((name) => `  ${name},`).join('\n')}
} from './${audience}.ts';

${texts.join('\n\n')}

/** The published operations of the ${audience} contract, one call each. */
export interface ${client} {
${signatures.join('\n')}
}

/** A client of the ${audience} contract. */
export function create${client}(options: ClientOptions): ${client} {
  const ask = createAsk(options);
  return {
${methods.join('\n')}
  };
}
`;
  return { path: `schema/client/generated/${audience}-client.ts`, content };
}

const asLiteral = (text: string): string => `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;

/** The codes of failures, for a client to tell what it knows from what it does not. */
export function clientFailureCodes(failureCode: GraphQLEnumType): GeneratedFile {
  const codes = failureCode
    .getValues()
    .map(({ name, description }) => `  /** ${description ?? name} */\n  '${name}',`);
  const content = `${generatedNotice}
/** Every code that a failure can carry. */
export const failureCodes = [
${codes.join('\n')}
] as const;

/** The code of a failure. */
export type FailureCode = (typeof failureCodes)[number];
`;
  return { path: 'schema/client/generated/failure-codes.ts', content };
}
