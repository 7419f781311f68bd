import type DataLoader from 'dataloader';
import { loaderOver } from '#kernel/batch.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { Principal } from '#kernel/principal.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { CaseReader } from './case-reader.ts';
import { isCase, type EnforcementCase } from './domain.ts';
import { learnsOfUnreadable, visibleCase } from './visibility.ts';

/** The loaders of one fetch; what they give has passed the policy. */
export interface Loaders {
  readonly enforcementCase: DataLoader<CaseNumber, EnforcementCase | null>;
}

/** Loaders for one fetch. */
export function createLoaders(
  reader: CaseReader,
  standingOf: StandingReader,
  principal: Principal,
  disclosures: DisclosureSheet,
): Loaders {
  async function visibleCases(numbers: readonly CaseNumber[]) {
    const answers = await reader.loadMany(numbers);
    const standing = await standingOf(principal);
    const visible = new Map<CaseNumber, EnforcementCase | Failure>();
    for (const [index, caseNumber] of numbers.entries()) {
      const answer = answers[index] ?? null;
      if (answer === null) continue;
      if (answer instanceof Failure) visible.set(caseNumber, answer);
      else if (answer instanceof Error) throw answer;
      else if (isCase(answer)) {
        const shown = visibleCase(standing, answer);
        if (shown === null) continue;
        disclosures.note('READ_CASE', 'EnforcementCase', caseNumber);
        if (shown === answer) disclosures.note('READ_CASE_PARTIES', 'EnforcementCase', caseNumber);
        visible.set(caseNumber, shown);
      } else if (learnsOfUnreadable(standing, caseNumber, answer)) visible.set(caseNumber, answer.failure);
    }
    return visible;
  }

  return { enforcementCase: loaderOver('enforcementCase', visibleCases, { maxBatchSize: 100 }) };
}
