import {
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type NamedTypeNode,
  type ObjectTypeDefinitionNode,
  type StringValueNode,
  type TypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** The SDL of each subgraph by its name. */
export type SubgraphSdls = Readonly<Record<string, string>>;

/** Everything in the SDLs that departs from the conventions of the contract, each with its subgraph and coordinate. */
export function faultsOfConventions(sdls: SubgraphSdls): string[] {
  const subgraphs = Object.entries(sdls).map(([name, sdl]) => ({ name, document: parse(sdl) }));
  const owners = ownersOf(sdls);
  return subgraphs.flatMap(({ name, document }) => {
    const types = document.definitions.filter(isTypeDefinition);
    const found: string[] = [];
    const complain = (coordinate: string, complaint: string): void => {
      found.push(`${name}: ${coordinate} ${complaint}`);
    };
    checkDescriptions(sdls[name] ?? '', complain);
    for (const type of types) {
      const typeName = type.name.value;
      if (type.kind === Kind.SCALAR_TYPE_DEFINITION) checkScalar(typeName, type.directives ?? [], complain);
      if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) checkInput(type, complain);
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      checkEntity(type, complain);
      if (typeName.endsWith('Connection')) checkConnection(type, complain);
      if (typeName.endsWith('Edge')) checkEdge(type, complain);
      for (const field of type.fields ?? []) {
        const coordinate = `${typeName}.${field.name.value}`;
        const returned = namedType(field.type).name.value;
        if (returned.endsWith('Connection')) checkPaging(coordinate, field, complain);
        if ((owners.get(returned) ?? name) !== name && field.type.kind === Kind.NON_NULL_TYPE) {
          complain(coordinate, `is never null, but ${owners.get(returned)} may have no ${returned} to give`);
        }
        if (typeName === 'Mutation' && !isUnion(returned, types)) {
          complain(coordinate, 'has to answer with a union of outcomes');
        }
      }
    }
    return found;
  });
}

type Complain = (coordinate: string, complaint: string) => void;

/** Which subgraph an entity belongs to: the one that can give its global id. */
function ownersOf(sdls: SubgraphSdls): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const [name, sdl] of Object.entries(sdls)) {
    for (const type of parse(sdl).definitions) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION || directive(type.directives, 'key') === undefined)
        continue;
      const id = type.fields?.find((field) => field.name.value === 'id');
      if (id !== undefined && directive(id.directives, 'external') === undefined)
        owners.set(type.name.value, name);
    }
  }
  return owners;
}

const isTypeDefinition = (node: { readonly kind: string }): node is TypeDefinitionNode =>
  /^(Scalar|Object|Interface|Union|Enum|InputObject)TypeDefinition$/.test(node.kind);

const isUnion = (name: string, types: readonly TypeDefinitionNode[]): boolean =>
  types.some((type) => type.kind === Kind.UNION_TYPE_DEFINITION && type.name.value === name);

const directive = (
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): ConstDirectiveNode | undefined => directives?.find((one) => one.name.value === name);

const namedType = (type: TypeNode): NamedTypeNode =>
  type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);

const written = (type: TypeNode | undefined): string => {
  if (type === undefined) return '';
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  return type.kind === Kind.LIST_TYPE ? `[${written(type.type)}]` : `${written(type.type)}!`;
};

/** A description is a sentence: it begins with a capital letter or a figure and ends with a full stop. */
function checkDescriptions(sdl: string, complain: Complain): void {
  const sentence = /^[A-Z0-9][^]*[.]$/;
  const check = (
    node: { readonly name: { readonly value: string }; readonly description?: StringValueNode | undefined },
    kind: string,
  ): void => {
    if (node.description === undefined) complain(node.name.value, `(${kind}) has no description`);
    else if (!sentence.test(node.description.value)) {
      complain(node.name.value, `(${kind}) is not described in a sentence`);
    }
  };
  visit(parse(sdl), {
    ScalarTypeDefinition: (node) => check(node, 'scalar'),
    ObjectTypeDefinition: (node) => check(node, 'type'),
    InterfaceTypeDefinition: (node) => check(node, 'interface'),
    UnionTypeDefinition: (node) => check(node, 'union'),
    EnumTypeDefinition: (node) => check(node, 'enum'),
    InputObjectTypeDefinition: (node) => check(node, 'input'),
    FieldDefinition: (node) => check(node, 'field'),
    InputValueDefinition: (node, _key, _parent, _path, ancestors) => {
      const above = ancestors.at(-2);
      // The arguments of a directive are for those who write the SDL.
      if (above !== undefined && 'kind' in above && above.kind === Kind.DIRECTIVE_DEFINITION) return;
      check(node, 'argument or input field');
    },
    EnumValueDefinition: (node) => check(node, 'value'),
  });
}

