import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '#kernel/batch.ts';
import { Failure } from '#kernel/failure.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { aCaseNumber, aClock, anAccountKey } from '#kernel/standing.test-kit.ts';
import type { CaseListRequest, StakeholderGroup } from '#trade-portal/domain.ts';
import { createCaseFile } from './case-file.ts';
import type { Database } from './database.ts';
import { openNowhere, stores } from './stores.test-kit.ts';

const theCase = aCaseNumber();
const another = aCaseNumber('20161704200292-02');
const empty = aCaseNumber('20161704200292-03');
const ofA = { account_key: 'account-a', surety_code: '999' };
const ofAWithoutSurety = { account_key: 'account-a', surety_code: null };
const ofB = { account_key: 'account-b', surety_code: '999' };

// Ids that a server's language would order otherwise than their bytes, at the same moment.
const moments = { 'S-a': 1, 'S-B': 1, 'S-C': 1, 'S-4': 2, 'S-5': 3 } as const;
const at = (day: number): string => `2026-01-0${day}T12:00:00.123Z`;
const submissions = [
  ...Object.entries(moments).map(([reference_id, day]) => ({
    reference_id,
    case_number: theCase,
    ...ofA,
    day,
  })),
  { reference_id: 'S-6', case_number: theCase, ...ofAWithoutSurety, day: 4 },
  { reference_id: 'S-7', case_number: theCase, ...ofB, day: 5 },
  { reference_id: 'S-8', case_number: another, ...ofA, day: 1 },
].map(({ day, ...row }) => ({
  ...row,
  kind: 'PETITION',
  state: 'RECEIVED',
  received_at: at(day),
  listed_at: at(day),
  filed_by: 'Broker',
  synthetic: true,
}));

