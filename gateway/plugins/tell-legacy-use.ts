import type { ApolloServerPlugin } from '@apollo/server';
import { legacyExtensions } from '../legacy/legacy-extensions.ts';
import type { RequestContext } from '../request-context.ts';

/** Says in the answer what it cost the legacy systems and how they were found. */
export const tellLegacyUse: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response, contextValue: { legacyUse, ledger } }) {
        if (legacyUse === undefined || response.body.kind !== 'single') return Promise.resolve();
        const result = response.body.singleResult;
        const told = legacyExtensions(legacyUse, ledger.report());
        if (Object.keys(told).length > 0) result.extensions = { ...result.extensions, ...told };
        return Promise.resolve();
      },
    }),
};
