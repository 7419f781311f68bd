import { describe, expect, it } from 'vitest';
import type { Grant, GrantCapacity } from './authority-register.ts';
import { readCalendarDate, type CalendarDate } from './calendar.ts';
import { readCaseNumber, type AccountKey } from './identifiers.ts';
import { aboutAccount, dayOfCase, may, mayNameAccount, spansInSight } from './policy.ts';
import type { Standing, Thing } from './policy.ts';
import { audienceOfRole, type Role } from './principal.ts';

const account = 'an account' as AccountKey;
const caseNumber = readCaseNumber('20201704000001-01');
const day = readCalendarDate;
const change = day('2020-01-01');

const aGrant = (
  capacity: GrantCapacity,
  seesFrom: CalendarDate | null,
  seesTo: CalendarDate | null = null,
): Grant => ({
  capacity,
  accountKey: account,
  suretyCode: capacity === 'SURETY' ? '999' : null,
  caseNumber: capacity === 'ATTORNEY_OF_RECORD' ? caseNumber : null,
  from: day('2020-01-01'),
  to: null,
  seesFrom,
  seesTo,
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
    expect(spansInSight(standing, 'READ_ACCOUNT_STANDING', account)).toEqual([
      { from: '0001-01-01', to: null },
    ]);
  });

  it.each([
    ['the last day of the old owner', day('2019-12-31'), true],
    ['the first day of the new owner', change, false],
    ['a later day', day('2024-05-05'), false],
    ['today', 'PRESENT' as const, false],
    ['a day that is not known', null, false],
  ])('shows its old owner, whose right is open still, of a thing of %s: %s → %s', (_which, its, seen) => {
    const standing = standingAs('IMPORTER', aGrant('OWNER', null, day('2019-12-31')));
    expect(may(standing, 'READ_CASE', aCaseOf(its))).toBe(seen);
  });

  it.each([
    ['IMPORTER', 'PROXY', false],
    ['BROKER', 'BROKER_WITH_POWER_OF_ATTORNEY', false],
    ['ATTORNEY', 'ATTORNEY_OF_RECORD', false],
    ['SURETY', 'SURETY', true],
  ] as const)(
    'shows the account of today to the %s whose open right as %s the old owner gave: %s',
    (role, capacity, seen) => {
      const standing = standingAs(role, aGrant(capacity, null, day('2019-12-31')));
      expect(may(standing, 'READ_ACCOUNT', aboutAccount(account))).toBe(seen);
    },
  );

  it.each([
    [
      'from the first day that any right reaches',
      [aGrant('USER', day('2022-01-01')), aGrant('OWNER', change)],
      [{ from: change, to: null }],
    ],
    [
      'to the last day of an owner who is gone',
      [aGrant('OWNER', change, day('2021-12-31'))],
      [{ from: change, to: '2021-12-31' }],
    ],
    [
      'but not in the time between, to an owner who bought it back',
      [aGrant('OWNER', null, day('2015-12-31')), aGrant('OWNER', change)],
      [
        { from: change, to: null },
        { from: '0001-01-01', to: '2015-12-31' },
      ],
    ],
    [
      'to the end of days where ACE writes that',
      [aGrant('OWNER', change, day('9999-12-31'))],
      [{ from: change, to: null }],
    ],
  ])('is in sight %s', (_how, grants, spans) => {
    const standing = standingAs('IMPORTER', ...grants);
    expect(spansInSight(standing, 'READ_ACCOUNT_STANDING', account)).toEqual(spans);
    expect(spansInSight(standing, 'READ_ACCOUNT_STANDING', 'another' as AccountKey)).toEqual([]);
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
