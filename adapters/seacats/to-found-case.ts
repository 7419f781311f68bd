import type { CaseStakeholders, EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { CaseReading } from './account-for-numbers.ts';
import { states } from './codes.ts';
import { failureOfRecord } from './faults.ts';
import { toEnforcementCase, type Translation } from './to-enforcement-case.ts';
import { toStakeholders } from './to-stakeholders.ts';
import type { CaseRecord } from './wire.ts';

/** What SEACATS has under a number, as our case or as one that cannot be read; null when it has nothing. */
export function toFoundCase(
  caseNumber: CaseNumber,
  reading: CaseReading | undefined,
  translation: Translation,
): EnforcementCase | UnreadableCase | null {
  switch (reading?.kind) {
    case 'record':
      try {
        return toEnforcementCase(reading.record, translation);
      } catch (cause) {
        const failure = failureOfRecord(caseNumber, cause instanceof Error ? cause.message : String(cause));
        return { failure, ...whatIsKnown(reading.record, translation) };
      }
    case 'unreadable':
      return { failure: reading.failure, ...whatIsKnown(reading.read, translation) };
    case 'notFound':
    case undefined:
      return null;
  }
}

/** What of a record that cannot be read as a whole decides who learns of it. */
const whatIsKnown = (
  record: Partial<CaseRecord>,
  translation: Translation,
): Omit<UnreadableCase, 'failure'> => ({
  stakeholders: stakeholdersOf(record, translation),
  state: states.get(record.CASE_STAT_CD?.trimEnd() ?? '') ?? null,
});

/** The stakeholders of a record that cannot be read as a whole; null when they cannot be read either. */
function stakeholdersOf(
  { IMPR_NBR, SRTY_CD }: Partial<CaseRecord>,
  { accountKeyOf }: Translation,
): CaseStakeholders | null {
  if (IMPR_NBR === undefined || SRTY_CD === undefined) return null;
  try {
    return toStakeholders({ IMPR_NBR, SRTY_CD }, accountKeyOf);
  } catch {
    // Not to know whom a record concerns is an answer here: it is then shown to those who see every case.
    return null;
  }
}
