import type { CaseNumber } from '#kernel/identifiers.ts';
import { dayOfCase, may, seesEverything, type Standing, type Thing } from '#kernel/policy.ts';
import { isCase, isInternalOnly, type EnforcementCase, type UnreadableCase } from './domain.ts';

const thingOf = ({ caseNumber, stakeholders, state, violations }: EnforcementCase): Thing => ({
  ...stakeholders,
  caseNumber,
  day: dayOfCase(
    caseNumber,
    violations.map(({ occurredOn }) => occurredOn),
  ),
  internalOnly: isInternalOnly(state),
});

/** A case as somebody may see it: itself when all of it, null when it does not exist for them. */
export function visibleCase(standing: Standing, found: EnforcementCase): EnforcementCase | null {
  const thing = thingOf(found);
  if (!may(standing, 'READ_CASE', thing)) return null;
  if (may(standing, 'READ_CASE_PARTIES', thing)) return found;
  const parties = found.parties.filter(({ role }) => role === 'PRINCIPAL' || role === 'SURETY');
  return { ...found, parties };
}

/** Whether somebody learns of a case at all: sees some of it, or is told that its record cannot be read. */
export const learnsOf = (
  standing: Standing,
  caseNumber: CaseNumber,
  found: EnforcementCase | UnreadableCase,
): boolean =>
  isCase(found) ? visibleCase(standing, found) !== null : learnsOfUnreadable(standing, caseNumber, found);

/** Whether somebody learns that a record cannot be read; for everybody else there is no such case. */
export function learnsOfUnreadable(
  standing: Standing,
  caseNumber: CaseNumber,
  unreadable: UnreadableCase,
): boolean {
  const { stakeholders, state } = unreadable;
  if (stakeholders === null) return seesEverything(standing.principal);
  // A case whose state is unknown may still be inside customs, and the trade is not told of those.
  const internalOnly = state === null || isInternalOnly(state);
  return may(standing, 'READ_CASE', { ...stakeholders, caseNumber, day: null, internalOnly });
}
