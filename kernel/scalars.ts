import { GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { decimalFrom, type Cents } from './money.ts';

/**
 * A scalar of the graph. It takes whatever the client wrote and leaves the check to the resolver, which reads it with
 * `readCaseNumber` and the like: a scalar that refuses a variable loses the whole fetch, a resolver only its field.
 */
function textScalar<T>(name: string, write: (value: T) => string): GraphQLScalarType<string, string> {
  const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => write(value as T),
    parseValue: asText,
    parseLiteral: (node: ValueNode) =>
      node.kind === Kind.STRING ? node.value : asText(valueFromASTUntyped(node)),
  });
}

const asIs = (text: string): string => text;

/** The resolvers of the graph's scalars. */
export const scalars = {
  CaseNumber: textScalar('CaseNumber', asIs),
  ImporterNumber: textScalar('ImporterNumber', asIs),
  Date: textScalar('Date', asIs),
  DateTime: textScalar('DateTime', asIs),
  Money: textScalar<Cents>('Money', decimalFrom),
};
