import type DataLoader from 'dataloader';
import { loaderOver } from '#kernel/batch.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import type { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { SubgraphRequest } from '#kernel/subgraph.ts';
import { isCase, type CaseRegister, type EnforcementCase } from './domain.ts';
import { learnsOfUnreadable, visibleCase } from './visibility.ts';

/** The loaders of one fetch; what they give has passed the policy. */
export interface Loaders {
  readonly enforcementCase: DataLoader<CaseNumber, EnforcementCase | null>;
}

/** Loaders for one fetch. */
export function createLoaders(
  register: CaseRegister,
  standingOf: StandingReader,
  { principal, signal }: SubgraphRequest,
  disclosures: DisclosureSheet,
): Loaders {
  async function visibleCases(numbers: readonly CaseNumber[]) {
    const found = await register.casesByNumber(numbers, { signal });
    const standing = await standingOf(principal);
    const visible = new Map<CaseNumber, EnforcementCase | Failure>();
    for (const [caseNumber, answer] of found) {
      if (isCase(answer)) {
        const shown = visibleCase(standing, answer);
        if (shown === null) continue;
        disclosures.note('READ_CASE', 'EnforcementCase', caseNumber);
        visible.set(caseNumber, shown);
      } else if (learnsOfUnreadable(standing, caseNumber, answer)) visible.set(caseNumber, answer.failure);
    }
    return visible;
  }

  return { enforcementCase: loaderOver('enforcementCase', visibleCases, { maxBatchSize: 100 }) };
}
