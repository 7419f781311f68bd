import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrantCapacity } from './authority-register.ts';
import { readCalendarDate } from './calendar.ts';
import { assigneesOf, may, seesEverything, type Action, type Standing, type Thing } from './policy.ts';
import type { Role } from './principal.ts';
import {
  aCaseNumber,
  aGrant,
  anAccountKey,
  anAssignment,
  aPosting,
  aPrincipal,
  aStanding,
  aThing,
  chargesFrom,
  today,
} from './standing.test-kit.ts';

const actions = [
  'READ_CASE',
  'READ_CASE_PARTIES',
  'READ_CASE_FILINGS',
  'READ_ACCOUNT',
  'READ_ACCOUNT_STANDING',
] as const satisfies readonly Action[];

const tradeRoles = ['IMPORTER', 'BROKER', 'SURETY', 'ATTORNEY'] as const satisfies readonly Role[];
const assignedRoles = [
  'NATIONAL_ACCOUNT_MANAGER',
  'SUPPLY_CHAIN_SECURITY_SPECIALIST',
  'CENTER_EXPERT',
] as const satisfies readonly Role[];
const overseers = ['FPF_OFFICER', 'HEADQUARTERS', 'AUDITOR'] as const satisfies readonly Role[];
const everyRole = [...tradeRoles, ...assignedRoles, ...overseers];

const all: readonly Action[] = actions;
const none: readonly Action[] = [];
const seen = (standing: Standing, thing: Thing): Action[] =>
  actions.filter((action) => may(standing, action, thing));

type Period = Parameters<typeof aPosting>[1];
const yesterday = readCalendarDate('2026-01-14');
const tomorrow = readCalendarDate('2026-01-16');
const lastYear = readCalendarDate('2025-01-01');

/** Somebody of a role whose one right to the account of `aThing` has the period given. */
function entitled(role: Role, period: Period = {}): Standing {
  const grants = (capacity: GrantCapacity) =>
    aStanding(aPrincipal(role), { grants: [aGrant(capacity, period)] });
  const assigned = (duty: Parameters<typeof anAssignment>[0]) =>
    aStanding(aPrincipal(role), {
      charges: chargesFrom({ 'account-a': [anAssignment(duty, 'somebody', period)] }),
    });
  switch (role) {
    case 'IMPORTER':
      return grants('OWNER');
    case 'BROKER':
      return grants('BROKER_WITH_POWER_OF_ATTORNEY');
    case 'SURETY':
      return grants('SURETY');
    case 'ATTORNEY':
      return grants('ATTORNEY_OF_RECORD');
    case 'NATIONAL_ACCOUNT_MANAGER':
    case 'SUPPLY_CHAIN_SECURITY_SPECIALIST':
      return assigned(role);
    case 'CENTER_EXPERT':
      return aStanding(aPrincipal(role), {
        postings: [aPosting('003')],
        charges: chargesFrom({ 'account-a': [anAssignment('CENTER', '003', period)] }),
      });
    default:
      return aStanding(aPrincipal(role));
  }
}

/** What a role sees of a thing to which it is entitled today; the overseers are always. */
const whatEntitledSee: [Role, readonly Action[]][] = [
  ['IMPORTER', all],
  ['BROKER', all],
  ['SURETY', ['READ_CASE', 'READ_ACCOUNT']],
  ['ATTORNEY', ['READ_CASE', 'READ_CASE_PARTIES', 'READ_CASE_FILINGS', 'READ_ACCOUNT']],
  ['NATIONAL_ACCOUNT_MANAGER', all],
  ['SUPPLY_CHAIN_SECURITY_SPECIALIST', all],
  ['CENTER_EXPERT', all],
  ['FPF_OFFICER', all],
  ['HEADQUARTERS', all],
  ['AUDITOR', all],
];

describe('of what is theirs today', () => {
  it.each(whatEntitledSee)('%s sees %j', (role, expected) => {
    expect(seen(entitled(role), aThing())).toEqual(expected);
  });

  it.each(whatEntitledSee)(
    '%s still sees it on the first and on the last day of the right: %j',
    (role, expected) => {
      expect(seen(entitled(role, { from: today }), aThing())).toEqual(expected);
      expect(seen(entitled(role, { to: today }), aThing())).toEqual(expected);
    },
  );
});

