import type { ApolloServerPlugin } from '@apollo/server';
import { statusOfRefusal } from '../refusal.ts';
import type { RequestContext } from '../request-context.ts';

/** Gives an operation that was refused as GraphQL the status that its media type asks for. */
export const chooseStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response, source }) => {
        const { http, body } = response;
        const refused =
          source !== undefined && body.kind === 'single' && body.singleResult.data === undefined;
        if (refused && http.status === 400) http.status = statusOfRefusal(http.headers.get('content-type'));
        return Promise.resolve();
      },
    }),
};
