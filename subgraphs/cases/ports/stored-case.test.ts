import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from '#kernel/calendar.ts';
import { aCase, anUnreadableCase } from '../case.test-kit.ts';
import { caseFromText, caseToText } from './stored-case.ts';

const cents = fc.option(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }));
const anyCase = fc
  .record({
    recordVersion: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    amounts: fc.option(
      fc.record({
        assessed: cents,
        mitigated: cents,
        collected: cents,
        outstanding: cents,
        lossOfRevenue: cents,
      }),
    ),
    parties: fc.array(
      fc.record({ role: fc.constant('BROKER' as const), name: fc.option(fc.string({ unit: 'binary' })) }),
    ),
    bondNumber: fc.option(fc.string()),
    changedAt: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') })
      .map((date) => readMoment(date.toISOString())),
  })
  .map((change) => aCase('20161704200292-01', change));

describe('a case that was written as text', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(anyCase, (found) => {
        expect(caseFromText(caseToText(found))).toEqual(found);
      }),
    );
  });

  it('says why it could not be read, when it could not', () => {
    const unreadable = anUnreadableCase('20161704200292-01', { state: 'OPEN' });
    const back = caseFromText(caseToText(unreadable));
    expect(back).toEqual(unreadable);
    expect(back).toMatchObject({
      failure: { code: 'SEACATS_RECORD_UNREADABLE', message: unreadable.failure.message },
    });
  });

  it('is not read when another form of the program wrote it', () => {
    const text = caseToText(aCase('20161704200292-01'));
    expect(caseFromText(text.replace('"form":1', '"form":2'))).toBeNull();
  });
});
