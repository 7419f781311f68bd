import type { GraphQLDataSource } from '@apollo/gateway';
import { z } from 'zod';
import type { Clock } from '#kernel/clock.ts';
import { Failure, type FailureCode } from '#kernel/failure.ts';
import { logProblem, type Logger } from '#kernel/telemetry.ts';
import { traceparentHeader } from '#kernel/tracing.ts';
import type { SubgraphName } from '#schema/subgraph-names.ts';
import type { SubgraphTokenSigner } from '../identity/subgraph-token.ts';
import { readLedgerReport } from '../legacy/ledger-report.ts';
import type { RequestContext } from '../request-context.ts';
import { answerOfFailure, type SubgraphAnswer } from './executable-subgraph.ts';
import { createInstances } from './instances.ts';
import { toQuestion, toSourceResponse, type SourceQuestion } from './source-exchange.ts';
import { extensionsOf, isFailureCode, maskedMessage } from './subgraph-error.ts';

/** Where a subgraph answers over HTTP, and on what terms. */
export interface HttpSourceOptions {
  readonly name: SubgraphName;
  /** The origins of the processes that serve the subgraph. */
  readonly urls: readonly string[];
  /** The code with which its absence is reported. */
  readonly unavailable: FailureCode;
  /** The most bytes that an answer may have. */
  readonly maxBytes: number;
  readonly signTokenFor: SubgraphTokenSigner;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A data source that holds connections. */
export interface HttpSource extends GraphQLDataSource<RequestContext> {
  close(): Promise<void>;
}

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.object({ code: z.string(), retryAfterMs: z.number().optional() }).partial().optional(),
      }),
    )
    .optional(),
  extensions: z.object({ ledger: z.unknown() }).optional(),
});

/** A data source that asks a subgraph over HTTP: within the deadline, up to a number of bytes, as the verified principal. */
export function createHttpSource(options: HttpSourceOptions): HttpSource {
  const { name, unavailable, signTokenFor, clock, logger } = options;
  const instances = createInstances(options.urls);

  async function ask(
    query: string,
    variables: SourceQuestion['variables'],
    context: RequestContext,
  ): Promise<SubgraphAnswer> {
    const { principal, traceId, signal, deadline, ledger } = context;
    const { status, text } = await instances.ask({
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await signTokenFor(name, principal)}`,
        'x-trace-id': traceId,
        ...traceparentHeader(),
        'x-deadline-ms': String(Math.max(1, Math.floor(deadline - clock.monotonicMilliseconds()))),
      },
      body: JSON.stringify({ query, variables }),
      signal,
      maxBytes: options.maxBytes,
    });
    if (status !== 200) throw new Error(`${name} answered with HTTP status ${status}`);
    const { data, errors = [], extensions } = answerShape.parse(JSON.parse(text));
    assureAnswered(name, variables, data, errors);
    const counted = readLedgerReport(extensions?.ledger);
    if (counted !== null) ledger.add(counted);
    return {
      data: data ?? null,
      errors: errors.map(({ message, path, extensions }) => {
        const code = isFailureCode(extensions?.code) ? extensions.code : 'INTERNAL_ERROR';
        return {
          message: code === 'INTERNAL_ERROR' ? maskedMessage : message,
          ...(path === undefined ? {} : { path }),
          extensions: extensionsOf(code, extensions?.retryAfterMs),
        };
      }),
    };
  }

  return {
    async process(options) {
      const { query, document, variables, context } = toQuestion(options);
      const { signal, traceId } = context;
      try {
        return toSourceResponse(await ask(query, variables, context));
      } catch (cause) {
        const failure = signal.aborted
          ? new Failure('DEADLINE_EXCEEDED', `${name} did not answer in time`, { cause })
          : new Failure(unavailable, `${name} did not answer`, { cause });
        logProblem(logger, traceId, failure);
        return toSourceResponse(answerOfFailure({ document, variables }, failure));
      }
    },
    close: () => instances.close(),
  };
}

/** What answers nothing, or other entities than were asked, is not taken for an answer that there is nothing. */
function assureAnswered(
  name: SubgraphName,
  { representations }: SourceQuestion['variables'],
  data: Record<string, unknown> | null | undefined,
  errors: readonly unknown[],
): void {
  if (data == null) {
    if (errors.length === 0) throw new Error(`${name} answered with neither data nor errors`);
  } else if (Array.isArray(representations)) {
    const entities = data['_entities'];
    if (!Array.isArray(entities) || entities.length !== representations.length)
      throw new Error(`${name} answered with other entities than were asked`);
  }
}
