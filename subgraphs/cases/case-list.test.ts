import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import type { PageArguments } from '#kernel/page.ts';
import { aGrant, anAccountKey, aPrincipal } from '#kernel/standing.test-kit.ts';
import { casesByNumbers } from './case-list.ts';
import { aCase, aCaseRegister, aFetch, anUnreadableCase } from './case.test-kit.ts';
import type { CasePage } from './domain.ts';

const numbered = (index: number): string => `20161704${String(index).padStart(6, '0')}-01`;
const officer = aPrincipal('FPF_OFFICER');
const importer = aPrincipal('IMPORTER');
const ownsAccountA = { grants: { somebody: [aGrant('OWNER')] } };
const ofAccountB = { stakeholders: { accountKey: anAccountKey('account-b'), suretyCode: null } };

const officerFetch = (...records: Parameters<typeof aCaseRegister>) =>
  aFetch(officer, aCaseRegister(...records));
const recordsOf = (...indexes: readonly number[]) =>
  Object.fromEntries(indexes.map((index) => [numbered(index), aCase(numbered(index))]));
const shown = ({ edges }: CasePage): string[] =>
  edges.map(({ node }) => (node instanceof Failure ? node.code : node.caseNumber));
const whole: PageArguments = { first: 100 };

describe('the cases of given numbers', () => {
  it('come in order of number, whatever the order asked', async () => {
    const page = await casesByNumbers(
      [numbered(3), numbered(1), numbered(2)],
      whole,
      officerFetch(recordsOf(1, 2, 3)),
    );
    expect(shown(page)).toEqual([numbered(1), numbered(2), numbered(3)]);
    expect(page.totalCount).toBe(3);
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('come once, however often and however written a number is asked', async () => {
    const register = aCaseRegister(recordsOf(1));
    const asked = [numbered(1), '2016-1704-000001-01', numbered(1)];
    const page = await casesByNumbers(asked, whole, aFetch(officer, register));
    expect(shown(page)).toEqual([numbered(1)]);
    expect(page.totalCount).toBe(1);
    expect(register.asked).toEqual([[numbered(1)]]);
  });

  it('have no edge for a number that is missing', async () => {
    const page = await casesByNumbers([numbered(1), numbered(2)], whole, officerFetch(recordsOf(2)));
    expect(shown(page)).toEqual([numbered(2)]);
    expect(page.totalCount).toBe(1);
  });

  it('have the edges, the cursors and the count of a world without what is another’s (fault-C7)', async () => {
    const asked = [numbered(1), numbered(2), numbered(3)];
    const listOf = (records: Parameters<typeof aCaseRegister>[0]) =>
      casesByNumbers(asked, { first: 1 }, aFetch(importer, aCaseRegister(records), ownsAccountA));
    const withForeign = await listOf({
      ...recordsOf(1),
      [numbered(2)]: aCase(numbered(2), ofAccountB),
      [numbered(3)]: anUnreadableCase(numbered(3)),
    });
    expect(withForeign).toEqual(await listOf(recordsOf(1)));
    expect(withForeign).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
  });

  it('have a failure in its place for one that cannot be read, and all others', async () => {
    const records = { ...recordsOf(1, 3), [numbered(2)]: anUnreadableCase(numbered(2)) };
    const page = await casesByNumbers([1, 2, 3].map(numbered), whole, officerFetch(records));
    expect(shown(page)).toEqual([numbered(1), 'SEACATS_RECORD_UNREADABLE', numbered(3)]);
    expect(page.totalCount).toBe(3);
  });

  it('fail as a whole when the register of cases does not answer', async () => {
    const gone = new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer GetCases');
    await expect(casesByNumbers([numbered(1)], whole, officerFetch({}, gone))).rejects.toBe(gone);
  });

  it('can be none', async () => {
    const register = aCaseRegister({});
    expect(await casesByNumbers([], whole, aFetch(officer, register))).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      totalCount: 0,
    });
    expect(register.asked).toEqual([]);
  });

  it('can be a hundred, in one call', async () => {
    const indexes = Array.from({ length: 100 }, (_, index) => index);
    const register = aCaseRegister(recordsOf(...indexes));
    const page = await casesByNumbers(indexes.map(numbered), whole, aFetch(officer, register));
    expect(page.edges).toHaveLength(100);
    expect(register.asked).toHaveLength(1);
  });

  it.each([
    [
      'more than a hundred',
      Array.from({ length: 101 }, (_, index) => numbered(index)),
      whole,
      'PAGE_TOO_LARGE',
    ],
    [
      'one number more than a hundred times',
      Array.from({ length: 101 }, () => numbered(1)),
      whole,
      'PAGE_TOO_LARGE',
    ],
    ['a page of more than a hundred', [numbered(1)], { first: 101 }, 'PAGE_TOO_LARGE'],
    ['a page of none', [numbered(1)], { first: 0 }, 'VALUE_MALFORMED'],
    ['a forged cursor', [numbered(1)], { first: 1, after: 'forged' }, 'CURSOR_INVALID'],
  ])('cannot be %s, and nobody is asked', async (_what, numbers, page, code) => {
    const register = aCaseRegister(recordsOf(1));
    await expect(casesByNumbers(numbers, page, aFetch(officer, register))).rejects.toMatchObject({ code });
    expect(register.asked).toEqual([]);
  });

  it('fail alone for what is no case number, in its place, and stand for the others', async () => {
    const register = aCaseRegister(recordsOf(1));
    const page = await casesByNumbers([numbered(1), 'EP-1', 'EP-1'], whole, aFetch(officer, register));
    expect(page.edges.map(({ node }) => (node instanceof Failure ? node.code : node.caseNumber))).toEqual([
      numbered(1),
      'CASE_NUMBER_MALFORMED',
    ]);
    expect(page.totalCount).toBe(2);
  });

  it('go on after a cursor, also when the numbers are asked in another order', async () => {
    const first = await casesByNumbers(
      [1, 2, 3].map(numbered),
      { first: 2 },
      officerFetch(recordsOf(1, 2, 3)),
    );
    expect(first.pageInfo.hasNextPage).toBe(true);
    const after = first.pageInfo.endCursor;
    const next = await casesByNumbers(
      [3, 2, 1].map(numbered),
      { first: 2, after },
      officerFetch(recordsOf(1, 2, 3)),
    );
    expect(shown(next)).toEqual([numbered(3)]);
    expect(next).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
  });

  it.each([
    ['other numbers', [numbered(1), numbered(2), numbered(4)], officer],
    [
      'another viewer',
      [numbered(1), numbered(2), numbered(3)],
      aPrincipal('AUDITOR', { subject: 'another' }),
    ],
  ])('do not go on after a cursor that was given for %s (fault-C8)', async (_what, numbers, viewer) => {
    const records = recordsOf(1, 2, 3, 4);
    const { pageInfo } = await casesByNumbers([1, 2, 3].map(numbered), { first: 1 }, officerFetch(records));
    const again = { first: 1, after: pageInfo.endCursor };
    await expect(
      casesByNumbers(numbers, again, aFetch(viewer, aCaseRegister(records))),
    ).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  it('come page after page without gaps or repeats', async () => {
    const asked = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(asked, fc.integer({ min: 1, max: 7 }), async (indexes, first) => {
        const records = recordsOf(...indexes.filter((index) => index % 3 !== 0));
        const seen: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const page: CasePage = await casesByNumbers(
            indexes.map(numbered),
            { first, after },
            officerFetch(records),
          );
          seen.push(...shown(page));
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        expect(seen).toEqual(Object.keys(records).sort());
      }),
    );
  });
});
