import { buildSchema, type GraphQLSchema } from 'graphql';
import { composeContracts } from './compose.ts';
import type { Audience } from './subgraph-names.ts';

/** What one audience sees of the graph: as text, and as a schema to validate against. */
export interface ApiSchema {
  readonly sdl: string;
  readonly schema: GraphQLSchema;
}

/** The API schema of each audience, composed afresh from the SDLs. */
export function apiSchemas(): Readonly<Record<Audience, ApiSchema>> {
  const { trade, internal } = composeContracts();
  return { trade: toApiSchema(trade.publicSdl), internal: toApiSchema(internal.publicSdl) };
}

/** Reads an API schema from its SDL. */
export function toApiSchema(sdl: string): ApiSchema {
  return { sdl: `${sdl.trim()}\n`, schema: buildSchema(sdl) };
}
