import { type DocumentNode, type GraphQLObjectType, type GraphQLSchema, Kind } from 'graphql';
import { getNamedType, getNullableType, isAbstractType, isCompositeType, isListType } from 'graphql';
import { type FragmentDefinitionNode, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import type { FieldNode, GraphQLNamedType, SelectionNode, SelectionSetNode } from 'graphql';
import type { CostRules, ListRule } from './cost-rules.ts';
import { inputCost } from './input-cost.ts';
import { type VariableValues, listSizeOf } from './list-size.ts';

/** The operation to be priced, the schema that it runs on, and what that schema says about cost. */
export interface CostQuestion {
  readonly schema: GraphQLSchema;
  /** From the SDL with the directives in it; an API schema has lost them. */
  readonly rules: CostRules;
  readonly document: DocumentNode;
  /** Without a name, the dearest operation of the document is priced. */
  readonly operationName?: string | null | undefined;
  /** As the client sent them; defaults are taken from the operation. */
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What each root field of a mutation costs besides what it answers. */
export const MUTATION_COST = 10;

/**
 * The static cost of an operation by IBM's rules: objects 1, leaves 0, lists times size, `@cost` over both.
 * Past `cap` the count stops and the answer only says "more". Introspection costs nothing: it asks no system.
 */
export function estimateCost({
  cap = Number.MAX_SAFE_INTEGER,
  ...question
}: CostQuestion & { readonly cap?: number }): number {
  const { schema, rules, document, operationName, variables } = question;
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const costs = operations
    .filter(({ name }) => !operationName || name?.value === operationName)
    .map((operation) => {
      const root = schema.getRootType(operation.operation);
      const values = withDefaults(operation, variables ?? {});
      const survey: Survey = { schema, rules, fragments, values, cap, known: new Map() };
      return root ? costOfSelections(survey, operation.selectionSet, root, null) : 0;
    });
  return Math.max(0, ...costs);
}

interface Survey {
  readonly schema: GraphQLSchema;
  readonly rules: CostRules;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly values: VariableValues;
  readonly cap: number;
  /** What each selection set costs on each type, so that a fragment spread often is read once. */
  readonly known: Map<SelectionSetNode, Map<string, number>>;
}

/** How long the lists inside a connection are, as the field that answers with the connection said. */
interface Page {
  readonly size: number;
  readonly fields: ReadonlySet<string>;
}

function withDefaults(
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): VariableValues {
  const values: Record<string, unknown> = { __proto__: null };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (Object.hasOwn(given, name) && given[name] !== undefined) values[name] = given[name];
    else if (defaultValue) values[name] = valueFromASTUntyped(defaultValue);
  }
  return values;
}

function costOfSelections(
  survey: Survey,
  selectionSet: SelectionSetNode,
  type: GraphQLObjectType,
  page: Page | null,
): number {
  const known = survey.known.get(selectionSet) ?? new Map<string, number>();
  survey.known.set(selectionSet, known);
  const key = page === null ? type.name : `${type.name} ${page.size} ${[...page.fields].join()}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, 0); // met again inside itself, a fragment adds nothing: validation refuses the cycle

  let cost = 0;
  for (const selection of selectionSet.selections) {
    // Sizes are at least 1, so what is too dear here is too dear in the whole.
    if (cost > survey.cap) break;
    if (!isLeftOut(selection, survey.values)) cost += costOfSelection(survey, selection, type, page);
  }
  cost = Math.min(cost, Number.MAX_SAFE_INTEGER);
  known.set(key, cost);
  return cost;
}

function costOfSelection(
  survey: Survey,
  selection: SelectionNode,
  type: GraphQLObjectType,
  page: Page | null,
): number {
  if (selection.kind === Kind.FIELD) return costOfField(survey, selection, type, page);
  const fragment =
    selection.kind === Kind.FRAGMENT_SPREAD ? survey.fragments.get(selection.name.value) : selection;
  if (!fragment) return 0;
  const condition = fragment.typeCondition?.name.value ?? type.name;
  const applies = condition === type.name || isOneOf(survey.schema, type, condition);
  return applies ? costOfSelections(survey, fragment.selectionSet, type, page) : 0;
}

function costOfField(survey: Survey, field: FieldNode, parent: GraphQLObjectType, page: Page | null): number {
  const { schema, rules, values } = survey;
  const name = field.name.value;
  const definition = parent.getFields()[name];
  if (!definition) return 0; // introspection, or a field that validation refuses
  const coordinate = `${parent.name}.${name}`;
  const rule = ruleOf(rules, parent, name);
  const isList = isListType(getNullableType(definition.type));
  const size = () => listSizeOf(rule, definition, field, values);

  const inside =
    !isList && rule && rule.sizedFields.size > 0 ? { size: size(), fields: rule.sizedFields } : null;
  const times = !isList ? 1 : page?.fields.has(name) ? page.size : size();
  const each = costOfEach(
    survey,
    field,
    getNamedType(definition.type),
    rules.weights.get(coordinate),
    inside,
  );
  const once = inputCost(rules, coordinate, definition, field, values);
  const mutation = parent === schema.getMutationType() ? MUTATION_COST : 0;
  return times * each + once + mutation;
}

/** What one item of a field costs: the dearest of the types that it may turn out to be. */
function costOfEach(
  survey: Survey,
  { selectionSet }: FieldNode,
  type: GraphQLNamedType,
  weight: number | undefined,
  page: Page | null,
): number {
  const { schema, rules } = survey;
  if (!isCompositeType(type)) return weight ?? rules.weights.get(type.name) ?? 0;
  const costs = (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]).map((possible) => {
    const inside = selectionSet ? costOfSelections(survey, selectionSet, possible, page) : 0;
    return (weight ?? rules.weights.get(possible.name) ?? 1) + inside;
  });
  return Math.max(0, ...costs);
}

function isOneOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): boolean {
  const abstract = schema.getType(name);
  return isAbstractType(abstract) && schema.isSubType(abstract, type);
}

// `_entities` answers each representation that it is given; its schema is generated, without `@listSize`.
const entities: ListRule = {
  assumedSize: null,
  slicingArguments: [['representations']],
  sizedFields: new Set(),
};

function ruleOf({ lists }: CostRules, parent: GraphQLObjectType, field: string): ListRule | undefined {
  for (const type of [parent, ...parent.getInterfaces()]) {
    const rule = lists.get(`${type.name}.${field}`);
    if (rule) return rule;
  }
  return field === '_entities' ? entities : undefined;
}

function isLeftOut({ directives }: SelectionNode, values: VariableValues): boolean {
  return (directives ?? []).some(({ name, arguments: given }) => {
    const leavesOutOn = name.value === 'skip' ? true : name.value === 'include' ? false : null;
    const condition = given?.find((argument) => argument.name.value === 'if')?.value;
    return (
      condition !== undefined &&
      leavesOutOn !== null &&
      valueFromASTUntyped(condition, values) === leavesOutOn
    );
  });
}
