import { describe, expect, it } from 'vitest';

import type { CaseFeed } from '#cases/domain.ts';
import { aCaseNumber, aClock } from '#kernel/standing.test-kit.ts';

import { accountKeyOf } from './case-record.test-kit.ts';
import { createCaseFeed } from './change-feed.ts';
import { aCaseRec, clientOf, envelope, http, startRawSeacats } from './raw-seacats.test-kit.ts';

const question = { signal: new AbortController().signal };
const before = aCaseNumber('20261704000001-01');
const one = '20261704000002-01';
const two = '20261704000003-01';
const pages = { changes: 2, cases: 2, digest: 2 };
const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const someDigest = 'a'.repeat(64);

/** Asks a SEACATS that answers an operation with these elements after the request's id. */
async function answered<T>(
  operation: string,
  content: string,
  ask: (feed: CaseFeed) => Promise<T>,
  otherId?: string,
): Promise<T> {
  await using seacats = await startRawSeacats(({ requestId }) =>
    http(
      envelope(
        `<${operation}Response xmlns="urn:seacats:enforcement:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
          `<RQST_ID>${otherId ?? requestId}</RQST_ID>${content}</${operation}Response>`,
      ),
    ),
  );
  await using client = await clientOf(seacats.url);
  return await ask(createCaseFeed(client, aClock(), accountKeyOf, pages));
}

const change = (number: string, { code = 'C', version = '3', at = '2026-01-01T00:00:00Z' } = {}) =>
  `<CHG><CASE_NBR>${number}</CASE_NBR><CHG_CD>${code}</CHG_CD><REC_VER_NBR>${version}</REC_VER_NBR>` +
  `<CHG_TS>${at}</CHG_TS></CHG>`;
const end = (token: string, more = 'N') => `<NEXT_TKN>${token}</NEXT_TKN><MORE_FLG>${more}</MORE_FLG>`;
const more = (flag: string) => `<MORE_FLG>${flag}</MORE_FLG>`;
const stretch = (upTo: string | null, count: string, digest: string) =>
  `${upTo === null ? '' : `<UPTO_CASE_NBR>${upTo}</UPTO_CASE_NBR>`}<CASE_CNT>${count}</CASE_CNT><DGST_TXT>${digest}</DGST_TXT>`;

const changes = (feed: CaseFeed) => feed.changesSince('t1', question);
const census = (feed: CaseFeed) => feed.casesAfter(before, question);
const digest = (feed: CaseFeed) => feed.digestAfter(before, question);
const failed = { code: 'SEACATS_UNAVAILABLE' };

describe('an answer to ListCaseChanges', () => {
  it('is read when it is lawful', async () => {
    const page = await answered('ListCaseChanges', change(one) + end('t2', 'Y'), changes);
    expect(page).toEqual({
      changes: [
        { caseNumber: one, kind: 'CHANGED', recordVersion: 3n, changedAt: '2026-01-01T00:00:00.000Z' },
      ],
      next: 't2',
      more: true,
    });
  });

  it.each([
    ['has more changes than were asked', change(one).repeat(3) + end('t2')],
    ['says that there is more and does not move', end('t1', 'Y')],
    ['has changes and does not move', change(one) + end('t1')],
    ['has an unknown kind of change', change(one, { code: 'X' }) + end('t2')],
    ['has a version below zero', change(one, { version: '-1' }) + end('t2')],
    ['has a version that is no number', change(one, { version: '1E3' }) + end('t2')],
    ['has a day that does not exist', change(one, { at: '2026-02-30T00:00:00Z' }) + end('t2')],
    ['has a number that is none', change('1') + end('t2')],
    ['has an empty token', end('')],
    ['has a token without end', end('t'.repeat(201))],
    ['has a token of two words', end('t 2')],
    ['has no token', more('N')],
    ['has a flag of no known value', end('t2', 'T')],
  ])('that %s is refused', async (_what, content) => {
    await expect(answered('ListCaseChanges', content, changes)).rejects.toMatchObject(failed);
  });

  it('that has changes although none were asked is refused', async () => {
    const call = answered('ListCaseChanges', change(one) + end('t2'), (feed) => feed.currentToken(question));
    await expect(call).rejects.toMatchObject(failed);
  });
});

describe('an answer to SearchCases', () => {
  it('keeps an unreadable record to itself (fault-E15)', async () => {
    const records = aCaseRec(one, { REC_VER_NBR: '<REC_VER_NBR>x</REC_VER_NBR>' }) + aCaseRec(two);
    const page = await answered('SearchCases', records + more('Y'), census);
    expect([...page.cases]).toMatchObject([
      [one, { failure: { code: 'SEACATS_RECORD_UNREADABLE' } }],
      [two, { caseNumber: two, openedOn: '2026-01-02' }],
    ]);
    expect(page.next).toBe(two);
  });

  it.each([
    ['descends', aCaseRec(two) + aCaseRec(one) + more('N')],
    ['has a number twice', aCaseRec(one) + aCaseRec(one) + more('N')],
    ['begins with the number after which it was asked', aCaseRec(before) + more('N')],
    [
      'has more cases than were asked',
      aCaseRec(one) + aCaseRec(two) + aCaseRec('20261704000004-01') + more('N'),
    ],
    ['has a record without a number', aCaseRec(one, { CASE_NBR: '<CASE_NBR>x</CASE_NBR>' }) + more('N')],
    ['has no case and says that there are more', more('Y')],
    ['does not say whether there are more', aCaseRec(one)],
  ])('that %s is refused', async (_what, content) => {
    await expect(answered('SearchCases', content, census)).rejects.toMatchObject(failed);
  });
});

describe('an answer to DigestCases', () => {
  it.each([
    ['counts more cases than were asked', stretch(one, '3', someDigest)],
    ['counts fewer than none', stretch(one, '-1', someDigest)],
    ['ends where it began', stretch(before, '1', someDigest)],
    ['has no case and does not go to the end', stretch(one, '0', emptyDigest)],
    ['has no case and a digest of some', stretch(null, '0', someDigest)],
    ['has cases and the digest of none', stretch(one, '1', emptyDigest)],
    ['has half a digest', stretch(one, '1', 'a'.repeat(32))],
  ])('that %s is refused', async (_what, content) => {
    await expect(answered('DigestCases', content, digest)).rejects.toMatchObject(failed);
  });
});

describe('an answer to the feed', () => {
  it.each([
    ['ListCaseChanges', end('t2'), changes],
    ['SearchCases', more('N'), census],
    ['DigestCases', stretch(one, '1', someDigest), digest],
  ] as const)('that is to another request is refused: %s (fault-E17)', async (operation, content, ask) => {
    await expect(answered<unknown>(operation, content, ask)).resolves.toBeDefined();
    await expect(answered<unknown>(operation, content, ask, 'another')).rejects.toMatchObject(failed);
  });

  it('that is to another operation is refused', async () => {
    await expect(answered('DigestCases', stretch(one, '1', someDigest), census)).rejects.toMatchObject(
      failed,
    );
  });
});
