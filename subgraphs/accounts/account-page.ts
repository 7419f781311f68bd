import type { CursorScope } from '#kernel/cursor.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import { pageOf, readPageArguments, type Page, type PageArguments } from '#kernel/page.ts';
import type { Standing } from '#kernel/policy.ts';
import type { Principal } from '#kernel/principal.ts';
import type { SubgraphContext } from './context.ts';
import type { AccountPage, AccountSelection, TradeAccount } from './domain.ts';

/** What the cursors of a viewer's list are bound to. */
export const scopeOf = (list: string, { audience, subject }: Principal, filter: unknown): CursorScope => ({
  list,
  viewer: `${audience} ${subject}`,
  filter,
});

/** Where an account stands in a list: by name, then by number. */
export const positionOf = ({ name, accountNumber }: TradeAccount): readonly string[] => [name, accountNumber];

/** Notes the accounts that a page shows. */
export function noteAccounts({ edges }: Page<TradeAccount>, disclosures: DisclosureSheet): void {
  for (const { node } of edges) disclosures.note('READ_ACCOUNT', 'TradeAccount', node.accountNumber);
}

/** A page of the accounts of a selection, which holds only what the viewer may see. */
export async function pageOfSelection(
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
