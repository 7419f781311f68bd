import { isCase, type EnforcementCase, type UnreadableCase } from '#cases/domain.ts';
import { nowOn, type Clock } from '#kernel/clock.ts';
import type { AccountKeyMaker, CaseNumber } from '#kernel/identifiers.ts';
import { noBadInputNotes, type BadInputNotes } from './bad-input.ts';
import type { SeacatsClient } from './client.ts';
import type { ReadCases } from './gather-cases.ts';
import type { Guard } from './guard.ts';
import type { Translation } from './to-enforcement-case.ts';
import { toFoundCase } from './to-found-case.ts';

/** Reads cases from SEACATS behind its guard: one GetCases call for the numbers of one question. */
export function createReadCases(
  client: Pick<SeacatsClient, 'getCases'>,
  guard: Guard,
  clock: Clock,
  accountKeyOf: AccountKeyMaker,
  badInput: BadInputNotes = noBadInputNotes,
): ReadCases {
  return async (caseNumbers, purpose) => {
    const readings = await guard.run((signal) => client.getCases(caseNumbers, { signal }), purpose);
    const translation: Translation = { accountKeyOf, asOf: nowOn(clock) };
    const answers = new Map<CaseNumber, EnforcementCase | UnreadableCase>();
    for (const caseNumber of caseNumbers) {
      const reading = readings.get(caseNumber);
      const answer = toFoundCase(caseNumber, reading, translation);
      if (answer === null || reading === undefined) continue;
      if (!isCase(answer)) badInput.record('GetCases', caseNumber, answer.failure, reading);
      answers.set(caseNumber, answer);
    }
    return answers;
  };
}
