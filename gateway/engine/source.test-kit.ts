import type { GraphQLDataSource } from '@apollo/gateway';
import { parse } from 'graphql';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import type { Principal } from '#kernel/principal.ts';
import { aPrincipal } from '#kernel/standing.test-kit.ts';
import { createLogger, type Logger } from '#kernel/telemetry.ts';
import type { RequestContext } from '../request-context.ts';

type SourceOptions = Parameters<GraphQLDataSource<RequestContext>['process']>[0];

/** A request of somebody, with a deadline that a test lets pass. */
export const aRequest = (change: Partial<RequestContext> = {}): RequestContext => ({
  principal: aPrincipal('FPF_OFFICER') satisfies Principal,
  traceId: 'trace-1',
  signal: new AbortController().signal,
  deadline: 5_000,
  ledger: createLegacyLedger(),
  ...change,
});

/** What the gateway hands a data source for a document. */
export const fetchOf = (
  query: string,
  context: RequestContext = aRequest(),
  variables: Record<string, unknown> = {},
): SourceOptions =>
  // Of all that the gateway hands on, our sources read these.
  ({
    request: { query, variables },
    document: parse(query),
    context,
    incomingRequestContext: {},
  }) as SourceOptions;

/** A logger and the lines that it wrote. */
export function aLog(): { readonly logger: Logger; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  return { lines, logger: createLogger('debug', 'a secret', { write }) };
}
