import type { CaseNumber } from '#kernel/identifiers.ts';
import type { EnforcementCase, UnreadableCase } from '../domain.ts';

/** The last known state of every case, kept for the time when SEACATS does not answer. */
export interface CaseSnapshots {
  /**
   * The cases as they were last read, each with the moment of that reading as its `source.asOf` and freshness STALE.
   * A number absent from the answer is not known here, which does not mean that it has no case. Throws a Failure.
   */
  snapshotsOf(
    caseNumbers: readonly CaseNumber[],
    options: { readonly signal: AbortSignal },
  ): Promise<ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase>>;
}
