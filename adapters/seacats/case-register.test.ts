import { describe, expect, it } from 'vitest';
import type { CaseStakeholders, UnreadableCase } from '#cases/domain.ts';
import { Failure } from '#kernel/failure.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { aCaseNumber, aClock } from '#kernel/standing.test-kit.ts';
import type { CaseReading } from './account-for-numbers.ts';
import { createCaseRegister } from './case-register.ts';
import { aCaseRecord, accountKeyOf, aPartyRecord } from './case-record.test-kit.ts';
import type { GetCasesAnswer, SeacatsClient } from './client.ts';
import { failureOfRecord } from './faults.ts';
import { answerTo, aCaseRec, clientOf, http, startRawSeacats } from './raw-seacats.test-kit.ts';
import type { CaseRecord } from './wire.ts';

const number = aCaseNumber('20161704200292-01');
const other = aCaseNumber('20161704200292-02');
const signal = new AbortController().signal;
const ledger = createLegacyLedger();

/** A register over a client that answers as told and remembers what it was asked. */
function aRegister(readings: Readonly<Record<string, CaseReading>>) {
  const asked: unknown[] = [];
  const client: Pick<SeacatsClient, 'getCases'> = {
    getCases: async (caseNumbers, options) => {
      asked.push([caseNumbers, options]);
      return new Map(Object.entries(readings)) satisfies GetCasesAnswer;
    },
  };
  return { asked, register: createCaseRegister(client, aClock(), accountKeyOf) };
}
const found = (change: Partial<CaseRecord> = {}): CaseReading => ({
  kind: 'record',
  record: aCaseRecord(change),
});
const broken = (read: Partial<CaseRecord>): CaseReading => ({
  kind: 'unreadable',
  failure: failureOfRecord(number, 'the text does not have its pattern'),
  read,
});
const answerFor = async (reading: CaseReading): Promise<unknown> => {
  const { register } = aRegister({ [number]: reading });
  return (await register.casesByNumber([number], { signal, ledger })).get(number);
};
const itsStakeholders: CaseStakeholders = { accountKey: accountKeyOf('36-123456700'), suretyCode: '999' };
const unreadable = (known: Omit<UnreadableCase, 'failure'>) => ({
  failure: expect.objectContaining({
    code: 'SEACATS_RECORD_UNREADABLE',
    message: `the SEACATS record of case ${number} cannot be read`,
  }) as Failure,
  ...known,
});

describe('the case register over SEACATS', () => {
  it('asks for all numbers of a question in one call, under the request’s own deadline', async () => {
    const { asked, register } = aRegister({});
    await register.casesByNumber([number, other], { signal, ledger });
    expect(asked).toEqual([[[number, other], { signal }]]);
  });

  it('answers with the case, dated by our clock', async () => {
    expect(await answerFor(found())).toMatchObject({
      caseNumber: number,
      source: { asOf: '2026-01-15T17:00:00.000Z', freshness: 'LIVE' },
    });
  });

  it('has nothing under a number that SEACATS has not', async () => {
    const { register } = aRegister({ [number]: { kind: 'notFound' } });
    expect(await register.casesByNumber([number, other], { signal, ledger })).toEqual(new Map());
  });

  it('gives nothing that was not asked', async () => {
    const { register } = aRegister({ [number]: found(), [other]: found({ CASE_NBR: other }) });
    expect([...(await register.casesByNumber([other], { signal, ledger })).keys()]).toEqual([other]);
  });

  it('fails as its client fails', async () => {
    const gone = new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer GetCases');
    const client = { getCases: () => Promise.reject(gone), close: async () => undefined };
    const register = createCaseRegister(client, aClock(), accountKeyOf);
    await expect(register.casesByNumber([number], { signal, ledger })).rejects.toBe(gone);
  });
});

