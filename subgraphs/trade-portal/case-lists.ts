import type DataLoader from 'dataloader';
import type { CursorScope } from '#kernel/cursor.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { pageOf, readPageArguments, type Page, type PageArguments } from '#kernel/page.ts';
import type { SubgraphContext } from './context.ts';
import {
  messagePosition,
  submissionPosition,
  type CaseListRequest,
  type CaseReference,
  type Message,
  type Submission,
} from './domain.ts';
import type { VisibleRows } from './loaders.ts';

/** A page of a case's submissions or messages, with how many the viewer may see in all. */
export type CaseListPage<T> = Page<T> & { readonly totalCount: number };

async function pageOfList<T>(
  list: string,
  caseNumber: CaseNumber,
  page: PageArguments,
  loader: DataLoader<CaseListRequest, VisibleRows<T>>,
  positionOf: (item: T) => readonly string[],
  { cursors, principal }: SubgraphContext,
): Promise<CaseListPage<T>> {
  const scope: CursorScope = {
    list,
    viewer: `${principal.audience} ${principal.subject}`,
    filter: caseNumber,
  };
  const request = readPageArguments(cursors, scope, page);
  const { items, total } = await loader.load({ caseNumber, read: request.read, after: request.after });
  return { ...pageOf(cursors, scope, request, items, positionOf), totalCount: total };
}

/** A page of the submissions in a case, newest first. */
export const pageOfSubmissions = (
  { caseNumber }: CaseReference,
  page: PageArguments,
  context: SubgraphContext,
): Promise<CaseListPage<Submission>> =>
  pageOfList(
    'EnforcementCase.submissions',
    caseNumber,
    page,
    context.loaders.submissionsOf,
    submissionPosition,
    context,
  );

/** A page of the messages in a case, newest first. */
export const pageOfMessages = (
  { caseNumber }: CaseReference,
  page: PageArguments,
  context: SubgraphContext,
): Promise<CaseListPage<Message>> =>
  pageOfList(
    'EnforcementCase.messages',
    caseNumber,
    page,
    context.loaders.messagesOf,
    messagePosition,
    context,
  );
