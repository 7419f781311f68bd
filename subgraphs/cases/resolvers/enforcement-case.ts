import { globalId } from '#kernel/global-id.ts';
import { portOf, readCaseNumber } from '#kernel/identifiers.ts';
import type { EnforcementCaseResolvers } from '../generated.ts';

/** An enforcement case, field by field; what is not named here stands in the domain under its own name. */
export const EnforcementCase: EnforcementCaseResolvers = {
  __resolveReference: ({ caseNumber }, { loaders }) =>
    loaders.enforcementCase.load(readCaseNumber(caseNumber)),
  id: ({ caseNumber }) => globalId('EnforcementCase', caseNumber),
  amounts({ amounts, source }, _arguments, { assureUsable }) {
    assureUsable('amounts', source);
    return amounts;
  },
  account: ({ stakeholders: { accountKey } }) => (accountKey === null ? null : { accountKey }),
  port: ({ caseNumber }) => ({ code: portOf(caseNumber) }),
  bond: ({ bondNumber }) => (bondNumber === null ? null : { bondNumber }),
};
