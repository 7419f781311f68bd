import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountSelection } from '#accounts/domain.ts';
import { readCalendarDate, type CalendarDate } from '#kernel/calendar.ts';
import { anAccountKey } from '#kernel/standing.test-kit.ts';
import { createAccountRegister } from './account-register.ts';
import type { Database } from './database.ts';
import { openNowhere, stores } from './stores.test-kit.ts';

// In order of bytes: capitals before small letters, accents after all of ASCII; the two alike by number.
const names = ['APEX', 'Apex', 'Zebra', 'apex', 'twin', 'twin', 'Éclair', '东方'];
const keys = names.map((_, index) => anAccountKey(`account-${index}`));
const rows = names.map((name, index) => ({
  account_key: keys[index] ?? '',
  account_number: `A-${index}`,
  name,
  top_account_key: null,
  as_of: '2026-01-14T23:30:00.123-05:00',
  synthetic: index === 0,
}));
const day = (text: string): CalendarDate => readCalendarDate(text);

describe.each(stores)('the account register on $store', ({ open }) => {
  let database: Database;
  const register = () => createAccountRegister(database);
  const listed = async (selection: AccountSelection, read = 100, after: readonly string[] | null = null) =>
    (await register().listAccounts(selection, { read, after })).map(({ accountNumber }) => accountNumber);

  beforeAll(async () => {
    database = await open();
    const { owner } = database;
    await owner
      .insertInto('accounts.account')
      .values([...rows].reverse())
      .execute();
    const period = (from: string, to: string | null) => ({ valid_from: from, valid_to: to });
    const ctpat = { account_key: 'account-0', program: 'CTPAT' };
    await owner
      .insertInto('accounts.partnership')
      .values([
        { ...ctpat, tier: 'TIER_1', status: 'CERTIFIED', ...period('2016-01-01', '2018-12-31') },
        { ...ctpat, tier: 'TIER_3', status: 'EXCEEDING', ...period('2020-02-29', null) },
        { ...ctpat, tier: null, status: 'SUSPENDED', ...period('2019-01-01', '2020-02-28') },
        {
          ...ctpat,
          program: 'TRADE_COMPLIANCE',
          tier: null,
          status: 'APPLICANT',
          ...period('2020-02-29', null),
        },
      ])
      .execute();
    const manager = { duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam' };
    await owner
      .insertInto('authority.assignment')
      .values([
        { account_key: 'account-0', ...manager, ...period('2020-01-01', '2025-12-31') },
        { account_key: 'account-1', ...manager, ...period('2020-01-01', null) },
        { account_key: 'account-1', ...manager, ...period('2010-01-01', null) },
        {
          account_key: 'account-2',
          duty: 'SUPPLY_CHAIN_SECURITY_SPECIALIST',
          assignee: 'nam',
          ...period('2020-01-01', null),
        },
        { account_key: 'account-3', duty: 'CENTER', assignee: '003', ...period('2020-01-01', null) },
        { account_key: 'account-4', ...manager, ...period('2026-01-16', null) },
      ])
      .execute();
  });
  afterAll(() => database.close());

  it('gives accounts by key and by number in our words, and nothing for those that are not', async () => {
    const account = {
      accountKey: 'account-0',
      accountNumber: 'A-0',
      importerNumber: null,
      name: 'APEX',
      businesses: [],
      smallEntity: null,
      topAccountKey: null,
      accountsBelow: [],
      source: { system: 'ACE', asOf: '2026-01-15T04:30:00.123Z', freshness: 'RECENT', synthetic: true },
    };
    const byKey = await register().accountsByKey([anAccountKey('account-0'), anAccountKey('account-x')]);
    expect(byKey).toEqual(new Map([['account-0', account]]));
    const byNumber = await register().accountsByNumber(['A-0', 'A-7', 'A-x']);
    expect(byNumber.get('A-0')).toEqual(account);
    expect(byNumber.get('A-7')).toMatchObject({ name: '东方', source: { synthetic: false } });
    expect([...byNumber.keys()].sort()).toEqual(['A-0', 'A-7']);
  });

  it('gives every period of a partnership, newest first', async () => {
    const partnerships = await register().partnershipsOf([
      anAccountKey('account-0'),
      anAccountKey('account-1'),
    ]);
    expect([...partnerships.keys()]).toEqual(['account-0']);
    expect(partnerships.get(anAccountKey('account-0'))).toMatchObject([
      { program: 'TRADE_COMPLIANCE', tier: null, status: 'APPLICANT', from: '2020-02-29', to: null },
      { program: 'CTPAT', tier: 'TIER_3', status: 'EXCEEDING', from: '2020-02-29', to: null },
      { program: 'CTPAT', tier: null, status: 'SUSPENDED', from: '2019-01-01', to: '2020-02-28' },
      { program: 'CTPAT', tier: 'TIER_1', status: 'CERTIFIED', from: '2016-01-01', to: '2018-12-31' },
    ]);
  });

  it('lists accounts in order of bytes, and alike ones by number, whatever the language of the server', async () => {
    expect(await listed({ accountKeys: keys })).toEqual(names.map((_, index) => `A-${index}`));
  });

  it('lists only the accounts selected', async () => {
    expect(await listed({ accountKeys: [keys[3]!, keys[1]!, anAccountKey('account-x')] })).toEqual([
      'A-1',
      'A-3',
    ]);
    expect(await listed({ accountKeys: [] })).toEqual([]);
    expect(await register().countAccounts({ accountKeys: [] })).toBe(0);
    expect(await register().countAccounts({ accountKeys: keys })).toBe(names.length);
  });

  it.each<[string, AccountSelection, string[]]>([
    [
      'a manager, each once however often assigned',
      { duties: [{ duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam' }], on: day('2026-01-15') },
      ['A-1'],
    ],
    [
      'a manager on the last day of an assignment',
      { duties: [{ duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam' }], on: day('2025-12-31') },
      ['A-0', 'A-1'],
    ],
    [
      'a manager on the first day of an assignment',
      { duties: [{ duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam' }], on: day('2026-01-16') },
      ['A-1', 'A-4'],
    ],
    [
      'a manager before all of them',
      { duties: [{ duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam' }], on: day('2009-12-31') },
      [],
    ],
    ['a Center', { duties: [{ duty: 'CENTER', assignee: '003' }], on: day('2026-01-15') }, ['A-3']],
    [
      'a Center under another duty’s name',
      { duties: [{ duty: 'CENTER', assignee: 'nam' }], on: day('2026-01-15') },
      [],
    ],
    [
      'somebody with two duties',
      {
        duties: [
          { duty: 'SUPPLY_CHAIN_SECURITY_SPECIALIST', assignee: 'nam' },
          { duty: 'CENTER', assignee: '003' },
        ],
        on: day('2026-01-15'),
      },
      ['A-2', 'A-3'],
    ],
    ['somebody without a duty', { duties: [], on: day('2026-01-15') }, []],
  ])('lists and counts the accounts of %s', async (_who, selection, numbers) => {
    expect(await listed(selection)).toEqual(numbers);
    expect(await register().countAccounts(selection)).toBe(numbers.length);
  });

  it('lists page after page without gaps or repeats', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(keys), fc.integer({ min: 1, max: 5 }), async (chosen, read) => {
        const seen: string[] = [];
        for (let after: readonly string[] | null = null, more = true; more;) {
          const page = await register().listAccounts({ accountKeys: chosen }, { read, after });
          seen.push(...page.map(({ accountNumber }) => accountNumber));
          const last = page.at(-1);
          after = last ? [last.name, last.accountNumber] : null;
          more = page.length === read;
        }
        expect(seen).toEqual(chosen.map((key) => key.replace('account-', 'A-')));
      }),
      { numRuns: 15 },
    );
  });

  it.each(['accounts.account', 'accounts.partnership', 'accounts.officer', 'accounts.center'] as const)(
    'is not written by those who serve requests: %s',
    async (table) => {
      const deletion = database.serve((transaction) => transaction.deleteFrom(table).execute());
      await expect(deletion).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('is not changed by those who serve requests', async () => {
    const change = database.serve((transaction) =>
      sql`UPDATE accounts.account SET name = 'x'`.execute(transaction),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
    const removal = database.serve((transaction) => sql`TRUNCATE accounts.account`.execute(transaction));
    await expect(removal).rejects.toMatchObject({ code: '42501' });
  });

  it('has a bug, and not a database that is away, when a statement is refused', async () => {
    const ask = register().listAccounts({ accountKeys: keys }, { read: -1, after: null });
    await expect(ask).rejects.toMatchObject({ code: '2201W' });
  });
});

describe('an account register whose database is gone', () => {
  it('says that ACE is not available, whatever is asked', async () => {
    await using database = await openNowhere();
    const register = createAccountRegister(database);
    const unavailable = { code: 'ACE_UNAVAILABLE' };
    await expect(register.accountsByKey(keys)).rejects.toMatchObject(unavailable);
    await expect(register.accountsByNumber(['A-0'])).rejects.toMatchObject(unavailable);
    await expect(register.partnershipsOf(keys)).rejects.toMatchObject(unavailable);
    await expect(
      register.listAccounts({ accountKeys: keys }, { read: 1, after: null }),
    ).rejects.toMatchObject(unavailable);
    await expect(register.countAccounts({ accountKeys: keys })).rejects.toMatchObject(unavailable);
  });
});
