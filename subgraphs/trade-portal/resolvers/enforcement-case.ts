import { readCaseNumber } from '#kernel/identifiers.ts';
import { pageOfMessages, pageOfSubmissions } from '../case-lists.ts';
import type { EnforcementCaseResolvers } from '../generated.ts';

/** What the trade filed and said in a case; that a case has a number tells nothing about whether it exists. */
export const EnforcementCase: EnforcementCaseResolvers = {
  __resolveReference: ({ caseNumber }) => ({ caseNumber: readCaseNumber(caseNumber) }),
  submissions: pageOfSubmissions,
  messages: pageOfMessages,
};
