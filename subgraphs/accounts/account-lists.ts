import { pageOf, readPageArguments, type PageArguments } from '#kernel/page.ts';
import { seesEverything } from '#kernel/policy.ts';
import { noteAccounts, pageOfSelection, positionOf, scopeOf } from './account-page.ts';
import type { SubgraphContext } from './context.ts';
import type { AccountPage, TradeAccount } from './domain.ts';
import { ownAccounts } from './own-accounts.ts';
import { readSearch } from './read-search.ts';

/** A page of the accounts that answer to a search, in order of name. Throws VALUE_MALFORMED for a search for nothing. */
export async function pageOfFoundAccounts(
  { search, ...page }: PageArguments & { readonly search: string },
  context: SubgraphContext,
): Promise<AccountPage> {
  const wanted = readSearch(search);
  // A whole importer number finds its account too: by its key, because the number itself is kept nowhere.
  const accountKey = context.accountKeyOf(search.trim().toUpperCase());
  return pageOfSelection(
    scopeOf('Query.tradeAccounts', context.principal, wanted),
    page,
    (standing) => ({
      ...(seesEverything(standing.principal) ? {} : ownAccounts(standing)),
      search: { ...wanted, accountKey },
    }),
    context,
  );
}

/** A page of the accounts below a top account that the viewer may see, in order of name. */
export async function pageOfSubAccounts(
  account: TradeAccount,
  page: PageArguments,
  { principal, loaders, cursors, disclosures }: SubgraphContext,
): Promise<AccountPage> {
  const scope = scopeOf('TradeAccount.subAccounts', principal, account.accountNumber);
  const request = readPageArguments(cursors, scope, page);
  const visible = account.accountsBelow.length === 0 ? [] : await loaders.accountsWithin.load(account);
  const accountKeys = (visible ?? []).map(({ accountKey }) => accountKey);
  const { read, after } = request;
  const topAccountKey = account.accountKey;
  const accounts =
    accountKeys.length === 0
      ? []
      : await loaders.subAccounts.load({ topAccountKey, accountKeys, read, after });
  const result = pageOf(cursors, scope, request, accounts ?? [], positionOf);
  noteAccounts(result, disclosures);
  return { ...result, countAll: () => Promise.resolve(accountKeys.length) };
}
