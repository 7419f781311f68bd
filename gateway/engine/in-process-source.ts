import type { GraphQLDataSource } from '@apollo/gateway';
import { Failure } from '#kernel/failure.ts';
import type { RequestContext } from '../request-context.ts';
import { answerOfFailure, type ExecutableSubgraph } from './executable-subgraph.ts';
import { toQuestion, toSourceResponse } from './source-exchange.ts';

/** A data source that asks a subgraph in this process, with the planner's document, parsed once and not printed. */
export function createInProcessSource(subgraph: ExecutableSubgraph): GraphQLDataSource<RequestContext> {
  return {
    async process(options) {
      const { document, variables, context } = toQuestion(options);
      const tooLate = new Failure('DEADLINE_EXCEEDED', `${subgraph.name} did not answer in time`);
      const answer = await Promise.race([
        subgraph.execute({ document, variables }, context),
        whenAborted(context.signal).then(() => answerOfFailure(document, tooLate)),
      ]);
      return toSourceResponse(answer);
    },
  };
}

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
