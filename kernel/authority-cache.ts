import { LRUCache } from 'lru-cache';
import type { AuthorityRegister } from './authority-register.ts';
import type { Answers } from './batch.ts';
import type { Clock } from './clock.ts';
import { Failure } from './failure.ts';

/** How long an answer of the register is used before it is read again; a revoked right is gone within it. */
export const authorityLifetimeMilliseconds = 30_000;

/** The register, remembering each answer for a short while; failures are not remembered. */
export function rememberAuthority(register: AuthorityRegister, clock: Clock): AuthorityRegister {
  return {
    grantsOf: remembered((subjects) => register.grantsOf(subjects), clock),
    postingsOf: remembered((officerIds) => register.postingsOf(officerIds), clock),
    chargesOf: remembered((assignees) => register.chargesOf(assignees), clock),
    assignmentsOf: remembered((accountKeys) => register.assignmentsOf(accountKeys), clock),
  };
}

function remembered<K extends string, V>(
  ask: (keys: readonly K[]) => Promise<Answers<K, V>>,
  clock: Clock,
): (keys: readonly K[]) => Promise<Answers<K, V>> {
  // `undefined` inside the entry means that the register has nothing for the key, which is worth remembering too.
  const memory = new LRUCache<K, { answer: V | undefined; readAt: number }>({ max: 50_000 });
  return async (keys) => {
    const now = clock.monotonicMilliseconds();
    const isFresh = (key: K): boolean =>
      now - (memory.get(key)?.readAt ?? -Infinity) < authorityLifetimeMilliseconds;
    const missing = keys.filter((key) => !isFresh(key));
    const failures = new Map<K, Failure>();
    if (missing.length > 0) {
      const answers = await ask(missing);
      for (const key of missing) {
        const answer = answers.get(key);
        if (answer instanceof Failure) failures.set(key, answer);
        else memory.set(key, { answer, readAt: now });
      }
    }
    const result = new Map<K, V | Failure>();
    for (const key of keys) {
      const answer = failures.get(key) ?? memory.get(key)?.answer;
      if (answer !== undefined) result.set(key, answer);
    }
    return result;
  };
}
