import { describe, expect, it } from 'vitest';
import { readCalendarDate } from '#kernel/calendar.ts';
import { Failure } from '#kernel/failure.ts';
import { aGrant, anAccountKey, aPosting, aPrincipal, aStanding, today } from '#kernel/standing.test-kit.ts';
import { aFetch, anAccount, registersWith } from './account.test-kit.ts';
import { ownAccounts, pageOfOwnAccounts } from './own-accounts.ts';

const yesterday = readCalendarDate('2026-01-14');
const ofB = { accountKey: anAccountKey('account-b') };

describe('whose accounts somebody sees as their own', () => {
  it('of the trade: those for which a grant in force fits the role, each once', () => {
    const grants = [
      aGrant('OWNER'),
      aGrant('USER'),
      aGrant('OWNER', { ...ofB, to: yesterday }),
      aGrant('SURETY', { accountKey: anAccountKey('account-c') }),
    ];
    expect(ownAccounts(aStanding(aPrincipal('IMPORTER'), { grants }))).toEqual({
      accountKeys: ['account-a'],
    });
    expect(ownAccounts(aStanding(aPrincipal('SURETY'), { grants }))).toEqual({ accountKeys: ['account-c'] });
    expect(ownAccounts(aStanding(aPrincipal('BROKER'), { grants }))).toEqual({ accountKeys: [] });
  });

  it.each(['NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST'] as const)(
    'as %s: those assigned to them today',
    (duty) => {
      expect(ownAccounts(aStanding(aPrincipal(duty)))).toEqual({
        duties: [{ duty, assignee: 'somebody' }],
        on: today,
      });
    },
  );

  it('as an expert: those of the Centers where they work today', () => {
    const postings = [aPosting('003'), aPosting('004', { to: yesterday })];
    expect(ownAccounts(aStanding(aPrincipal('CENTER_EXPERT'), { postings }))).toEqual({
      duties: [{ duty: 'CENTER', assignee: '003' }],
      on: today,
    });
  });

  it('with two roles: those of both', () => {
    const principal = aPrincipal('CENTER_EXPERT', { roles: ['CENTER_EXPERT', 'NATIONAL_ACCOUNT_MANAGER'] });
    expect(ownAccounts(aStanding(principal, { postings: [aPosting('003')] }))).toMatchObject({
      duties: [
        { duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'somebody' },
        { duty: 'CENTER', assignee: '003' },
      ],
    });
  });

  it.each(['FPF_OFFICER', 'HEADQUARTERS', 'AUDITOR'] as const)('as %s: none', (role) => {
    expect(ownAccounts(aStanding(aPrincipal(role)))).toEqual({ duties: [], on: today });
  });
});

describe('a page of own accounts', () => {
  const registers = registersWith({ accounts: ['a', 'b', 'c'].map((letter) => anAccount(letter)) });
  const grants = { somebody: [aGrant('OWNER', ofB), aGrant('OWNER')] };
  const ask = (first: number, after?: string | null, principal = aPrincipal('IMPORTER')) => {
    const context = aFetch(principal, registers, { grants: { ...grants, other: grants.somebody } });
    return { page: pageOfOwnAccounts({ first, after }, context), context };
  };

  it('is in order of name, without other accounts, and recorded as shown', async () => {
    const { page, context } = ask(25);
    expect((await page).edges.map(({ node }) => node.name)).toEqual(['Company A', 'Company B']);
    expect(context.disclosures.entries()).toEqual([
      { action: 'READ_ACCOUNT', type: 'TradeAccount', key: 'A-a' },
      { action: 'READ_ACCOUNT', type: 'TradeAccount', key: 'A-b' },
    ]);
  });

  it('records only what it shows, not the account that tells that more follow', async () => {
    const { page, context } = ask(1);
    expect((await page).pageInfo.hasNextPage).toBe(true);
    expect(context.disclosures.entries()).toHaveLength(1);
  });

  it('goes on after a cursor', async () => {
    const { pageInfo } = await ask(1).page;
    const next = await ask(1, pageInfo.endCursor).page;
    expect(next.edges.map(({ node }) => node.name)).toEqual(['Company B']);
    expect(next.pageInfo.hasNextPage).toBe(false);
  });

  it('does not go on after a cursor that somebody else got (fault-C8)', async () => {
    const { pageInfo } = await ask(1).page;
    const other = aPrincipal('IMPORTER', { subject: 'other' });
    await expect(ask(1, pageInfo.endCursor, other).page).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('of more than a hundred is refused', async () => {
    await expect(ask(101).page).rejects.toMatchObject({ code: 'PAGE_TOO_LARGE' });
  });

  it('cannot be had while authority is not known', async () => {
    const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');
    const context = aFetch(aPrincipal('IMPORTER'), registers, { failure: gone });
    await expect(pageOfOwnAccounts({ first: 1 }, context)).rejects.toBe(gone);
  });
});
