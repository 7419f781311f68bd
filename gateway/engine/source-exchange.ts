import type { GraphQLDataSource } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import type { RequestContext } from '../request-context.ts';
import type { SubgraphAnswer } from './executable-subgraph.ts';

type SourceOptions = Parameters<GraphQLDataSource<RequestContext>['process']>[0];
type SourceResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** What the gateway asks of a data source, in our words. */
export interface SourceQuestion {
  readonly query: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
}

/** Reads the gateway's question. The supergraphs are checked in, so a source is never asked for its schema or health. */
export function toQuestion(options: SourceOptions): SourceQuestion {
  if (!('incomingRequestContext' in options) || options.document === undefined) {
    throw new Error('expected an operation with its document, which the planner must hand on');
  }
  const { request, document, context } = options;
  return { query: request.query ?? '', document, variables: request.variables ?? {}, context };
}

/** A subgraph's answer in the shape that the gateway merges. */
export const toSourceResponse = ({ data, errors }: SubgraphAnswer): SourceResponse => ({
  data,
  ...(errors.length > 0 ? { errors } : {}),
});
