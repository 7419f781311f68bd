import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import type { CostRules } from './cost-rules.ts';
import { type VariableValues, argumentValue } from './list-size.ts';

/** What the arguments given to one field cost, by their weights and those of the input fields inside them. */
export function inputCost(
  { weights, weighsInput }: CostRules,
  coordinate: string,
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  variables: VariableValues,
): number {
  if (!weighsInput) return 0;
  let cost = 0;
  for (const argument of definition.args) {
    const value = argumentValue(argument, field, variables);
    if (value === undefined || value === null) continue;
    cost +=
      (weights.get(`${coordinate}(${argument.name}:)`) ?? 0) + costInside(argument.type, value, weights);
  }
  return cost;
}

function costInside(type: GraphQLInputType, value: unknown, weights: CostRules['weights']): number {
  if (Array.isArray(value))
    return value.reduce<number>((sum, item) => sum + costInside(type, item, weights), 0);
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return 0;
  const fields = named.getFields();
  let cost = 0;
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (!field || inner === undefined || inner === null) continue;
    cost += (weights.get(`${named.name}.${name}`) ?? 0) + costInside(field.type, inner, weights);
  }
  return cost;
}