function checkScalar(name: string, directives: readonly ConstDirectiveNode[], complain: Complain): void {
  const url = directive(directives, 'specifiedBy')?.arguments?.[0]?.value;
  if (url?.kind !== Kind.STRING || !/^(https:\/\/|urn:claimgraph:scalar:)\S+$/.test(url.value)) {
    complain(name, 'has to say with @specifiedBy where its format is written down');
  }
}

function checkInput(type: InputObjectTypeDefinitionNode, complain: Complain): void {
  const name = type.name.value;
  const oneOf = directive(type.directives, 'oneOf') !== undefined;
  const promises = name.endsWith('Lookup') || /\bexactly one\b/i.test(type.description?.value ?? '');
  if (promises && !oneOf) complain(name, 'takes exactly one field and has to say so with @oneOf');
  for (const field of oneOf ? (type.fields ?? []) : []) {
    if (field.type.kind === Kind.NON_NULL_TYPE || field.defaultValue !== undefined) {
      complain(`${name}.${field.name.value}`, 'is one of several and has to be nullable without a default');
    }
  }
}

/** An entity that its subgraph can identify is a Node. */
function checkEntity(type: ObjectTypeDefinitionNode, complain: Complain): void {
  const isEntity = directive(type.directives, 'key') !== undefined;
  const id = type.fields?.find((field) => field.name.value === 'id');
  const isNode = type.interfaces?.some((one) => one.name.value === 'Node') === true;
  if (isEntity && id !== undefined && !isNode) complain(type.name.value, 'has to implement Node');
  if (id !== undefined && written(id.type) !== 'ID!') complain(`${type.name.value}.id`, 'has to be ID!');
}

function checkConnection(type: ObjectTypeDefinitionNode, complain: Complain): void {
  const name = type.name.value;
  const edge = name.replace(/Connection$/, 'Edge');
  const fields = new Map(type.fields?.map((field) => [field.name.value, field]));
  if (written(fields.get('edges')?.type) !== `[${edge}!]!`) complain(name, `needs edges: [${edge}!]!`);
  if (written(fields.get('pageInfo')?.type) !== 'PageInfo!') complain(name, 'needs pageInfo: PageInfo!');
  const total = fields.get('totalCount');
  if (total !== undefined && written(total.type) !== 'Int') complain(name, 'has to let totalCount be null');
  if (total !== undefined && directive(total.directives, 'cost') === undefined) {
    complain(`${name}.totalCount`, 'has to state its @cost');
  }
}

function checkEdge(type: ObjectTypeDefinitionNode, complain: Complain): void {
  const fields = new Map(type.fields?.map((field) => [field.name.value, field]));
  if (written(fields.get('cursor')?.type) !== 'String!') complain(type.name.value, 'needs cursor: String!');
  if (!fields.has('node')) complain(type.name.value, 'needs a node');
}

function checkPaging(coordinate: string, field: FieldDefinitionNode, complain: Complain): void {
  const first = field.arguments?.find((one) => one.name.value === 'first');
  const after = field.arguments?.find((one) => one.name.value === 'after');
  if (written(first?.type) !== 'Int!' || first?.defaultValue === undefined) {
    complain(coordinate, 'needs first: Int! with a default');
  }
  if (written(after?.type) !== 'String') complain(coordinate, 'needs after: String');
  if (directive(field.directives, 'listSize') === undefined) complain(coordinate, 'needs @listSize');
  if (field.type.kind === Kind.NON_NULL_TYPE)
    complain(coordinate, 'has to be nullable: a list can fail as a whole');
}
