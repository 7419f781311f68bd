import { describe, expect, it } from 'vitest';

import type { CaseNumber } from '#kernel/identifiers.ts';
import { aCaseNumber } from '#kernel/standing.test-kit.ts';

import { digestOf, everyCase, question, withFeed } from './change-feed.test-kit.ts';

const [first, second, fresh] = ['20201704000001-01', '20201704000002-01', '20261704000001-01'].map(
  aCaseNumber,
) as [CaseNumber, CaseNumber, CaseNumber];

describe('the change feed', () => {
  it('tells what was added, changed and deleted after a token, in that order and once', async () => {
    await withFeed(async (feed, { desk }) => {
      const token = await feed.currentToken(question);
      expect(await feed.changesSince(token, question)).toEqual({ changes: [], next: token, more: false });
      desk.add(fresh);
      desk.change(first, { CASE_STAT_CD: 'CL' });
      desk.remove(second);
      const page = await feed.changesSince(token, question);
      expect(page).toMatchObject({
        changes: [
          { caseNumber: fresh, kind: 'ADDED', recordVersion: 1n },
          { caseNumber: first, kind: 'CHANGED', recordVersion: 3n },
          { caseNumber: second, kind: 'DELETED', recordVersion: 4n },
        ],
        more: false,
      });
      expect(await feed.currentToken(question)).toBe(page === 'TOKEN_UNKNOWN' ? page : page.next);
    });
  });

  it('comes in pages, each of which says that there are more until the last', async () => {
    await withFeed(
      async (feed, { desk }) => {
        const token = await feed.currentToken(question);
        for (const state of ['PR', 'UR', 'CL']) desk.change(first, { CASE_STAT_CD: state });
        const one = await feed.changesSince(token, question);
        const two = await feed.changesSince(one === 'TOKEN_UNKNOWN' ? one : one.next, question);
        expect([one, two]).toMatchObject([
          { changes: [{ recordVersion: 3n }, { recordVersion: 4n }], more: true },
          { changes: [{ recordVersion: 5n }], more: false },
        ]);
      },
      { pages: { changes: 2, cases: 100, digest: 10_000 } },
    );
  });

  it('says so when it no longer knows a token, and goes on from the one of now', async () => {
    await withFeed(async (feed, { desk }) => {
      const token = await feed.currentToken(question);
      desk.forgetFeed();
      expect(await feed.changesSince(token, question)).toBe('TOKEN_UNKNOWN');
      expect(await feed.changesSince('a-token-of-another-system', question)).toBe('TOKEN_UNKNOWN');
      const now = await feed.currentToken(question);
      expect(await feed.changesSince(now, question)).toMatchObject({ changes: [] });
    });
  });
});

describe('the census of all cases', () => {
  it('has every case once, in ascending order, whatever was added and removed', async () => {
    await withFeed(
      async (feed, { desk }) => {
        const before = (await everyCase(feed)).map(([number]) => number);
        expect(before).toEqual([...before].sort());
        expect(before).toContain('20161704200292-01');
        expect(before.filter((number) => number.startsWith('20201704'))).toHaveLength(100);
        desk.add(fresh);
        desk.remove(first);
        desk.change(second, { OPEN_DT: '20200229' });
        const cases = await everyCase(feed);
        const numbers = [...before.filter((number) => number !== first), fresh].sort();
        expect(cases.map(([number]) => number)).toEqual(numbers);
        expect(new Map(cases).get(second)).toMatchObject({ openedOn: '2020-02-29', recordVersion: 4n });
      },
      { pages: { changes: 1, cases: 7, digest: 1 } },
    );
  });

  it('ends at once where there is nothing after a number', async () => {
    const last = await withFeed((feed) => feed.casesAfter(aCaseNumber('99999999999999-99'), question));
    expect(last).toEqual({ cases: new Map(), next: null });
  });

  it('has a case that cannot be read as that case alone (fault-E15)', async () => {
    await withFeed(async (feed, mock) => {
      mock.setMode('SearchCases', { mode: 'unknown-code', caseNumber: first });
      const broken = (await everyCase(feed)).filter(([, found]) => !('caseNumber' in found));
      expect(broken).toMatchObject([[first, { failure: { code: 'SEACATS_RECORD_UNREADABLE' } }]]);
    });
  });
});

describe('the digest of all cases', () => {
  it('is that of the census, stretch by stretch, and differs once a version does', async () => {
    await withFeed(
      async (feed, { desk }) => {
        const cases = await everyCase(feed);
        const one = await feed.digestAfter(null, question);
        const two = await feed.digestAfter(one.upTo, question);
        expect(one).toEqual({
          after: null,
          upTo: cases[89]?.[0],
          count: 90,
          sha256: digestOf(cases.slice(0, 90)),
        });
        expect(two).toEqual({
          after: one.upTo,
          upTo: null,
          count: cases.length - 90,
          sha256: digestOf(cases.slice(90)),
        });
        desk.change(cases[0]?.[0] ?? first, {});
        expect((await feed.digestAfter(null, question)).sha256).not.toBe(one.sha256);
        expect(await feed.digestAfter(one.upTo, question)).toEqual(two);
      },
      { pages: { changes: 1, cases: 100, digest: 90 } },
    );
  });

  it('of nothing counts nothing and goes to the end', async () => {
    const after = aCaseNumber('99999999999999-99');
    const digest = await withFeed((feed) => feed.digestAfter(after, question));
    expect(digest).toEqual({ after, upTo: null, count: 0, sha256: digestOf([]) });
  });

  it('of a million cases is read in a hundred and one answers that join without a gap', async () => {
    const { cases, answers } = await withFeed(
      async (feed, mock) => {
        let counted = 0;
        let after: CaseNumber | null = null;
        do {
          const { count, upTo } = await feed.digestAfter(after, question);
          counted += count;
          after = upTo;
        } while (after !== null);
        return { cases: counted, answers: mock.callCounts().DigestCases };
      },
      { generatedCases: 1_000_000 },
    );
    expect(answers).toBe(101);
    expect(cases).toBeGreaterThan(1_000_000);
  }, 60_000);
});

describe('a SEACATS that fails', () => {
  it.each(['ListCaseChanges', 'SearchCases', 'DigestCases'] as const)(
    'fails %s with the code of its failure, and says which question it was',
    async (operation) => {
      await withFeed(async (feed, mock) => {
        const ask = () =>
          operation === 'ListCaseChanges'
            ? feed.currentToken(question)
            : operation === 'SearchCases'
              ? feed.casesAfter(null, question)
              : feed.digestAfter(null, question);
        for (const mode of ['truncated', 'empty', 'maintenance', 'down'] as const) {
          mock.setMode(operation, { mode });
          await expect(ask()).rejects.toMatchObject({
            code: 'SEACATS_UNAVAILABLE',
            message: `SEACATS did not answer ${operation}`,
          });
        }
        mock.setMode(operation, { mode: 'fault', code: 'CAP-001', retryAfterSeconds: 12 });
        await expect(ask()).rejects.toMatchObject({ code: 'SEACATS_UNAVAILABLE', retryAfterMs: 12_000 });
        mock.setMode(operation, { mode: 'normal' });
        await expect(ask()).resolves.toBeDefined();
      });
    },
  );
});
