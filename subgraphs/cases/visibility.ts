import type { CaseNumber } from '#kernel/identifiers.ts';
import { may, seesEverything, type Standing, type Thing } from '#kernel/policy.ts';
import { isInternalOnly, type EnforcementCase, type UnreadableCase } from './domain.ts';

const thingOf = ({ caseNumber, stakeholders, state }: EnforcementCase): Thing => ({
  ...stakeholders,
  caseNumber,
  internalOnly: isInternalOnly(state),
});

/** A case as somebody may see it, or null when it does not exist for them. */
export function visibleCase(standing: Standing, found: EnforcementCase): EnforcementCase | null {
  const thing = thingOf(found);
  if (!may(standing, 'READ_CASE', thing)) return null;
  if (may(standing, 'READ_CASE_PARTIES', thing)) return found;
  const parties = found.parties.filter(({ role }) => role === 'PRINCIPAL' || role === 'SURETY');
  return { ...found, parties };
}

/**
 * Whether somebody learns that a record cannot be read. Its state is unknown, so nobody of the trade is told of a case
 * that may still be inside customs.
 */
export function learnsOfUnreadable(standing: Standing, caseNumber: CaseNumber, { stakeholders }: UnreadableCase): boolean {
  if (stakeholders === null) return seesEverything(standing.principal);
  return may(standing, 'READ_CASE', { ...stakeholders, caseNumber, internalOnly: true });
}
