import { describe, expect, it } from 'vitest';

import type { SeacatsClient } from './client.ts';
import { aCaseRec, answerTo, clientOf, http, startRawSeacats } from './raw-seacats.test-kit.ts';
import type { RawReply, SeenRequest } from './raw-seacats.test-kit.ts';

const first = '20262704200123-01';
const second = '20262704200124-01';
const third = '20262704200125-01';

const never = () => ({ signal: new AbortController().signal });

async function ask(reply: (request: SeenRequest) => RawReply, numbers: readonly string[]) {
  await using seacats = await startRawSeacats(reply);
  await using client = await clientOf(seacats.url);
  return await client.getCases(numbers, never());
}

const kinds = (readings: Awaited<ReturnType<SeacatsClient['getCases']>>) =>
  Object.fromEntries([...readings].map(([number, { kind }]) => [number, kind]));

describe('a question to SEACATS', () => {
  it('asks for all numbers in one request, each of them once', async () => {
    await using seacats = await startRawSeacats(({ requestId }) =>
      http(answerTo(requestId, [aCaseRec(first)], [second])),
    );
    await using client = await clientOf(seacats.url);
    const readings = await client.getCases([first, second, first], never());
    expect(kinds(readings)).toEqual({ [first]: 'record', [second]: 'notFound' });
    expect(seacats.requests.map(({ caseNumbers }) => caseNumbers)).toEqual([[first, second]]);
  });

  it('asks nothing when there is nothing to ask, and refuses what is not 1 to 100 case numbers', async () => {
    await using seacats = await startRawSeacats(() => http(''));
    await using client = await clientOf(seacats.url);
    const many = Array.from({ length: 101 }, (_, i) => `2026270420${String(i).padStart(4, '0')}-01`);
    await expect(client.getCases([], never())).resolves.toEqual(new Map());
    await expect(client.getCases(many, never())).rejects.toThrow(RangeError);
    await expect(client.getCases(['<x/>'], never())).rejects.toThrow(RangeError);
    expect(seacats.requests).toEqual([]);
  });
});

describe('an answer of SEACATS', () => {
  it('keeps decimals, longs, times, blanks and nil exactly as they were written', async () => {
    const record = aCaseRec(first, {
      REC_VER_NBR: '<REC_VER_NBR>9223372036854775807</REC_VER_NBR>',
      ASSESSED_AMT: '<ASSESSED_AMT>12345678901234567.10</ASSESSED_AMT>',
      MITIGATED_AMT: '<MITIGATED_AMT xsi:nil="true"/>',
      IMPR_NBR: '<IMPR_NBR></IMPR_NBR>',
    });
    const readings = await ask(({ requestId }) => http(answerTo(requestId, [record])), [first]);
    expect(readings.get(first)).toMatchObject({
      kind: 'record',
      record: {
        REC_VER_NBR: '9223372036854775807',
        LAST_CHG_TS: '2026-02-03T04:05:06Z',
        IMPR_NBR: '',
        BOND_NBR: null,
        VIOL: [{ STAT_CD: '19USC1623   ', VIOL_DT: '        ', VIOL_DESC: 'Late & <unentered>' }],
        AMTS: { ASSESSED_AMT: '12345678901234567.10', MITIGATED_AMT: null },
        PRTY: [{ PRTY_NM: 'Añejo Imports' }],
        SPLM: undefined,
      },
    });
  });

  it.each([
    ['a malformed amount', { ASSESSED_AMT: '<ASSESSED_AMT>1E3</ASSESSED_AMT>' }],
    ['an unknown element', { VIOL: '<__proto__/><VIOL><constructor/></VIOL>' }],
    ['a missing element', { CASE_STAT_CD: '' }],
    ['a nil version', { REC_VER_NBR: '<REC_VER_NBR xsi:nil="true"/>' }],
  ])('has one record with %s, and the others stand (fault-E15, fault-E21)', async (_what, change) => {
    const records = [aCaseRec(first), aCaseRec(second, change)];
    const readings = await ask(
      ({ requestId }) => http(answerTo(requestId, records, [third])),
      [first, second, third],
    );
    expect(kinds(readings)).toEqual({ [first]: 'record', [second]: 'unreadable', [third]: 'notFound' });
    expect(readings.get(second)).toMatchObject({
      failure: { code: 'SEACATS_RECORD_UNREADABLE', message: expect.stringContaining(second) as string },
      read: { CASE_NBR: second, IMPR_NBR: '12-345678900', SRTY_CD: '036' },
    });
  });

  it('does not believe either of two importer numbers in one record', async () => {
    const twice = aCaseRec(first, { IMPR_NBR: '<IMPR_NBR>1</IMPR_NBR><IMPR_NBR>2</IMPR_NBR>' });
    const readings = await ask(({ requestId }) => http(answerTo(requestId, [twice])), [first]);
    expect(readings.get(first)).toMatchObject({ kind: 'unreadable', read: { SRTY_CD: '036' } });
    expect(readings.get(first)).not.toHaveProperty('read.IMPR_NBR');
  });

  it.each([
    ['says nothing of', []],
    [
      'has a record without a readable number for',
      [aCaseRec(second, { CASE_NBR: '<CASE_NBR>2</CASE_NBR>' })],
    ],
  ])('%s one number, which fails alone (fault-E17)', async (_what, records) => {
    const readings = await ask(
      ({ requestId }) => http(answerTo(requestId, [aCaseRec(first), ...records])),
      [first, second],
    );
    expect(kinds(readings)).toEqual({ [first]: 'record', [second]: 'unreadable' });
  });

  it.each([
    ['a record that was not asked', [aCaseRec(first), aCaseRec(third)], []],
    ['a broken record that was not asked', [aCaseRec(third, { AMTS: '' })], [first]],
    ['a number not found that was not asked', [aCaseRec(first)], [third]],
    ['a record twice', [aCaseRec(first), aCaseRec(first)], []],
    ['a number both found and not found', [aCaseRec(first)], [first]],
    ['a nameless record too many', [aCaseRec(first), aCaseRec(third, { CASE_NBR: '' })], []],
  ])('with %s is refused as a whole (fault-E17)', async (_what, records, notFound) => {
    const call = ask(({ requestId }) => http(answerTo(requestId, records, notFound)), [first]);
    await expect(call).rejects.toMatchObject({ code: 'SEACATS_UNAVAILABLE' });
    await expect(call).rejects.not.toThrow(third);
  });

  it('to an earlier request is refused (fault-E18)', async () => {
    const call = ask(() => http(answerTo('earlier', [aCaseRec(first)])), [first]);
    await expect(call).rejects.toMatchObject({ code: 'SEACATS_UNAVAILABLE' });
  });

  it('reaches its own caller when fifty ask at once and the answers come shuffled (fault-E17)', async () => {
    const waiting: (() => void)[] = [];
    await using seacats = await startRawSeacats(({ requestId, caseNumbers }) => (socket) => {
      waiting.push(() =>
        socket.write(
          http(
            answerTo(
              requestId,
              caseNumbers.map((number) => aCaseRec(number)),
            ),
          ),
        ),
      );
      if (waiting.length === 50) for (const write of waiting.reverse()) write();
    });
    await using client = await clientOf(seacats.url, { connections: 50 });
    const numbers = Array.from({ length: 50 }, (_, i) => `20262704${String(i).padStart(6, '0')}-01`);
    const readings = await Promise.all(numbers.map((number) => client.getCases([number], never())));
    expect(readings.map((answer) => [...answer.keys()])).toEqual(numbers.map((number) => [number]));
  });
});