describe('a record with something in it that we do not know', () => {
  it('is a failure with its number, and we keep whom it concerns and where it stands', async () => {
    const answer = await answerFor(found({ PRTY: [aPartyRecord({ PRTY_ROLE_CD: 'XXX' })] }));
    expect(answer).toEqual(unreadable({ stakeholders: itsStakeholders, state: 'UNDER_REVIEW' }));
    expect((answer as UnreadableCase).failure.cause).toMatchObject({ message: 'an unknown party role XXX' });
  });

  it('keeps whom it concerns when its state is what we do not know', async () => {
    expect(await answerFor(found({ CASE_STAT_CD: 'Z9' }))).toEqual(
      unreadable({ stakeholders: itsStakeholders, state: null }),
    );
  });

  it.each<[string, Partial<CaseRecord>]>([
    ['an importer number that is none', { IMPR_NBR: '36-1234567' }],
    ['a surety code that is none', { SRTY_CD: '9' }],
  ])('keeps where it stands and not whom it concerns, with %s', async (_what, change) => {
    expect(await answerFor(found(change))).toEqual(unreadable({ stakeholders: null, state: 'UNDER_REVIEW' }));
  });

  it('does not cost the others of the same answer', async () => {
    const { register } = aRegister({
      [number]: found({ CASE_TYP_CD: 'XX' }),
      [other]: found({ CASE_NBR: other }),
    });
    const answers = await register.casesByNumber([number, other], { signal, ledger });
    expect(answers.get(other)).toMatchObject({ caseNumber: other, kind: 'LIQUIDATED_DAMAGES' });
    expect(answers.get(number)).toMatchObject({ failure: { code: 'SEACATS_RECORD_UNREADABLE' } });
  });
});

describe('a record whose elements are broken', () => {
  it.each<[string, Partial<CaseRecord>, Omit<UnreadableCase, 'failure'>]>([
    [
      'all that matters could be read',
      { CASE_STAT_CD: 'UR ', IMPR_NBR: '36-123456700', SRTY_CD: '999' },
      { stakeholders: itsStakeholders, state: 'UNDER_REVIEW' },
    ],
    [
      'both stakeholders are nil, which is known',
      { CASE_STAT_CD: 'UR', IMPR_NBR: null, SRTY_CD: null },
      { stakeholders: { accountKey: null, suretyCode: null }, state: 'UNDER_REVIEW' },
    ],
    [
      'the importer number could not be read',
      { CASE_STAT_CD: 'UR', SRTY_CD: '999' },
      { stakeholders: null, state: 'UNDER_REVIEW' },
    ],
    [
      'the surety code could not be read',
      { CASE_STAT_CD: 'UR', IMPR_NBR: '36-123456700' },
      { stakeholders: null, state: 'UNDER_REVIEW' },
    ],
    [
      'the state could not be read',
      { IMPR_NBR: '36-123456700', SRTY_CD: '999' },
      { stakeholders: itsStakeholders, state: null },
    ],
    ['nothing could be read', {}, { stakeholders: null, state: null }],
  ])('when %s', async (_what, read, known) => {
    expect(await answerFor(broken(read))).toEqual(unreadable(known));
  });

  it('over the wire, keeps whom it concerns although its amounts cannot be read (fault-E15)', async () => {
    const bad = aCaseRec(number, {
      ASSESSED_AMT: '<ASSESSED_AMT>1E3</ASSESSED_AMT>',
      CASE_STAT_CD: '<CASE_STAT_CD>UR</CASE_STAT_CD>',
    });
    await using seacats = await startRawSeacats(({ requestId }) =>
      http(answerTo(requestId, [bad, aCaseRec(other)])),
    );
    await using client = await clientOf(seacats.url);
    const register = createCaseRegister(client, aClock(), accountKeyOf);
    const answers = await register.casesByNumber([number, other], { signal, ledger });
    expect(answers.get(number)).toEqual(
      unreadable({
        stakeholders: { accountKey: accountKeyOf('12-345678900'), suretyCode: '036' },
        state: 'UNDER_REVIEW',
      }),
    );
    expect(answers.get(other)).toMatchObject({ caseNumber: other, amounts: { assessed: 123_450n } });
  });
});
