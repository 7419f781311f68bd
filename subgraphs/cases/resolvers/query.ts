import { readCaseNumber } from '#kernel/identifiers.ts';
import { casesByNumbers } from '../case-list.ts';
import type { QueryResolvers } from '../generated.ts';

/** The entry points of cases. */
export const Query: QueryResolvers = {
  enforcementCase: (_root, { caseNumber }, { loaders }) =>
    loaders.enforcementCase.load(readCaseNumber(caseNumber)),
  enforcementCases: (_root, { filter, ...page }, context) =>
    casesByNumbers(filter.caseNumbers, page, context),
};
