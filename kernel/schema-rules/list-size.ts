import {
  type FieldNode,
  type GraphQLField,
  getNamedType,
  isInputObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { GraphQLArgument, GraphQLInputField, GraphQLNamedType } from 'graphql';
import type { ListRule } from './cost-rules.ts';

/** The values of an operation's variables, defaults included. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** How long a list is taken to be when nothing says so. */
export const DEFAULT_LIST_SIZE = 10;

const LARGEST_INT = 2 ** 31 - 1;

/** How many items a field may answer with: its largest slicing argument, else what the schema assumes. */
export function listSizeOf(
  rule: ListRule | undefined,
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  variables: VariableValues,
): number {
  const asked = (rule?.slicingArguments ?? [])
    .map((path) => toSize(valueAt(path, definition, field, variables)))
    .filter((size) => size !== null);
  return asked.length > 0 ? Math.max(...asked) : (rule?.assumedSize ?? DEFAULT_LIST_SIZE);
}

/** The value of an argument as the resolver will see it: literal, variable or default of either. */
export function argumentValue(
  argument: GraphQLArgument,
  field: FieldNode,
  variables: VariableValues,
): unknown {
  const given = field.arguments?.find(({ name }) => name.value === argument.name);
  const value: unknown = given && valueFromASTUntyped(given.value, variables);
  return value === undefined ? argument.defaultValue : value;
}

function valueAt(
  [first, ...rest]: readonly string[],
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  variables: VariableValues,
): unknown {
  const argument = definition.args.find(({ name }) => name === first);
  if (!argument) return undefined;
  let value = argumentValue(argument, field, variables);
  let holder: GraphQLArgument | GraphQLInputField | undefined = argument;
  for (const name of rest) {
    const type: GraphQLNamedType = getNamedType(holder.type);
    holder = isInputObjectType(type) ? type.getFields()[name] : undefined;
    if (!holder || typeof value !== 'object' || value === null) return undefined;
    const inner: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    value = inner === undefined ? holder.defaultValue : inner;
  }
  return value;
}

// A number that is not a count says nothing about the size, and an empty page still costs one look.
// A list given as slicing argument (the representations of `_entities`) is answered item by item.
function toSize(value: unknown): number | null {
  const size = Array.isArray(value) ? value.length : value;
  return typeof size === 'number' && size >= 0 ? Math.min(Math.max(1, Math.ceil(size)), LARGEST_INT) : null;
}
