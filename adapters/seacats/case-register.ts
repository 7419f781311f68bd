import type { CaseRegister, EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import { nowOn, type Clock } from '#kernel/clock.ts';
import type { AccountKeyMaker, CaseNumber } from '#kernel/identifiers.ts';
import type { SeacatsClient } from './client.ts';
import type { Translation } from './to-enforcement-case.ts';
import { toFoundCase } from './to-found-case.ts';

/** The case register over SEACATS: one GetCases call for the numbers of one question. */
export function createCaseRegister(
  client: Pick<SeacatsClient, 'getCases'>,
  clock: Clock,
  accountKeyOf: AccountKeyMaker,
): CaseRegister {
  return {
    async casesByNumber(caseNumbers, { signal }) {
      const readings = await client.getCases(caseNumbers, { signal });
      const translation: Translation = { accountKeyOf, asOf: nowOn(clock) };
      const answers = new Map<CaseNumber, EnforcementCase | UnreadableCase>();
      for (const caseNumber of caseNumbers) {
        const answer = toFoundCase(caseNumber, readings.get(caseNumber), translation);
        if (answer !== null) answers.set(caseNumber, answer);
      }
      return answers;
    },
  };
}
