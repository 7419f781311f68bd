import type { TradeAccountConnectionResolvers, ViewerResolvers } from '../generated.ts';
import { pageOfOwnAccounts } from '../own-accounts.ts';

/** The person or service that asks. */
export const Viewer: ViewerResolvers = {
  officer: ({ audience, subject }, _arguments, { loaders }) =>
    audience === 'internal' ? loaders.officer.load(subject) : null,
  accounts: (_principal, page, context) => pageOfOwnAccounts(page, context),
};

/** A page of trade accounts. */
export const TradeAccountConnection: TradeAccountConnectionResolvers = {
  totalCount: (page) => page.countAll(),
};
