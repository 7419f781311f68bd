import type { ApolloServerPlugin } from '@apollo/server';
import { answerTypeOf, statusOfRefusal } from '../media-type.ts';
import type { RequestContext } from '../request-context.ts';

/** Gives an operation that was refused as GraphQL the status that its media type asks for. */
export const chooseStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response }) => {
        const { http, body } = response;
        const refused =
          request.query !== undefined && body.kind === 'single' && body.singleResult.data === undefined;
        // The server chooses the answer's own media type only after this, by the same header.
        if (refused && http.status === 400) {
          http.status = statusOfRefusal(answerTypeOf(request.http?.headers.get('accept')));
        }
        return Promise.resolve();
      },
    }),
};
