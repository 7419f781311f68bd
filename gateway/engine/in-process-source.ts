import type { GraphQLDataSource } from '@apollo/gateway';
import { Failure } from '#kernel/failure.ts';
import { logProblem, type Logger } from '#kernel/telemetry.ts';
import type { RequestContext } from '../request-context.ts';
import { isLargerThan } from './answer-size.ts';
import { answerOfFailure, type ExecutableSubgraph } from './executable-subgraph.ts';
import { toQuestion, toSourceResponse } from './source-exchange.ts';

/** What a data source in this process needs besides its subgraph. */
export interface InProcessSourceOptions {
  /** The most bytes that an answer may have, about, as JSON. */
  readonly maxBytes: number;
  readonly logger: Logger;
}

/** A data source that asks a subgraph in this process, with the planner's document, parsed once and not printed. */
export function createInProcessSource(
  subgraph: ExecutableSubgraph,
  { maxBytes, logger }: InProcessSourceOptions,
): GraphQLDataSource<RequestContext> {
  const { name, unavailable } = subgraph;
  return {
    async process(options) {
      const { document, variables, context } = toQuestion(options);
      const late = new Failure('DEADLINE_EXCEEDED', `${name} did not answer in time`);
      // Nobody waits for what is asked too late, so it is not begun.
      if (context.signal.aborted) return toSourceResponse(answerOfFailure({ document, variables }, late));
      const answer = await Promise.race([
        subgraph.execute({ document, variables }, context),
        whenAborted(context.signal).then(() => answerOfFailure({ document, variables }, late)),
      ]);
      if (!isLargerThan(answer.data, maxBytes)) return toSourceResponse(answer);
      const tooLarge = new Failure(unavailable, `the answer of ${name} has more than ${maxBytes} bytes`);
      logProblem(logger, context.traceId, tooLarge);
      return toSourceResponse(answerOfFailure({ document, variables }, tooLarge));
    },
  };
}

const abortions = new WeakMap<AbortSignal, Promise<void>>();

/** Resolves when a signal is aborted. The fetches of an operation share its signal, and so one listener to it. */
function whenAborted(signal: AbortSignal): Promise<void> {
  const known = abortions.get(signal);
  if (known !== undefined) return known;
  const abortion = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  abortions.set(signal, abortion);
  return abortion;
}
