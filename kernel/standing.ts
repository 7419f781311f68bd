import type { AuthorityRegister } from './authority-register.ts';
import type { Answers } from './batch.ts';
import { todayOn, type Clock } from './clock.ts';
import { Failure } from './failure.ts';
import { assigneesOf, type Standing } from './policy.ts';
import type { Principal } from './principal.ts';

/** Reads what the authority register says of a principal. */
export type StandingReader = (principal: Principal) => Promise<Standing>;

/**
 * A standing reader over the register. What it asks depends on the principal alone and never on what was found, so that
 * forbidden and missing fail alike and take the same time. Throws the register's Failure: without authority nothing is
 * shown.
 */
export function createStandingReader(register: AuthorityRegister, clock: Clock): StandingReader {
  return async (principal) => {
    const { audience, subject, roles } = principal;
    const today = todayOn(clock);
    const grants = audience === 'trade' ? await ask([subject], (keys) => register.grantsOf(keys)) : none;
    const isExpert = roles.includes('CENTER_EXPERT');
    const postings =
      (isExpert ? await ask([subject], (keys) => register.postingsOf(keys)) : none).get(subject) ?? [];
    const assignees = assigneesOf(principal, postings, today);
    return {
      principal,
      today,
      grants: grants.get(subject) ?? [],
      postings,
      charges: assignees.length > 0 ? await ask(assignees, (keys) => register.chargesOf(keys)) : none,
    };
  };
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

/** The register's answers; throws the first failure among them. */
async function ask<V>(
  keys: readonly string[],
  question: (keys: readonly string[]) => Promise<Answers<string, V>>,
): Promise<ReadonlyMap<string, V>> {
  const answers = new Map<string, V>();
  for (const [key, answer] of await question(keys)) {
    if (answer instanceof Failure) throw answer;
    answers.set(key, answer);
  }
  return answers;
}
