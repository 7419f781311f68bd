import fc from 'fast-check';
import { aCase } from '#cases/case.test-kit.ts';
import type { EnforcementCase } from '#cases/domain.ts';
import { readCalendarDate } from '#kernel/calendar.ts';
import { anAccountKey } from '#kernel/standing.test-kit.ts';

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const text = fc.string({ unit: 'grapheme' });
const wholeNumber = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const cents = orNull(wholeNumber);
const day = fc
  .integer({ min: 1, max: 28 })
  .map((date) => readCalendarDate(`2026-02-${`${date}`.padStart(2, '0')}`));

/** Any case under one number, as SEACATS might have it, with amounts and versions beyond what a float can hold. */
export const anyCaseUnder = (caseNumber: string): fc.Arbitrary<EnforcementCase> =>
  fc
    .record({
      kind: fc.constantFrom('SEIZURE' as const, 'PENALTY' as const, 'LIQUIDATED_DAMAGES' as const),
      state: fc.constantFrom('OPEN' as const, 'UNDER_REVIEW' as const),
      openedOn: orNull(day),
      violations: fc.array(
        fc.record({
          statute: fc.constant('USC_19_1592' as const),
          citation: text,
          occurredOn: orNull(day),
          description: orNull(text),
        }),
      ),
      amounts: orNull(
        fc.record({
          assessed: cents,
          mitigated: cents,
          collected: cents,
          outstanding: cents,
          lossOfRevenue: cents,
        }),
      ),
      parties: fc.array(
        fc.record({ role: fc.constantFrom('PRINCIPAL' as const, 'SURETY' as const), name: orNull(text) }),
      ),
      stakeholders: fc.record({
        accountKey: orNull(fc.constant(anAccountKey())),
        suretyCode: orNull(text),
      }),
      bondNumber: orNull(text),
      recordVersion: wholeNumber,
    })
    .map((change) => aCase(caseNumber, change));