describe.each(stores)('the case file on $store', ({ open }) => {
  let database: Database;
  const caseFile = () => createCaseFile(database, aClock());

  beforeAll(async () => {
    database = await open();
    const { owner } = database;
    await owner.insertInto('trade_portal.submission').values(submissions).execute();
    const draft = { state: 'DRAFT', received_at: null, filed_by: null, synthetic: false };
    await owner
      .insertInto('trade_portal.submission')
      .values({ ...submissions[0]!, reference_id: 'S-9', case_number: another, ...draft })
      .execute();
    const message = { case_number: theCase, side: 'OFFICE', author: 'Officer', read_at: null };
    await owner
      .insertInto('trade_portal.message')
      .values([
        { message_id: 'M-1', ...message, ...ofA, sent_at: at(1), body: 'Please send\nthe invoice. 请' },
        {
          message_id: 'M-2',
          ...message,
          ...ofA,
          sent_at: at(2),
          body: 'Here.',
          side: 'TRADE',
          author: null,
          read_at: at(3),
        },
        { message_id: 'M-3', ...message, ...ofB, sent_at: at(3), body: 'To another.' },
      ])
      .execute();
  });
  afterAll(() => database.close());

  const first = (caseNumber: CaseNumber, read = 100): CaseListRequest => ({ caseNumber, read, after: null });
  const answered = async <T>(
    answering: Promise<Answers<CaseListRequest, readonly StakeholderGroup<T>[]>>,
    requests: readonly CaseListRequest[],
  ) => {
    const answers = await answering;
    return requests.map((request) => {
      const groups = answers.get(request);
      if (groups instanceof Failure) throw groups;
      return groups;
    });
  };
  const groupsOf = async (request: CaseListRequest) => {
    const [groups = []] = await answered(caseFile().submissionsOf([request]), [request]);
    return groups
      .map(({ stakeholders, total, items }) => ({
        whom: `${stakeholders.accountKey} ${stakeholders.suretyCode ?? '-'}`,
        total,
        items: items.map(({ referenceId }) => referenceId),
      }))
      .sort((one, other) => (one.whom < other.whom ? -1 : 1));
  };

  it('gives submissions by reference in our words, a draft without a receipt, and nothing for none', async () => {
    const found = await caseFile().submissionsById(['S-5', 'S-9', 'S-x']);
    expect(found.get('S-5')).toEqual({
      referenceId: 'S-5',
      caseNumber: theCase,
      kind: 'PETITION',
      state: 'RECEIVED',
      receivedAt: '2026-01-03T12:00:00.123Z',
      listedAt: '2026-01-03T12:00:00.123Z',
      filedBy: 'Broker',
      stakeholders: { accountKey: 'account-a', suretyCode: '999', day: null },
      source: {
        system: 'TRADE_PORTAL',
        asOf: '2026-01-15T17:00:00.000Z',
        freshness: 'LIVE',
        synthetic: true,
      },
    });
    expect(found.get('S-9')).toMatchObject({ state: 'DRAFT', receivedAt: null, filedBy: null });
    expect([...found.keys()].sort()).toEqual(['S-5', 'S-9']);
    expect(await caseFile().submissionsById([])).toEqual(new Map());
  });

  it('gives messages in our words', async () => {
    const request = first(theCase);
    const [groups] = await answered(caseFile().messagesOf([request]), [request]);
    const ofAccountA = groups?.find(
      ({ stakeholders }) => stakeholders.accountKey === anAccountKey('account-a'),
    );
    expect(ofAccountA).toMatchObject({
      total: 2,
      items: [
        { messageId: 'M-2', from: 'TRADE', author: null, readAt: '2026-01-03T12:00:00.123Z' },
        {
          messageId: 'M-1',
          caseNumber: theCase,
          sentAt: '2026-01-01T12:00:00.123Z',
          from: 'OFFICE',
          author: 'Officer',
          text: 'Please send\nthe invoice. 请',
          readAt: null,
          stakeholders: { accountKey: 'account-a', suretyCode: '999', day: null },
        },
      ],
    });
  });

  it('groups a case’s rows by stakeholders, each newest first and at one moment by bytes', async () => {
    expect(await groupsOf(first(theCase))).toEqual([
      { whom: 'account-a -', total: 1, items: ['S-6'] },
      { whom: 'account-a 999', total: 5, items: ['S-5', 'S-4', 'S-a', 'S-C', 'S-B'] },
      { whom: 'account-b 999', total: 1, items: ['S-7'] },
    ]);
  });

  it('gives of each group no more than was asked, and still how many there are', async () => {
    expect(await groupsOf(first(theCase, 2))).toEqual([
      { whom: 'account-a -', total: 1, items: ['S-6'] },
      { whom: 'account-a 999', total: 5, items: ['S-5', 'S-4'] },
      { whom: 'account-b 999', total: 1, items: ['S-7'] },
    ]);
  });

  it('counts a group also on a page where nothing of it follows', async () => {
    expect(await groupsOf({ caseNumber: theCase, read: 2, after: [at(1), 'S-C'] })).toEqual([
      { whom: 'account-a -', total: 1, items: [] },
      { whom: 'account-a 999', total: 5, items: ['S-B'] },
      { whom: 'account-b 999', total: 1, items: [] },
    ]);
  });

  it('answers for each case what was asked of it, and nothing for a case that has nothing', async () => {
    const requests = [first(another), first(theCase, 1), first(empty)];
    const found = await answered(caseFile().submissionsOf(requests), requests);
    expect(found[0]?.map(({ items }) => items.map(({ referenceId }) => referenceId))).toEqual([
      ['S-9', 'S-8'],
    ]);
    expect(found[1]?.map(({ items }) => items.length)).toEqual([1, 1, 1]);
    expect(found[2]).toEqual([]);
  });

  it('asks for the same page of many cases with one statement', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((text) => statements.push(text));
    await caseFile().submissionsOf([first(theCase), first(another), first(empty)]);
    stop();
    expect(statements.filter((text) => text.includes('"submission"'))).toHaveLength(1);
  });

  it('gives page after page of every group without gaps or repeats', async () => {
    const whole = (await groupsOf(first(theCase))).find(({ whom }) => whom === 'account-a 999');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), async (read) => {
        const seen: string[] = [];
        for (let after: readonly string[] | null = null, more = true; more;) {
          const groups = await groupsOf({ caseNumber: theCase, read, after });
          const group = groups.find(({ whom }) => whom === 'account-a 999');
          expect(group?.total).toBe(5);
          const items = group?.items ?? [];
          seen.push(...items);
          const last = items.at(-1) as keyof typeof moments | undefined;
          after = last === undefined ? null : [at(moments[last]), last];
          more = items.length === read;
        }
        expect(seen).toEqual(whole?.items);
      }),
      { numRuns: 6 },
    );
  });

  it('takes a position as data, whatever stands in it', async () => {
    const groups = await groupsOf({ caseNumber: theCase, read: 9, after: [at(9), "'; DROP TABLE x; --"] });
    expect(groups.map(({ items }) => items.length)).toEqual([1, 5, 1]);
  });

  it.each(['trade_portal.submission', 'trade_portal.message'] as const)(
    'is not yet written by those who serve requests: %s',
    async (table) => {
      const deletion = database.serve((transaction) => transaction.deleteFrom(table).execute());
      await expect(deletion).rejects.toMatchObject({ code: '42501' });
      const change = database.serve((transaction) =>
        sql`UPDATE ${sql.table(table)} SET account_key = 'account-b'`.execute(transaction),
      );
      await expect(change).rejects.toMatchObject({ code: '42501' });
    },
  );
});

describe('a case file whose database is gone', () => {
  it('says that the trade portal is not available, whatever is asked', async () => {
    await using database = await openNowhere();
    const caseFile = createCaseFile(database, aClock());
    const request = { caseNumber: theCase, read: 1, after: null };
    const unavailable = { code: 'TRADE_PORTAL_UNAVAILABLE' };
    await expect(caseFile.submissionsById(['S-1'])).rejects.toMatchObject(unavailable);
    await expect(caseFile.submissionsOf([request])).rejects.toMatchObject(unavailable);
    await expect(caseFile.messagesOf([request])).rejects.toMatchObject(unavailable);
  });
});
