import type { Action } from './policy.ts';
import type { Principal } from './principal.ts';

/** That something was shown to somebody. */
export interface Disclosure {
  readonly action: Action;
  /** The type of the thing in the graph. */
  readonly type: string;
  /** The key of the thing: a case number, an account number, a reference id. */
  readonly key: string;
}

/** Where a subgraph keeps who was shown what; a batch is kept whole or not at all. */
export interface DisclosureLog {
  /** Throws DISCLOSURE_NOT_RECORDED when the batch could not be kept. */
  record(principal: Principal, traceId: string, disclosures: readonly Disclosure[]): Promise<void>;
}

/** What one subgraph fetch discloses, each thing once. */
export interface DisclosureSheet {
  note(action: Action, type: string, key: string): void;
  entries(): readonly Disclosure[];
}

/** An empty sheet; make one per subgraph fetch. */
export function createDisclosureSheet(): DisclosureSheet {
  const noted = new Map<string, Disclosure>();
  return {
    note: (action, type, key) => void noted.set(`${action} ${type} ${key}`, { action, type, key }),
    entries: () => [...noted.values()],
  };
}
