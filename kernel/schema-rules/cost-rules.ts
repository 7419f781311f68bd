import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import { isTypeDefinitionNode, isTypeExtensionNode, valueFromASTUntyped } from 'graphql';
import type { TypeDefinitionNode, TypeExtensionNode } from 'graphql';

/** What `@listSize` says of one field. */
export interface ListRule {
  readonly assumedSize: number | null;
  /** Paths to the arguments that say how many are wanted: `['first']`, `['page', 'first']`. */
  readonly slicingArguments: readonly (readonly string[])[];
  /** The fields of the answer that hold the list when the field itself is an object, such as `edges`. */
  readonly sizedFields: ReadonlySet<string>;
}

/** What `@cost` and `@listSize` say, by coordinate: `Type`, `Type.field`, `Type.field(argument:)`. */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, ListRule>;
  /** Whether any argument or input field has a weight; most schemas have none and pay nothing for it. */
  readonly weighsInput: boolean;
}

/** Reads the cost directives of a subgraph or supergraph, under whatever names `@link` gave them. */
export function costRulesFrom(sdl: DocumentNode | GraphQLSchema): CostRules {
  const definitions = 'definitions' in sdl ? sdl.definitions : definitionsOf(sdl);
  const names = directiveNamesIn(definitions);
  const weights = new Map<string, number>();
  const lists = new Map<string, ListRule>();
  let weighsInput = false;

  const weigh = (coordinate: string, directives: Directives): boolean => {
    const weight = argumentsOf(directives, names.cost)?.['weight'];
    if (weight === undefined) return false;
    weights.set(coordinate, Math.max(0, Number(weight)));
    return true;
  };
  for (const type of definitions) {
    if (!isTypeDefinitionNode(type) && !isTypeExtensionNode(type)) continue;
    weigh(type.name.value, type.directives);
    for (const field of fieldsOf(type)) {
      const coordinate = `${type.name.value}.${field.name.value}`;
      const weighed = weigh(coordinate, field.directives);
      if (field.kind === Kind.INPUT_VALUE_DEFINITION) {
        weighsInput ||= weighed;
        continue;
      }
      const list = argumentsOf(field.directives, names.listSize);
      if (list) lists.set(coordinate, toListRule(list));
      for (const argument of field.arguments ?? []) {
        weighsInput = weigh(`${coordinate}(${argument.name.value}:)`, argument.directives) || weighsInput;
      }
    }
  }
  return { weights, lists, weighsInput };
}

type Directives = readonly ConstDirectiveNode[] | undefined;

function fieldsOf(type: TypeDefinitionNode | TypeExtensionNode) {
  return 'fields' in type ? (type.fields ?? []) : [];
}

function definitionsOf(schema: GraphQLSchema): readonly DefinitionNode[] {
  const described = [schema, ...Object.values(schema.getTypeMap())];
  return described.flatMap(({ astNode, extensionASTNodes }): readonly DefinitionNode[] =>
    astNode ? [astNode, ...extensionASTNodes] : extensionASTNodes,
  );
}

/** The arguments of a directive where it stands, else undefined. */
function argumentsOf(
  directives: Directives,
  names: ReadonlySet<string>,
): Record<string, unknown> | undefined {
  const directive = directives?.find((candidate) => names.has(candidate.name.value));
  if (!directive) return undefined;
  return Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  );
}

function toListRule({ assumedSize, slicingArguments, sizedFields }: Record<string, unknown>): ListRule {
  return {
    assumedSize: typeof assumedSize === 'number' ? Math.max(1, assumedSize) : null,
    slicingArguments: toTexts(slicingArguments).map((path) => path.split('.')),
    sizedFields: new Set(toTexts(sizedFields)),
  };
}

// A list of one may be written without brackets.
function toTexts(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}

interface DirectiveNames {
  readonly cost: ReadonlySet<string>;
  readonly listSize: ReadonlySet<string>;
}

/**
 * Subgraphs import the directives from the federation specification, supergraphs from the cost specification.
 * Both may rename them; what is not imported is prefixed, save a directive named as its specification.
 */
function directiveNamesIn(definitions: readonly DefinitionNode[]): DirectiveNames {
  const cost = new Set<string>();
  const listSize = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const directive of definition.directives ?? []) {
      const link = argumentsOf([directive], new Set(['link']));
      const specification = /\/(federation|cost)\/v\d+\.\d+\/?$/.exec(String(link?.['url']))?.[1];
      if (!link || specification === undefined) continue;
      const namespace = typeof link['as'] === 'string' ? link['as'] : specification;
      cost.add(nameOf('cost', link['import'], namespace));
      listSize.add(nameOf('listSize', link['import'], namespace));
    }
  }
  if (cost.size === 0) return { cost: new Set(['cost']), listSize: new Set(['listSize']) };
  return { cost, listSize };
}

function nameOf(directive: string, imports: unknown, namespace: string): string {
  for (const imported of Array.isArray(imports) ? imports.map(toImport) : []) {
    if (imported.name === `@${directive}`) return imported.as.slice(1);
  }
  return directive === namespace ? directive : `${namespace}__${directive}`;
}

// An import is written "@cost" or { name: "@cost", as: "@weight" }.
function toImport(imported: unknown): { name: string; as: string } {
  if (typeof imported !== 'object' || imported === null)
    return { name: String(imported), as: String(imported) };
  const name = 'name' in imported ? String(imported.name) : '';
  return { name, as: 'as' in imported ? String(imported.as) : name };
}
