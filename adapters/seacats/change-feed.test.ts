import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseFeed } from '#cases/ports/case-feed.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { aCaseNumber, aClock } from '#kernel/standing.test-kit.ts';
import { startSeacatsMock, type SeacatsMock } from '#seacats-mock/start-seacats-mock.ts';
import { accountKeyOf } from './case-record.test-kit.ts';
import { createChangeFeed } from './change-feed.ts';
import { aGuard } from './guard.test-kit.ts';
import {
  aCaseRec,
  aFault,
  clientOf,
  envelope,
  faultDetail,
  http,
  startRawSeacats,
} from './raw-seacats.test-kit.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each[Symbol.asyncDispose]();
});

const question = { signal: new AbortController().signal };
const mdtArmor = aCaseNumber('20161704200292-01');
const added = aCaseNumber('20161704200292-77');

async function feedAt(url: string, credentials = { username: 'claimgraph', password: 'p&ss<word' }) {
  const client = await clientOf(url, credentials);
  opened.push(client);
  const guards = {
    ListCaseChanges: aGuard({ operation: 'ListCaseChanges', callMs: 10_000 }),
    SearchCases: aGuard({ operation: 'SearchCases', callMs: 10_000 }),
    DigestCases: aGuard({ operation: 'DigestCases', callMs: 10_000 }),
  };
  return createChangeFeed({ client, guards, clock: aClock(), accountKeyOf });
}

async function aFeed(generatedCases = 250): Promise<{ feed: CaseFeed; seacats: SeacatsMock }> {
  const credentials = { username: 'claimgraph', password: 'open sesame' };
  const seacats = await startSeacatsMock({ ...credentials, generatedCases });
  opened.push(seacats);
  return { feed: await feedAt(seacats.url, credentials), seacats };
}

async function wholeCensus(feed: CaseFeed) {
  const versions = new Map<CaseNumber, bigint>();
  let pages = 0;
  for (let after: CaseNumber | null = null; ;) {
    const page = await feed.casesAfter(after, question);
    pages += 1;
    for (const [number, found] of page.cases) {
      if ('caseNumber' in found) versions.set(number, found.recordVersion);
    }
    if (page.next === null) return { versions, pages };
    after = page.next;
  }
}

describe('the census of all cases', () => {
  it('has every case once, in ascending order, a hundred a page', async () => {
    const { feed, seacats } = await aFeed();
    const { versions, pages } = await wholeCensus(feed);
    const numbers = [...versions.keys()];
    expect(numbers).toHaveLength(278);
    expect(numbers).toEqual([...numbers].sort());
    expect(numbers).toContain(mdtArmor);
    expect(numbers).toContain('20201704000249-01');
    expect(pages).toBe(3);
    expect(seacats.counts()).toEqual({ GetCases: 0, ListCaseChanges: 0, SearchCases: 3, DigestCases: 0 });
  });

  it('has what was added and not what was removed', async () => {
    const { feed, seacats } = await aFeed();
    seacats.addCase(added, mdtArmor);
    seacats.removeCase(mdtArmor);
    const { versions } = await wholeCensus(feed);
    expect(versions.has(added)).toBe(true);
    expect(versions.has(mdtArmor)).toBe(false);
  });

  it('tells a case that cannot be read beside those that can', async () => {
    const { feed, seacats } = await aFeed();
    seacats.setMode('SearchCases', { mode: 'unknown-code' });
    const { cases } = await feed.casesAfter(null, question);
    expect([...cases.values()].filter((found) => !('caseNumber' in found))).toMatchObject([
      { failure: { code: 'SEACATS_RECORD_UNREADABLE' } },
    ]);
    expect(cases.size).toBe(100);
  });
});

describe('digests', () => {
  it('are those of the census', async () => {
    const { feed } = await aFeed();
    const { versions } = await wholeCensus(feed);
    const lines = [...versions].map(([number, version]) => `${number} ${version}\n`).join('');
    expect(await feed.digestAfter(null, question)).toEqual({
      after: null,
      upTo: null,
      count: 278,
      sha256: createHash('sha256').update(lines).digest('hex'),
    });
  });

  it('change with a version and come in stretches', async () => {
    const { feed, seacats } = await aFeed(10_500);
    const first = await feed.digestAfter(null, question);
    expect(first.count).toBe(10_000);
    const second = await feed.digestAfter(first.upTo, question);
    expect(second).toMatchObject({ after: first.upTo, upTo: null, count: 528 });
    seacats.changeCase(mdtArmor, { CASE_STAT_CD: 'CL' });
    expect((await feed.digestAfter(null, question)).sha256).not.toBe(first.sha256);
    expect((await feed.digestAfter(first.upTo, question)).sha256).toBe(second.sha256);
  });
});

