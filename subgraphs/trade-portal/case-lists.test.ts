import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCaseNumber, aGrant, anAccountKey, aPrincipal } from '#kernel/standing.test-kit.ts';
import { aCaseFile, aFetch, aMessage, aMoment, aSubmission } from './case-file.test-kit.ts';
import { pageOfMessages, pageOfSubmissions, type CaseListPage } from './case-lists.ts';
import type { Submission } from './domain.ts';

const ofTheCase = { caseNumber: aCaseNumber() };
const ofAnother = { caseNumber: aCaseNumber('20161704200292-02') };
const officer = aPrincipal('FPF_OFFICER');
const submissions = ['S-1', 'S-2', 'S-3'].map((id, index) =>
  aSubmission(id, { listedAt: aMoment(index + 1) }),
);
const officerFetch = () => aFetch(officer, aCaseFile({ submissions, messages: [aMessage('M-1')] }));
const shown = ({ edges }: CaseListPage<Submission>): string[] => edges.map(({ node }) => node.referenceId);

describe('a page of submissions', () => {
  it('has the newest, and tells that more follow and how many there are', async () => {
    const page = await pageOfSubmissions(ofTheCase, { first: 2 }, officerFetch());
    expect(shown(page)).toEqual(['S-3', 'S-2']);
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  });

  it('is recorded as shown, without the item that only tells that more follow', async () => {
    const context = officerFetch();
    await pageOfSubmissions(ofTheCase, { first: 2 }, context);
    await pageOfMessages(ofTheCase, { first: 2 }, context);
    expect(context.disclosures.entries()).toEqual([
      { action: 'READ_CASE_FILINGS', type: 'Submission', key: 'S-3' },
      { action: 'READ_CASE_FILINGS', type: 'Submission', key: 'S-2' },
      { action: 'READ_CASE_FILINGS', type: 'Message', key: 'M-1' },
    ]);
  });

  it('of what somebody may not see is empty and records nothing (fault-C1)', async () => {
    const context = aFetch(aPrincipal('IMPORTER'), aCaseFile({ submissions }));
    expect(await pageOfSubmissions(ofTheCase, { first: 2 }, context)).toMatchObject({
      edges: [],
      totalCount: 0,
    });
    expect(context.disclosures.entries()).toEqual([]);
  });

  it('counts the same on every page', async () => {
    const { pageInfo } = await pageOfSubmissions(ofTheCase, { first: 2 }, officerFetch());
    const next = await pageOfSubmissions(ofTheCase, { first: 2, after: pageInfo.endCursor }, officerFetch());
    expect(shown(next)).toEqual(['S-1']);
    const end = await pageOfSubmissions(
      ofTheCase,
      { first: 2, after: next.pageInfo.endCursor },
      officerFetch(),
    );
    expect(shown(end)).toEqual([]);
    expect([next.totalCount, end.totalCount]).toEqual([3, 3]);
  });

  it('of more than a hundred is refused before anybody is asked', async () => {
    const caseFile = aCaseFile({ submissions });
    await expect(
      pageOfSubmissions(ofTheCase, { first: 101 }, aFetch(officer, caseFile)),
    ).rejects.toMatchObject({
      code: 'PAGE_TOO_LARGE',
    });
    expect(caseFile.asked).toEqual([]);
  });
});

describe('a list of submissions refuses a cursor (fault-C8)', () => {
  const goOn = (page: CaseListPage<unknown>, context = officerFetch()) =>
    pageOfSubmissions(ofTheCase, { first: 1, after: page.pageInfo.endCursor }, context);
  const refused = { code: 'CURSOR_INVALID' };

  it('of the same list in another case', async () => {
    const caseFile = aCaseFile({ submissions: [aSubmission('S-9', ofAnother)] });
    const page = await pageOfSubmissions(ofAnother, { first: 1 }, aFetch(officer, caseFile));
    expect(page.pageInfo.endCursor).not.toBeNull();
    await expect(goOn(page)).rejects.toMatchObject(refused);
  });

  it('of the messages of the same case', async () => {
    const page = await pageOfMessages(ofTheCase, { first: 1 }, officerFetch());
    expect(page.pageInfo.endCursor).not.toBeNull();
    await expect(goOn(page)).rejects.toMatchObject(refused);
  });

  it('that it gave to somebody else', async () => {
    const page = await pageOfSubmissions(ofTheCase, { first: 1 }, officerFetch());
    const another = aPrincipal('FPF_OFFICER', { subject: 'another' });
    const asAnother = aFetch(another, aCaseFile({ submissions }));
    await expect(goOn(page, asAnother)).rejects.toMatchObject(refused);
    await expect(goOn(page)).resolves.toMatchObject({ totalCount: 3 });
  });
});

describe('page after page', () => {
  const stakeholders = fc.constantFrom(
    { accountKey: anAccountKey('account-a'), suretyCode: '999', day: null },
    { accountKey: anAccountKey('account-a'), suretyCode: null, day: null },
    { accountKey: anAccountKey('account-b'), suretyCode: '999', day: null },
  );
  const rows = fc
    .array(fc.record({ day: fc.integer({ min: 1, max: 4 }), stakeholders }), { maxLength: 25 })
    .map((given) =>
      given.map(({ day, stakeholders: whom }, index) =>
        aSubmission(`S-${index}`, { listedAt: aMoment(day), stakeholders: whom }),
      ),
    );
  const importer = aPrincipal('IMPORTER');
  const known = { grants: { somebody: [aGrant('OWNER')] } };

  it('shows each of the viewer’s own once, newest first, and never a different count', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 6 }), async (given, first) => {
        const own = given
          .filter((row) => row.stakeholders.accountKey === anAccountKey('account-a'))
          .map((row) => `${row.listedAt} ${row.referenceId}`);
        const seen: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const fetch = aFetch(importer, aCaseFile({ submissions: given }), known);
          const page: CaseListPage<Submission> = await pageOfSubmissions(ofTheCase, { first, after }, fetch);
          expect(page.totalCount).toBe(own.length);
          seen.push(...page.edges.map(({ node }) => `${node.listedAt} ${node.referenceId}`));
          after = page.pageInfo.endCursor;
          more = page.pageInfo.hasNextPage;
        }
        expect(seen).toEqual(own.sort().reverse());
      }),
    );
  });
});
