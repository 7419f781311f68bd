import { isWithin } from '#kernel/calendar.ts';
import type { CursorScope } from '#kernel/cursor.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import { pageOf, readPageArguments, type Page, type PageArguments } from '#kernel/page.ts';
import { aboutAccount, may, seesEverything, type Standing } from '#kernel/policy.ts';
import type { Principal } from '#kernel/principal.ts';
import type { SubgraphContext } from './context.ts';
import type { AccountPage, AccountScope, AccountSelection, TradeAccount } from './domain.ts';
import { readSearch } from './read-search.ts';

/** Which accounts somebody may act for, or looks after, on the day of the standing. */
export function ownAccounts(standing: Standing): Exclude<AccountScope, 'ALL'> {
  const { principal, grants, postings, today } = standing;
  const accountKeys = grants
    .map(({ accountKey }) => accountKey)
    .filter((accountKey) => may(standing, 'READ_ACCOUNT', aboutAccount(accountKey)));
  if (principal.audience === 'trade') return { accountKeys: [...new Set(accountKeys)] };
  const duties = (['NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST'] as const)
    .filter((duty) => principal.roles.includes(duty))
    .map((duty) => ({ duty, assignee: principal.subject }));
  const centers = principal.roles.includes('CENTER_EXPERT')
    ? postings
        .filter((posting) => isWithin(today, posting))
        .map(({ centerCode }) => ({ duty: 'CENTER' as const, assignee: centerCode }))
    : [];
  return { duties: [...duties, ...centers], on: today };
}

const scopeOf = (list: string, { audience, subject }: Principal, filter: unknown): CursorScope => ({
  list,
  viewer: `${audience} ${subject}`,
  filter,
});

const positionOf = ({ name, accountNumber }: TradeAccount): readonly string[] => [name, accountNumber];

function noteAccounts({ edges }: Page<TradeAccount>, disclosures: DisclosureSheet): void {
  for (const { node } of edges) disclosures.note('READ_ACCOUNT', 'TradeAccount', node.accountNumber);
}

/** A page of the accounts of a selection, which holds only what the viewer may see. */
async function pageOfSelection(
  scope: CursorScope,
  page: PageArguments,
  selectionOf: (standing: Standing) => AccountSelection,
  { principal, standingOf, accountRegister, cursors, disclosures }: SubgraphContext,
): Promise<AccountPage> {
  const request = readPageArguments(cursors, scope, page);
  const selection = selectionOf(await standingOf(principal));
  const accounts = await accountRegister.listAccounts(selection, request);
  const result = pageOf(cursors, scope, request, accounts, positionOf);
  noteAccounts(result, disclosures);
  return { ...result, countAll: () => accountRegister.countAccounts(selection) };
}

/** A page of the viewer's own accounts, in order of name. */
export const pageOfOwnAccounts = (page: PageArguments, context: SubgraphContext): Promise<AccountPage> =>
  pageOfSelection(
    scopeOf('Viewer.accounts', context.principal, null),
    page,
    (standing) => ({ among: ownAccounts(standing), search: null }),
    context,
  );

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
      among: seesEverything(standing.principal) ? 'ALL' : ownAccounts(standing),
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
