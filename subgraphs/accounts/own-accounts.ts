import { isWithin } from '#kernel/calendar.ts';
import type { CursorScope } from '#kernel/cursor.ts';
import { pageOf, readPageArguments, type PageArguments } from '#kernel/page.ts';
import { may, type Standing } from '#kernel/policy.ts';
import type { SubgraphContext } from './context.ts';
import type { AccountPage, AccountSelection } from './domain.ts';

/** Which accounts somebody may act for, or looks after, on the day of the standing. */
export function ownAccounts(standing: Standing): AccountSelection {
  const { principal, grants, postings, today } = standing;
  const accountKeys = grants
    .map(({ accountKey }) => accountKey)
    .filter((accountKey) =>
      may(standing, 'READ_ACCOUNT', { accountKey, suretyCode: null, caseNumber: null, internalOnly: false }),
    );
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

/** A page of the viewer's own accounts, in order of name. */
export async function pageOfOwnAccounts(
  page: PageArguments,
  { principal, standingOf, accountRegister, cursors, disclosures }: SubgraphContext,
): Promise<AccountPage> {
  const scope: CursorScope = {
    list: 'Viewer.accounts',
    viewer: `${principal.audience} ${principal.subject}`,
    filter: null,
  };
  const request = readPageArguments(cursors, scope, page);
  const selection = ownAccounts(await standingOf(principal));
  const accounts = await accountRegister.listAccounts(selection, request);
  const result = pageOf(cursors, scope, request, accounts, ({ name, accountNumber }) => [
    name,
    accountNumber,
  ]);
  for (const { node } of result.edges) disclosures.note('READ_ACCOUNT', 'TradeAccount', node.accountNumber);
  return { ...result, selection };
}
