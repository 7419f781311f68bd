import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCase } from '#cases/case.test-kit.ts';
import { readCalendarDate, toMoment } from '#kernel/calendar.ts';
import type { EnforcementCase } from '#cases/domain.ts';
import { anAccountKey } from '#kernel/standing.test-kit.ts';
import { readSnapshot, toSnapshot } from './case-snapshot.ts';

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const text = fc.string({ unit: 'grapheme' });
const cents = orNull(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }));
const day = fc
  .integer({ min: 1, max: 28 })
  .map((date) => readCalendarDate(`2026-02-${`${date}`.padStart(2, '0')}`));
const anyCase: fc.Arbitrary<EnforcementCase> = fc
  .record({
    kind: fc.constantFrom('SEIZURE', 'PENALTY', 'LIQUIDATED_DAMAGES'),
    state: fc.constantFrom('OPEN', 'UNDER_REVIEW', 'CLOSED'),
    openedOn: orNull(day),
    violations: fc.array(
      fc.record({
        statute: fc.constantFrom('USC_19_1592', 'USC_19_1595A'),
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
      fc.record({ role: fc.constantFrom('PRINCIPAL', 'SURETY', 'BROKER'), name: orNull(text) }),
    ),
    stakeholders: fc.record({
      accountKey: orNull(fc.constant(anAccountKey())),
      suretyCode: orNull(text),
    }),
    bondNumber: orNull(text),
    recordVersion: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  })
  .map((change) => aCase('20161704200292-01', change as Partial<EnforcementCase>));

describe('a snapshot', () => {
  it('is read back as the case that it was, only no longer live', () => {
    fc.assert(
      fc.property(anyCase, (found) => {
        const row = {
          case_number: found.caseNumber,
          read_at: new Date('2026-03-01T00:00:00Z'),
          state: found.state,
          account_key: found.stakeholders.accountKey,
          surety_code: found.stakeholders.suretyCode,
          parties_known: true,
          failure_code: null,
          snapshot: JSON.parse(JSON.stringify(toSnapshot(found))) as unknown,
        };
        const asOf = toMoment(row.read_at.getTime());
        expect(readSnapshot(row)).toEqual({
          ...found,
          source: { ...found.source, asOf, freshness: 'STALE' },
        });
      }),
    );
  });
});
