import { isWithin } from '#kernel/calendar.ts';
import type { PageArguments } from '#kernel/page.ts';
import { aboutAccount, may, type Standing } from '#kernel/policy.ts';
import { pageOfSelection, scopeOf } from './account-page.ts';
import type { SubgraphContext } from './context.ts';
import type { AccountPage, AccountSelection } from './domain.ts';

/** Which accounts somebody may act for, or looks after, on the day of the standing. */
export function ownAccounts(standing: Standing): AccountSelection {
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

/** A page of the viewer's own accounts, in order of name. */
export const pageOfOwnAccounts = (page: PageArguments, context: SubgraphContext): Promise<AccountPage> =>
  pageOfSelection(scopeOf('Viewer.accounts', context.principal, null), page, ownAccounts, context);
