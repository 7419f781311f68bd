import type { AuthorityRegister } from './authority-register.ts';
import type { Answers } from './batch.ts';
import { todayOn, type Clock } from './clock.ts';
import { Failure } from './failure.ts';
import type { AccountKey } from './identifiers.ts';
import { dependsOnAssignments, type Standing } from './policy.ts';
import type { Principal } from './principal.ts';

/** Reads what the authority register says of a principal, as far as accounts in question need it. */
export type StandingReader = (principal: Principal, accountKeys: readonly AccountKey[]) => Promise<Standing>;

/**
 * A standing reader over the register. It asks the same questions whether or not anything was found, so that forbidden
 * and missing fail alike and take the same time. Throws the register's Failure: without authority nothing is shown.
 */
export function createStandingReader(register: AuthorityRegister, clock: Clock): StandingReader {
  return async (principal, accountKeys) => {
    const { audience, subject } = principal;
    const asksAssignments = dependsOnAssignments(principal);
    const [grants, postings, assignments] = await Promise.all([
      audience === 'trade' ? register.grantsOf([subject]) : none<string, never[]>(),
      asksAssignments ? register.postingsOf([subject]) : none<string, never[]>(),
      asksAssignments ? register.assignmentsOf(accountKeys) : none<AccountKey, never[]>(),
    ]);
    return {
      principal,
      today: todayOn(clock),
      grants: answered(grants.get(subject)) ?? [],
      postings: answered(postings.get(subject)) ?? [],
      assignments: new Map(accountKeys.map((key) => [key, answered(assignments.get(key)) ?? []])),
    };
  };
}

const none = <K, V>(): Answers<K, V> => new Map<K, V | Failure>();

function answered<V>(answer: V | Failure | undefined): V | undefined {
  if (answer instanceof Failure) throw answer;
  return answer;
}