describe('the feed of changes', () => {
  it('tells what happened after a token, in order', async () => {
    const { feed, seacats } = await aFeed();
    const token = await feed.currentToken(question);
    seacats.changeCase(mdtArmor, { CASE_STAT_CD: 'CL' });
    seacats.addCase(added, mdtArmor);
    seacats.removeCase(added);
    const page = await feed.changesSince(token, question);
    if (page === 'TOKEN_UNKNOWN') throw new Error('the token is known');
    expect(page.more).toBe(false);
    expect(page.changes.map(({ caseNumber, kind }) => [caseNumber, kind])).toEqual([
      [mdtArmor, 'CHANGED'],
      [added, 'ADDED'],
      [added, 'DELETED'],
    ]);
    expect(await feed.changesSince(page.next, question)).toEqual({
      changes: [],
      next: page.next,
      more: false,
    });
  });

  it('says when SEACATS does not know the token any more, and that is no failure', async () => {
    const { feed, seacats } = await aFeed();
    const token = await feed.currentToken(question);
    seacats.forgetTokens();
    for (let count = 0; count < 10; count += 1) {
      expect(await feed.changesSince(token, question)).toBe('TOKEN_UNKNOWN');
    }
    expect(await feed.currentToken(question)).not.toBe(token);
  });

  it.each(['down', 'empty', 'maintenance', 'truncated'] as const)(
    'fails with a typed failure when SEACATS answers as in its mode %s',
    async (mode) => {
      const { feed, seacats } = await aFeed();
      for (const operation of ['ListCaseChanges', 'SearchCases', 'DigestCases'] as const) {
        seacats.setMode(operation, { mode });
      }
      const unavailable = { code: 'SEACATS_UNAVAILABLE' };
      await expect(feed.currentToken(question)).rejects.toMatchObject(unavailable);
      await expect(feed.casesAfter(null, question)).rejects.toMatchObject(unavailable);
      await expect(feed.digestAfter(null, question)).rejects.toMatchObject(unavailable);
    },
  );
});

describe('an answer that cannot be', () => {
  const xmlns = 'xmlns="urn:seacats:enforcement:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const ask = async (operation: string, content: string) => {
    const seacats = await startRawSeacats(({ requestId }) =>
      http(
        envelope(
          `<${operation}Response ${xmlns}><RQST_ID>${requestId}</RQST_ID>${content}</${operation}Response>`,
        ),
      ),
    );
    opened.push(seacats);
    return feedAt(seacats.url);
  };
  const [one, two] = ['20161704000001-01', '20161704000002-01'];
  const after = aCaseNumber('20161704000001-01');
  const unavailable = { code: 'SEACATS_UNAVAILABLE' };

  it.each([
    ['numbers that do not ascend', aCaseRec(two) + aCaseRec(one)],
    ['a number twice', aCaseRec(two) + aCaseRec(two)],
    ['the number after which it was asked', aCaseRec(one)],
    ['a record without a number', aCaseRec(two, { CASE_NBR: '<CASE_NBR>none</CASE_NBR>' })],
    [
      'an end that is not its last number',
      `${aCaseRec(two)}<UPTO_CASE_NBR>20161704000003-01</UPTO_CASE_NBR>`,
    ],
    ['an end without a record', '<UPTO_CASE_NBR>20161704000003-01</UPTO_CASE_NBR>'],
    ['more than a hundred records', aCaseRec(two).repeat(101)],
  ])('is a page of cases with %s', async (_what, content) => {
    const feed = await ask('SearchCases', content);
    await expect(feed.casesAfter(after, question)).rejects.toMatchObject(unavailable);
  });

  it.each([
    ['more at the same token', '<NEXT_TKN>T1</NEXT_TKN><MORE_FLG>Y</MORE_FLG>'],
    ['no token', '<NEXT_TKN></NEXT_TKN><MORE_FLG>N</MORE_FLG>'],
    ['a token of a thousand characters', `<NEXT_TKN>${'x'.repeat(1_000)}</NEXT_TKN><MORE_FLG>N</MORE_FLG>`],
    ['another flag', '<NEXT_TKN>T2</NEXT_TKN><MORE_FLG>?</MORE_FLG>'],
    [
      'an unknown kind of change',
      `<CHG><CASE_NBR>${one}</CASE_NBR><CHG_CD>X</CHG_CD><REC_VER_NBR>1</REC_VER_NBR><CHG_TS>2026-01-01T00:00:00Z</CHG_TS></CHG><NEXT_TKN>T2</NEXT_TKN><MORE_FLG>N</MORE_FLG>`,
    ],
    [
      'a change at no moment',
      `<CHG><CASE_NBR>${one}</CASE_NBR><CHG_CD>C</CHG_CD><REC_VER_NBR>1</REC_VER_NBR><CHG_TS>2026-01-01T00:00:00</CHG_TS></CHG><NEXT_TKN>T2</NEXT_TKN><MORE_FLG>N</MORE_FLG>`,
    ],
  ])('is a page of changes with %s', async (_what, content) => {
    const feed = await ask('ListCaseChanges', content);
    await expect(feed.changesSince('T1', question)).rejects.toMatchObject(unavailable);
  });

  it.each([
    ['a digest that is none', '<CASE_CNT>1</CASE_CNT><DGST_TXT>abc</DGST_TXT>'],
    ['a count below zero', `<CASE_CNT>-1</CASE_CNT><DGST_TXT>${'0'.repeat(64)}</DGST_TXT>`],
    ['too many cases', `<CASE_CNT>10001</CASE_CNT><DGST_TXT>${'0'.repeat(64)}</DGST_TXT>`],
    [
      'an end that is not after its beginning',
      `<UPTO_CASE_NBR>${one}</UPTO_CASE_NBR><CASE_CNT>1</CASE_CNT><DGST_TXT>${'0'.repeat(64)}</DGST_TXT>`,
    ],
    [
      'no case and an end',
      `<UPTO_CASE_NBR>${two}</UPTO_CASE_NBR><CASE_CNT>0</CASE_CNT><DGST_TXT>${'0'.repeat(64)}</DGST_TXT>`,
    ],
  ])('is a digest with %s', async (_what, content) => {
    const feed = await ask('DigestCases', content);
    await expect(feed.digestAfter(after, question)).rejects.toMatchObject(unavailable);
  });

  it('is a token that is unknown although none was sent', async () => {
    const seacats = await startRawSeacats(() =>
      http(aFault(faultDetail('FED-001', 'Change token not known')), { status: 500 }),
    );
    opened.push(seacats);
    const feed = await feedAt(seacats.url);
    await expect(feed.currentToken(question)).rejects.toMatchObject(unavailable);
  });
});
