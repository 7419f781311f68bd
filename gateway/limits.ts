import type { DocumentLimits } from '#kernel/schema-rules/document-limits.ts';
import type { Audience } from '#schema/subgraph-names.ts';

/** What a document of one audience may be at most. */
export interface OperationLimits {
  readonly tokens: number;
  readonly document: DocumentLimits;
  /** The most that an operation may cost by the directives of the schema. */
  readonly cost: number;
}

/** The most calls to SEACATS that one operation may be expected to cause, by audience. */
export const legacyBudgets: Readonly<Record<Audience, number>> = { trade: 5, internal: 20 };

const document: DocumentLimits = {
  depth: 10,
  aliases: 30,
  rootFields: 20,
  directives: 20,
  selections: 250,
  operations: 10,
  fragments: 50,
};

/** The limits at the gateway, by audience. */
export const gatewayLimits: Readonly<Record<Audience, OperationLimits>> = {
  trade: { tokens: 2_000, document, cost: 1_000 },
  internal: { tokens: 5_000, document, cost: 10_000 },
};

/** The most entities that one fetch may ask a subgraph for. */
export const mostRepresentations = 1_000;

/**
 * The limits at a subgraph. What the gateway sends is a part of what it took in, with `_entities` around it, keys and
 * type names added and fragments written out; so these are wider than the gateway's, and still limits.
 */
export const subgraphLimits: OperationLimits = {
  tokens: 10_000,
  document: {
    depth: 14,
    aliases: 100,
    rootFields: 50,
    directives: 50,
    selections: 2_500,
    operations: 1,
    fragments: 100,
  },
  cost: 20_000,
};