describe.each(overseers)('%s', (role) => {
  it('sees every case and account, also inside customs, also without parties', () => {
    const standing = aStanding(aPrincipal(role));
    expect(seen(standing, aThing())).toEqual(all);
    expect(seen(standing, aThing({ internalOnly: true }))).toEqual(all);
    const unknown = { accountKey: null, suretyCode: null, caseNumber: null, day: null, internalOnly: true };
    expect(seen(standing, unknown)).toEqual(all);
  });
});

describe.each([...tradeRoles, ...assignedRoles])('%s sees nothing', (role) => {
  it.each([
    ['that is nobody’s of theirs', aStanding(aPrincipal(role)), aThing()],
    ['since yesterday’s right ended', entitled(role, { from: lastYear, to: yesterday }), aThing()],
    ['until tomorrow’s right begins', entitled(role, { from: tomorrow }), aThing()],
    [
      'of another account, case and surety',
      entitled(role),
      aThing({
        accountKey: anAccountKey('account-b'),
        suretyCode: '998',
        caseNumber: aCaseNumber('20161704200292-02'),
      }),
    ],
    [
      'whose parties are not known',
      entitled(role),
      { accountKey: null, suretyCode: null, caseNumber: null, day: null, internalOnly: false },
    ],
  ])('%s', (_what, standing, thing) => {
    expect(seen(standing, thing)).toEqual(none);
  });
});

describe('what exists only inside customs', () => {
  it.each(tradeRoles)('is missing for %s, whose it is', (role) => {
    expect(seen(entitled(role), aThing({ internalOnly: true }))).toEqual(none);
  });

  it.each(assignedRoles)('is there for %s, who looks after the account', (role) => {
    expect(seen(entitled(role), aThing({ internalOnly: true }))).toEqual(all);
  });
});

describe('a right in one capacity', () => {
  const capacities = {
    IMPORTER: ['OWNER', 'USER', 'PROXY'],
    BROKER: ['BROKER_WITH_POWER_OF_ATTORNEY'],
    SURETY: ['SURETY'],
    ATTORNEY: ['ATTORNEY_OF_RECORD'],
  } as const satisfies Record<(typeof tradeRoles)[number], readonly GrantCapacity[]>;
  const pairs = tradeRoles.flatMap((role) =>
    Object.values(capacities)
      .flat()
      .map((capacity) => [role, capacity] as const),
  );
  const helps = ([role, capacity]: (typeof pairs)[number]): boolean =>
    (capacities[role] as readonly GrantCapacity[]).includes(capacity);
  const standing = (role: Role, capacity: GrantCapacity) =>
    aStanding(aPrincipal(role), { grants: [aGrant(capacity)] });

  it.each(pairs.filter(helps))('serves %s as %s', (role, capacity) => {
    expect(seen(standing(role, capacity), aThing())).toContain('READ_CASE');
  });

  it.each(pairs.filter((pair) => !helps(pair)))('is nothing to %s as %s', (role, capacity) => {
    expect(seen(standing(role, capacity), aThing())).toEqual(none);
  });

  it.each(overseers)('is nothing more or less to %s', (role) => {
    expect(seen(aStanding(aPrincipal(role), { grants: [aGrant('OWNER')] }), aThing())).toEqual(all);
  });
});

describe('a surety', () => {
  it('sees the case on its bond, and of another account only that', () => {
    const other = aThing({ accountKey: anAccountKey('account-b') });
    expect(seen(entitled('SURETY'), other)).toEqual(['READ_CASE']);
  });

  it('sees no case of its principal that is on another surety’s bond or on none', () => {
    expect(seen(entitled('SURETY'), aThing({ suretyCode: '998' }))).toEqual(['READ_ACCOUNT']);
    expect(seen(entitled('SURETY'), aThing({ suretyCode: null }))).toEqual(['READ_ACCOUNT']);
  });
});

describe('an attorney', () => {
  it('sees the case named in the grant and no other of the same account', () => {
    const other = aThing({ caseNumber: aCaseNumber('20161704200292-02') });
    expect(seen(entitled('ATTORNEY'), other)).toEqual(['READ_ACCOUNT']);
  });
});

