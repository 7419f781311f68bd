import type { AuthorityRegister } from '#kernel/authority-register.ts';
import { foundIn } from '#kernel/batch.ts';
import { isWithin } from '#kernel/calendar.ts';
import { may, type Standing } from '#kernel/policy.ts';

/**
 * Which officers somebody may look up by id: customs' own people all of them, the trade those who look after an account
 * whose standing it may see.
 */
export async function visibleOfficers(
  standing: Standing,
  officerIds: readonly string[],
  register: Pick<AuthorityRegister, 'assignmentsOf'>,
): Promise<readonly string[]> {
  if (standing.principal.audience === 'internal') return officerIds;
  const accountKeys = standing.grants
    .map(({ accountKey }) => accountKey)
    .filter((accountKey) =>
      may(standing, 'READ_ACCOUNT_STANDING', {
        accountKey,
        suretyCode: null,
        caseNumber: null,
        internalOnly: false,
      }),
    );
  const assignees = foundIn(await register.assignmentsOf(accountKeys))
    .flat()
    .filter((assignment) => isWithin(standing.today, assignment))
    .map(({ assignee }) => assignee);
  return officerIds.filter((officerId) => assignees.includes(officerId));
}
