import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { decimalFrom } from './money.ts';

/**
 * A scalar of the graph. It takes whatever the client wrote and leaves the check to the resolver, which reads it with
 * `readCaseNumber` and the like: a scalar that refuses a variable loses the whole fetch, a resolver only its field.
 */
function textScalar(name: string, write: (value: never) => string): GraphQLScalarType<string, string> {
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => write(value as never),
    parseValue: asText,
    parseLiteral: (node: ValueNode) =>
      node.kind === Kind.STRING ? node.value : asText(valueFromASTUntyped(node)),
  });
}

const asIs = (text: string): string => text;

/** The resolvers of the graph's scalars. */
export const scalars = {
  CaseNumber: textScalar('CaseNumber', asIs),
  EntryNumber: textScalar('EntryNumber', asIs),
  ImporterNumber: textScalar('ImporterNumber', asIs),
  PortCode: textScalar('PortCode', asIs),
  Date: textScalar('Date', asIs),
  DateTime: textScalar('DateTime', asIs),
  Money: textScalar('Money', decimalFrom),
};