describe('an officer who looks after accounts', () => {
  const assigned = (role: Role, ...assignments: ReturnType<typeof anAssignment>[]) =>
    aStanding(aPrincipal(role), { charges: chargesFrom({ 'account-a': assignments }) });

  it.each([
    ['NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST'],
    ['NATIONAL_ACCOUNT_MANAGER', 'CENTER'],
    ['SUPPLY_CHAIN_SECURITY_SPECIALIST', 'NATIONAL_ACCOUNT_MANAGER'],
    ['CENTER_EXPERT', 'NATIONAL_ACCOUNT_MANAGER'],
    ['CENTER_EXPERT', 'CENTER'],
  ] as const)('as %s sees nothing by being named for the duty %s', (role, duty) => {
    expect(seen(assigned(role, anAssignment(duty, 'somebody')), aThing())).toEqual(none);
  });

  it('sees nothing of an account that somebody else has that duty for', () => {
    const other = anAssignment('NATIONAL_ACCOUNT_MANAGER', 'somebody else');
    expect(seen(assigned('NATIONAL_ACCOUNT_MANAGER', other), aThing())).toEqual(none);
  });

  it.each([
    ['after the posting ended', { from: lastYear, to: yesterday }],
    ['before the posting begins', { from: tomorrow }],
  ])('sees nothing of a Center’s accounts %s', (_when, period) => {
    const standing = aStanding(aPrincipal('CENTER_EXPERT'), {
      postings: [aPosting('003', period)],
      charges: chargesFrom({ 'account-a': [anAssignment('CENTER', '003')] }),
    });
    expect(seen(standing, aThing())).toEqual(none);
  });

  it('sees nothing of another Center’s accounts', () => {
    const standing = aStanding(aPrincipal('CENTER_EXPERT'), {
      postings: [aPosting('003')],
      charges: chargesFrom({ 'account-a': [anAssignment('CENTER', '004')] }),
    });
    expect(seen(standing, aThing())).toEqual(none);
  });
});

