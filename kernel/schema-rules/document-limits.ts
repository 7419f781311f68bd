import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  OperationTypeNode,
} from 'graphql';
import type { OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { Failure } from '#kernel/failure.ts';

/** How large a document may be before anyone validates, plans or prices it. */
export interface DocumentLimits {
  /** Fields inside each other on the longest path, through fragments; `{ a { b } }` is 2. */
  readonly depth: number;
  /** Aliases written in the document, those of `__typename` included. */
  readonly aliases: number;
  /** Different answers at the root of one operation, through fragments. */
  readonly rootFields: number;
  /** Directives written anywhere in the document. */
  readonly directives: number;
  /** Fields, fragment spreads and inline fragments written in the document. */
  readonly selections: number;
  readonly operations: number;
  readonly fragments: number;
}

/** Whether a document is measured for depth; pure introspection by those who may do it is not. */
export interface DocumentLimitOptions {
  readonly exemptFromDepth?: boolean;
}

const names: Readonly<Record<keyof DocumentLimits, string>> = {
  operations: 'operations',
  fragments: 'fragments',
  selections: 'selections',
  directives: 'directives',
  aliases: 'aliases',
  rootFields: 'root fields',
  depth: 'depth',
};

/** Says which limit a document exceeds; to be asked before validation, whose work grows with its square. */
export function checkDocumentLimits(
  document: DocumentNode,
  limits: DocumentLimits,
  { exemptFromDepth = false }: DocumentLimitOptions = {},
): Failure | null {
  const written = countWritten(document);
  const refusal =
    refuse('operations', written.operations, limits) ??
    refuse('fragments', written.fragments, limits) ??
    refuse('selections', written.selections, limits) ??
    refuse('directives', written.directives, limits) ??
    refuse('aliases', written.aliases, limits) ??
    refuse('rootFields', mostRootFields(document), limits);
  if (refusal !== null || exemptFromDepth) return refusal;
  return refuse('depth', depthOf(document), limits);
}

/** Whether every operation asks only about the schema itself: `__schema`, `__type` and `__typename`. */
export function isPureIntrospection(document: DocumentNode): boolean {
  const fragments = fragmentsOf(document);
  const operations = operationsOf(document);
  return operations.length > 0 && operations.every((operation) => asksOnlyAboutSchema(operation, fragments));
}

const introspection: ReadonlySet<string> = new Set(['__schema', '__type', '__typename']);

function asksOnlyAboutSchema(operation: OperationDefinitionNode, fragments: Fragments): boolean {
  if (operation.operation !== OperationTypeNode.QUERY) return false;
  return rootFieldsOf(operation, fragments).every(({ name }) => introspection.has(name.value));
}

function refuse(limit: keyof DocumentLimits, found: number, limits: DocumentLimits): Failure | null {
  const allowed = limits[limit];
  if (found <= allowed) return null;
  const message = `The query exceeds the limit on ${names[limit]}: ${found} found, ${allowed} allowed.`;
  return new Failure('QUERY_LIMIT_EXCEEDED', message);
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function operationsOf({ definitions }: DocumentNode): readonly OperationDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

type Written = Record<'operations' | 'fragments' | 'selections' | 'directives' | 'aliases', number>;

function countWritten(document: DocumentNode): Written {
  const written: Written = { operations: 0, fragments: 0, selections: 0, directives: 0, aliases: 0 };
  const unread: SelectionSetNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      written.operations += 1;
      for (const { directives } of definition.variableDefinitions ?? []) {
        written.directives += directives?.length ?? 0;
      }
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      written.fragments += 1;
    } else {
      continue; // a type definition, which validation refuses
    }
    written.directives += definition.directives?.length ?? 0;
    unread.push(definition.selectionSet);
  }
  for (let next = unread.pop(); next !== undefined; next = unread.pop()) {
    written.selections += next.selections.length;
    for (const selection of next.selections) {
      written.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD && selection.alias !== undefined) written.aliases += 1;
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet)
        unread.push(selection.selectionSet);
    }
  }
  return written;
}

function mostRootFields(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const answers = operationsOf(document).map((operation) => {
    return new Set(rootFieldsOf(operation, fragments).map(({ alias, name }) => (alias ?? name).value)).size;
  });
  return Math.max(0, ...answers);
}

/** The fields at the root of an operation, as execution collects them: each fragment is entered once. */
function rootFieldsOf(operation: OperationDefinitionNode, fragments: Fragments): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const entered = new Set<string>();
  const unread: SelectionSetNode[] = [operation.selectionSet];
  for (let next = unread.pop(); next !== undefined; next = unread.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) unread.push(selection.selectionSet);
      else if (!entered.has(selection.name.value)) {
        entered.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) unread.push(fragment.selectionSet);
      }
    }
  }
  return fields;
}

function depthOf(document: DocumentNode): number {
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();

  const depthOfFragment = (name: string): number => {
    const depth = known.get(name);
    if (depth !== undefined) return depth;
    known.set(name, 0); // met again inside itself, a fragment adds nothing: validation refuses the cycle
    const fragment = fragments.get(name);
    const found = fragment ? depthOfSelections(fragment.selectionSet) : 0;
    known.set(name, found);
    return found;
  };
  const depthOfSelections = ({ selections }: SelectionSetNode): number => {
    let deepest = 0;
    for (const selection of selections) {
      let depth: number;
      if (selection.kind === Kind.FRAGMENT_SPREAD) depth = depthOfFragment(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) depth = depthOfSelections(selection.selectionSet);
      else depth = 1 + (selection.selectionSet ? depthOfSelections(selection.selectionSet) : 0);
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  };
  return Math.max(0, ...operationsOf(document).map(({ selectionSet }) => depthOfSelections(selectionSet)));
}
