import { describe, expect, it } from 'vitest';
import type { Grant, GrantCapacity } from './authority-register.ts';
import { readCalendarDate, type CalendarDate } from './calendar.ts';
import { readCaseNumber, type AccountKey } from './identifiers.ts';
import { aboutAccount, dayOfCase, firstDayInSight, may, mayNameAccount } from './policy.ts';
import type { Standing, Thing } from './policy.ts';
import { audienceOfRole, type Role } from './principal.ts';

const account = 'an account' as AccountKey;
const caseNumber = readCaseNumber('20201704000001-01');
const day = readCalendarDate;
const change = day('2020-01-01');

const aGrant = (capacity: GrantCapacity, seesFrom: CalendarDate | null): Grant => ({
  capacity,
  accountKey: account,
  suretyCode: capacity === 'SURETY' ? '999' : null,
  caseNumber: capacity === 'ATTORNEY_OF_RECORD' ? caseNumber : null,
  from: day('2020-01-01'),
  to: null,
  seesFrom,
});

const standingAs = (role: Role, ...grants: Grant[]): Standing => ({
  principal: { audience: audienceOfRole[role], subject: 'somebody', name: 'Somebody', roles: [role] },
  today: day('2026-01-15'),
  grants,
  postings: [],
  charges: new Map(),
});

const aCaseOf = (its: Thing['day']): Thing => ({
  accountKey: account,
  suretyCode: '999',
  caseNumber,
  day: its,
  internalOnly: false,
});

describe('an account that changed hands', () => {
  it.each([
    ['the last day of the old owner', day('2019-12-31'), false],
    ['the first day of the new owner', change, true],
    ['a later day', day('2024-05-05'), true],
    ['today', 'PRESENT' as const, true],
    ['a day that is not known', null, false],
  ])('shows its new owner of a thing of %s: %s → %s', (_which, its, seen) => {
    expect(may(standingAs('IMPORTER', aGrant('OWNER', change)), 'READ_CASE', aCaseOf(its))).toBe(seen);
  });

  it.each([
    ['IMPORTER', 'USER', false],
    ['IMPORTER', 'PROXY', false],
    ['BROKER', 'BROKER_WITH_POWER_OF_ATTORNEY', false],
    ['ATTORNEY', 'ATTORNEY_OF_RECORD', false],
    ['SURETY', 'SURETY', true],
  ] as const)(
    'shows a case of before to the %s whose right as %s the new owner gave: %s',
    (role, capacity, seen) => {
      const standing = standingAs(role, aGrant(capacity, change));
      expect(may(standing, 'READ_CASE', aCaseOf(day('2019-02-02')))).toBe(seen);
    },
  );

  it('shows all of it to those whose right no change of owner bounds', () => {
    const standing = standingAs('IMPORTER', aGrant('OWNER', change), aGrant('USER', null));
    expect(may(standing, 'READ_CASE', aCaseOf(day('1999-01-01')))).toBe(true);
    expect(firstDayInSight(standing, 'READ_ACCOUNT_STANDING', account)).toBe('0001-01-01');
  });

  it('is in sight from the first of the days from which rights reach', () => {
    const standing = standingAs('IMPORTER', aGrant('USER', day('2022-01-01')), aGrant('OWNER', change));
    expect(firstDayInSight(standing, 'READ_ACCOUNT_STANDING', account)).toBe(change);
    expect(firstDayInSight(standing, 'READ_ACCOUNT_STANDING', 'another' as AccountKey)).toBeNull();
  });
});

describe('the day to which a case belongs', () => {
  it.each([
    ['the first known day of a violation', [day('2019-03-01'), null, day('2018-07-04')], '2018-07-04'],
    ['the first day of the fiscal year in its number, when no violation has a day', [null], '2019-10-01'],
    ['the same when it names no violation', [], '2019-10-01'],
  ])('is %s', (_which, violations, expected) => {
    expect(dayOfCase(caseNumber, violations)).toBe(expected);
  });
});

describe('the name of a top account', () => {
  const top = { accountKey: 'a top account' as AccountKey, accountKeysBelow: [account] };

  it.each([
    ['IMPORTER', 'OWNER', true],
    ['BROKER', 'BROKER_WITH_POWER_OF_ATTORNEY', true],
    ['SURETY', 'SURETY', false],
    ['ATTORNEY', 'ATTORNEY_OF_RECORD', false],
  ] as const)('is known to the %s of an account below it: %s → %s', (role, capacity, known) => {
    const standing = standingAs(role, aGrant(capacity, null));
    expect(mayNameAccount(standing, top)).toBe(known);
    expect(may(standing, 'READ_ACCOUNT_STANDING', aboutAccount(top.accountKey))).toBe(false);
  });
});

describe('whom an account trusts', () => {
  it.each([
    ['IMPORTER', 'OWNER', true],
    ['BROKER', 'BROKER_WITH_POWER_OF_ATTORNEY', false],
  ] as const)('is shown to the %s: %s → %s', (role, capacity, shown) => {
    const standing = standingAs(role, aGrant(capacity, null));
    expect(may(standing, 'READ_ACCOUNT_GRANTS', aboutAccount(account))).toBe(shown);
  });
});