describe('whatever the rights', () => {
  const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
  const accountKey = oneOf(anAccountKey('account-a'), anAccountKey('account-b'));
  const suretyCode = oneOf('998', '999');
  const caseNumber = oneOf(aCaseNumber('20161704200292-01'), aCaseNumber('20161704200292-02'));
  const lasting = oneOf({}, { from: today, to: today });
  const over = oneOf({ from: lastYear, to: yesterday }, { from: tomorrow, to: null });
  const grantIn = (period: fc.Arbitrary<object>) =>
    fc
      .record({
        capacity: oneOf(
          'OWNER',
          'USER',
          'PROXY',
          'BROKER_WITH_POWER_OF_ATTORNEY',
          'SURETY',
          'ATTORNEY_OF_RECORD',
        ),
        accountKey,
        suretyCode,
        caseNumber,
        period,
      })
      .map(({ capacity, period: days, ...rest }) => {
        const grant = aGrant(capacity as GrantCapacity, { accountKey: rest.accountKey, ...days });
        return {
          ...grant,
          suretyCode: grant.suretyCode && rest.suretyCode,
          caseNumber: grant.caseNumber && rest.caseNumber,
        };
      });
  const anyPeriod = fc.oneof(lasting, over);
  const grants = fc.array(grantIn(anyPeriod), { maxLength: 4 });
  const postings = fc.array(
    fc.tuple(oneOf('003', '004'), anyPeriod).map(([code, period]) => aPosting(code, period)),
    { maxLength: 2 },
  );
  const assignment = fc
    .tuple(
      oneOf('NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST', 'CENTER'),
      oneOf('somebody', 'somebody else', '003', '004'),
      anyPeriod,
    )
    .map(([duty, assignee, period]) => anAssignment(duty as 'CENTER', assignee, period));
  const some = fc.array(assignment, { maxLength: 3 });
  const charges = fc.record({ 'account-a': some, 'account-b': some }).map(chargesFrom);
  const standingOf = (roles: readonly Role[]) =>
    fc
      .tuple(fc.constantFrom(...roles), grants, postings, charges)
      .map(([role, ...[held, posted, assigned]]) =>
        aStanding(aPrincipal(role), { grants: held, postings: posted, charges: assigned }),
      );
  const thing: fc.Arbitrary<Thing> = fc.record({
    accountKey: fc.option(accountKey),
    suretyCode: fc.option(suretyCode),
    caseNumber: fc.option(caseNumber),
    day: fc.option(fc.constantFrom('PRESENT' as const, today)),
    internalOnly: fc.boolean(),
  });

  it('a grant that is over or has not begun changes no answer (fault-B9)', () => {
    fc.assert(
      fc.property(standingOf(everyRole), grantIn(over), thing, (standing, grant, it) => {
        expect(seen({ ...standing, grants: [...standing.grants, grant] }, it)).toEqual(seen(standing, it));
      }),
    );
  });

  it('one grant more takes nothing away', () => {
    fc.assert(
      fc.property(standingOf(everyRole), grantIn(anyPeriod), thing, (standing, grant, it) => {
        const before = seen(standing, it);
        expect(seen({ ...standing, grants: [...standing.grants, grant] }, it)).toEqual(
          expect.arrayContaining(before),
        );
      }),
    );
  });

  it('nobody of the trade sees what exists only inside customs', () => {
    fc.assert(
      fc.property(standingOf(tradeRoles), thing, (standing, it) => {
        expect(seen(standing, { ...it, internalOnly: true })).toEqual(none);
      }),
    );
  });

  it('nobody of the trade sees anything for being assigned or posted', () => {
    fc.assert(
      fc.property(standingOf(tradeRoles), thing, (standing, it) => {
        expect(seen({ ...standing, postings: [], charges: new Map() }, it)).toEqual(seen(standing, it));
      }),
    );
  });

  it('whoever sees a part of a case sees the case, and whoever sees an account’s standing sees the account', () => {
    fc.assert(
      fc.property(standingOf(everyRole), thing, (standing, it) => {
        const sights = seen(standing, it);
        if (sights.includes('READ_CASE_PARTIES')) expect(sights).toContain('READ_CASE');
        if (sights.includes('READ_CASE_FILINGS')) expect(sights).toContain('READ_CASE');
        if (sights.includes('READ_ACCOUNT_STANDING')) expect(sights).toContain('READ_ACCOUNT');
      }),
    );
  });

  it('only what those look after whom somebody is assigned as can count', () => {
    fc.assert(
      fc.property(standingOf(everyRole), thing, (standing, it) => {
        const names = assigneesOf(standing.principal, standing.postings, today);
        const asked = new Map([...standing.charges].filter(([assignee]) => names.includes(assignee)));
        expect(seen({ ...standing, charges: asked }, it)).toEqual(seen(standing, it));
      }),
    );
  });

  it('with several roles somebody sees what each of them sees, and no more', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...tradeRoles), { minLength: 2 });
    fc.assert(
      fc.property(standingOf(tradeRoles), roles, thing, (standing, several, it) => {
        const as = (held: readonly Role[]) =>
          seen({ ...standing, principal: { ...standing.principal, roles: held } }, it);
        const union = several.flatMap((role) => as([role]));
        expect(as(several)).toEqual(actions.filter((action) => union.includes(action)));
      }),
    );
  });
});

describe('somebody without a role', () => {
  it('sees nothing, whatever the grants', () => {
    const principal = aPrincipal('IMPORTER', { roles: [] });
    expect(seen(aStanding(principal, { grants: [aGrant('OWNER')] }), aThing())).toEqual(none);
  });
});

describe('under which names somebody is assigned to accounts', () => {
  const postings = [aPosting('003'), aPosting('004', { from: lastYear, to: yesterday })];
  it.each([
    ['NATIONAL_ACCOUNT_MANAGER', ['somebody']],
    ['SUPPLY_CHAIN_SECURITY_SPECIALIST', ['somebody']],
    ['CENTER_EXPERT', ['003']],
    ...[...tradeRoles, ...overseers].map((role): [Role, string[]] => [role, []]),
  ] as const)('%s: %j', (role, names) => {
    expect(assigneesOf(aPrincipal(role), postings, today)).toEqual(names);
  });
});

describe('whoever sees everything', () => {
  it('is the officer, headquarters and the auditor', () => {
    expect(everyRole.filter((role) => seesEverything(aPrincipal(role)))).toEqual([...overseers]);
  });
});
