import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../request-context.ts';
import { outcomeOf } from '../telemetry/meter-requests.ts';

/** Tells whoever counts requests how each was answered. */
export const tellOutcome: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response, contextValue }) {
        if (response.body.kind === 'single') contextValue.answered?.(outcomeOf(response.body.singleResult));
        return Promise.resolve();
      },
    }),
};
