import {
  findBreakingChanges,
  findDangerousChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { coordinatesOf } from './compose.ts';
import { audiences, type Audience } from './subgraph-names.ts';

/** How a change meets a client that was built on the contract before it. */
export type Effect = 'breaking' | 'dangerous' | 'deprecated' | 'added';

/** One difference between two versions of the contract. */
export interface Change {
  readonly effect: Effect;
  /** What changed, in a sentence or as a coordinate. */
  readonly text: string;
  /** Whose contract changed. */
  readonly audiences: readonly Audience[];
}

/** A version of the contract: what each audience sees. */
export type ContractSchemas = Readonly<Record<Audience, GraphQLSchema>>;

/** What changed from one version of the contract to another, each change once for all audiences that it meets. */
export function changesBetween(before: ContractSchemas, after: ContractSchemas): readonly Change[] {
  const found = new Map<string, { effect: Effect; text: string; audiences: Audience[] }>();
  for (const audience of audiences) {
    for (const [effect, text] of changesOf(before[audience], after[audience])) {
      const key = `${effect} ${text}`;
      const change = found.get(key) ?? { effect, text, audiences: [] };
      change.audiences.push(audience);
      found.set(key, change);
    }
  }
  return [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}

function changesOf(before: GraphQLSchema, after: GraphQLSchema): readonly (readonly [Effect, string])[] {
  const deprecatedBefore = deprecationsOf(before);
  return [
    ...findBreakingChanges(before, after).map(({ description }) => ['breaking', description] as const),
    ...newlyOneOf(before, after).map((text) => ['breaking', text] as const),
    ...findDangerousChanges(before, after).map(({ description }) => ['dangerous', description] as const),
    ...additionsBetween(before, after).map((coordinate) => ['added', coordinate] as const),
    ...[...deprecationsOf(after)]
      .filter(([coordinate]) => !deprecatedBefore.has(coordinate))
      .map(([coordinate, reason]) => ['deprecated', `${coordinate}: ${reason}`] as const),
  ];
}

/** New types, and what is new in those that were there; a new field's arguments come with the field. */
function additionsBetween(before: GraphQLSchema, after: GraphQLSchema): string[] {
  const known = new Set(coordinatesOf(before));
  const types = Object.keys(after.getTypeMap()).filter((name) => before.getType(name) === undefined);
  const members = coordinatesOf(after).filter((coordinate) => {
    const [type = '', field] = coordinate.split(/[.(]/);
    const isNew = !known.has(coordinate) && before.getType(type) !== undefined;
    return isNew && (!coordinate.includes('(') || known.has(`${type}.${field}`));
  });
  return [...types, ...members];
}

/** Inputs of which every field could be left out or given, and now exactly one; graphql-js 16 does not look for it. */
function newlyOneOf(before: GraphQLSchema, after: GraphQLSchema): string[] {
  return Object.values(after.getTypeMap()).flatMap((type) => {
    const old = before.getType(type.name);
    return isInputObjectType(type) && type.isOneOf && isInputObjectType(old) && !old.isOneOf
      ? [`${type.name} now takes exactly one of its fields.`]
      : [];
  });
}

/** Every deprecated coordinate of a schema with its reason. */
export function deprecationsOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const note = (coordinate: string, reason: string | null | undefined): void => {
    if (reason != null) found.set(coordinate, reason);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        note(`${type.name}.${field.name}`, field.deprecationReason);
        for (const one of field.args) note(`${type.name}.${field.name}(${one.name}:)`, one.deprecationReason);
      }
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        note(`${type.name}.${field.name}`, field.deprecationReason);
    } else if (isEnumType(type)) {
      for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.deprecationReason);
    }
  }
  return found;
}
