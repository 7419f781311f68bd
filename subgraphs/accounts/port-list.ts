import type { CursorScope } from '#kernel/cursor.ts';
import { pageOf, readPageArguments, type Page, type PageArguments } from '#kernel/page.ts';
import type { SubgraphContext } from './context.ts';
import type { Port } from './domain.ts';
import { readSearch } from './read-search.ts';

/** A page of the ports of entry, in order of code; they are published, so everybody sees them all. */
export async function pageOfPorts(
  { search, ...page }: PageArguments & { readonly search?: string | null | undefined },
  { principal, officeRegister, cursors }: SubgraphContext,
): Promise<Page<Port>> {
  const wanted = search == null ? null : readSearch(search);
  const viewer = `${principal.audience} ${principal.subject}`;
  const scope: CursorScope = { list: 'Query.ports', viewer, filter: wanted };
  const request = readPageArguments(cursors, scope, page);
  const ports = await officeRegister.listPorts(wanted, request);
  return pageOf(cursors, scope, request, ports, ({ code }) => [code]);
}
