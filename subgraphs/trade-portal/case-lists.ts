import type DataLoader from 'dataloader';
import type { CursorScope } from '#kernel/cursor.ts';
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

/** One of the lists of a case. */
interface CaseList<T> {
  /** The coordinate of the list. */
  readonly list: string;
  /** The type of its items, and their key in the record of disclosures. */
  readonly type: string;
  readonly keyOf: (item: T) => string;
  readonly positionOf: (item: T) => readonly string[];
}

const submissions: CaseList<Submission> = {
  list: 'EnforcementCase.submissions',
  type: 'Submission',
  keyOf: ({ referenceId }) => referenceId,
  positionOf: submissionPosition,
};

const messages: CaseList<Message> = {
  list: 'EnforcementCase.messages',
  type: 'Message',
  keyOf: ({ messageId }) => messageId,
  positionOf: messagePosition,
};

async function pageOfList<T>(
  { list, type, keyOf, positionOf }: CaseList<T>,
  loader: DataLoader<CaseListRequest, VisibleRows<T>>,
  { caseNumber }: CaseReference,
  page: PageArguments,
  { cursors, principal, disclosures }: SubgraphContext,
): Promise<CaseListPage<T>> {
  const scope: CursorScope = {
    list,
    viewer: `${principal.audience} ${principal.subject}`,
    filter: caseNumber,
  };
  const request = readPageArguments(cursors, scope, page);
  const { items, total } = await loader.load({ caseNumber, read: request.read, after: request.after });
  const result = pageOf(cursors, scope, request, items, positionOf);
  // Not the item that only tells that another page follows.
  for (const { node } of result.edges) disclosures.note('READ_CASE_FILINGS', type, keyOf(node));
  return { ...result, totalCount: total };
}

/** A page of the submissions in a case, newest first. */
export const pageOfSubmissions = (
  reference: CaseReference,
  page: PageArguments,
  context: SubgraphContext,
): Promise<CaseListPage<Submission>> =>
  pageOfList(submissions, context.loaders.submissionsOf, reference, page, context);

/** A page of the messages in a case, newest first. */
export const pageOfMessages = (
  reference: CaseReference,
  page: PageArguments,
  context: SubgraphContext,
): Promise<CaseListPage<Message>> =>
  pageOfList(messages, context.loaders.messagesOf, reference, page, context);
