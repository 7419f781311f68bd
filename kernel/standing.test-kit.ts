import type {
  Assignment,
  AuthorityRegister,
  Charges,
  Grant,
  GrantCapacity,
  Posting,
} from './authority-register.ts';
import type { Answers } from './batch.ts';
import { readCalendarDate, readMoment, type CalendarDate } from './calendar.ts';
import type { Clock } from './clock.ts';
import type { Failure } from './failure.ts';
import { readCaseNumber, type AccountKey, type CaseNumber } from './identifiers.ts';
import type { Standing, Thing } from './policy.ts';
import { audienceOfRole, type Principal, type Role } from './principal.ts';

/** The day on which these tests play. */
export const today: CalendarDate = readCalendarDate('2026-01-15');

/** An account key, as if made of an importer number. */
export const anAccountKey = (name = 'account-a'): AccountKey => name as AccountKey;

/** A case number. */
export const aCaseNumber = (text = '20161704200292-01'): CaseNumber => readCaseNumber(text);

/** Somebody with a role, and nothing to act for yet. */
export const aPrincipal = (role: Role, change: Partial<Principal> = {}): Principal => ({
  audience: audienceOfRole[role],
  subject: 'somebody',
  name: 'Somebody',
  roles: [role],
  ...change,
});

/** A grant in force today; a surety's is for code 999, an attorney's for the one case. */
export const aGrant = (capacity: GrantCapacity, change: Partial<Grant> = {}): Grant => ({
  capacity,
  accountKey: anAccountKey(),
  suretyCode: capacity === 'SURETY' ? '999' : null,
  caseNumber: capacity === 'ATTORNEY_OF_RECORD' ? aCaseNumber() : null,
  from: readCalendarDate('2020-01-01'),
  to: null,
  seesFrom: null,
  seesTo: null,
  ...change,
});

/** An assignment in force today. */
export const anAssignment = (
  duty: Assignment['duty'],
  assignee: string,
  change: Partial<Assignment> = {},
): Assignment => ({ duty, assignee, from: readCalendarDate('2020-01-01'), to: null, ...change });

/** A posting in force today. */
export const aPosting = (centerCode: string, change: Partial<Posting> = {}): Posting => ({
  centerCode,
  from: readCalendarDate('2020-01-01'),
  to: null,
  ...change,
});

/** A principal of whom the authority register knows nothing, unless told. */
export const aStanding = (principal: Principal, change: Partial<Standing> = {}): Standing => ({
  principal,
  today,
  grants: [],
  postings: [],
  charges: new Map(),
  ...change,
});

/** What assignments of accounts make of those who are assigned: for each, the accounts in their charge. */
export function chargesFrom(
  assignments: Readonly<Record<string, readonly Assignment[]>>,
): ReadonlyMap<string, Charges> {
  const charges = new Map<string, Map<AccountKey, Assignment[]>>();
  for (const [accountKey, ofAccount] of Object.entries(assignments)) {
    for (const assignment of ofAccount) {
      const own = charges.get(assignment.assignee) ?? new Map<AccountKey, Assignment[]>();
      own.set(anAccountKey(accountKey), [...(own.get(anAccountKey(accountKey)) ?? []), assignment]);
      charges.set(assignment.assignee, own);
    }
  }
  return charges;
}

/** A case of account A under surety code 999, of which a notice has issued. */
export const aThing = (change: Partial<Thing> = {}): Thing => ({
  accountKey: anAccountKey(),
  suretyCode: '999',
  caseNumber: aCaseNumber(),
  day: 'PRESENT',
  internalOnly: false,
  ...change,
});

/** A clock that moves only when it is told. */
export function aClock(moment = '2026-01-15T17:00:00.000Z'): Clock & { pass(milliseconds: number): void } {
  let passed = 0;
  return {
    epochMilliseconds: () => Date.parse(readMoment(moment)) + passed,
    monotonicMilliseconds: () => passed,
    pass: (milliseconds) => void (passed += milliseconds),
  };
}

/** What an authority register of a test knows, and how it fails. */
export interface KnownAuthority {
  grants: Record<string, readonly Grant[] | Failure>;
  postings: Record<string, readonly Posting[] | Failure>;
  charges: Record<string, Charges | Failure>;
  assignments: Record<string, readonly Assignment[] | Failure>;
  /** Thrown instead of any answer while it is set. */
  failure: Failure | null;
}

/** A register of authority in memory that remembers what it was asked; what it knows may be changed. */
export function anAuthorityRegister(
  known: Partial<KnownAuthority> = {},
): AuthorityRegister & KnownAuthority & { readonly asked: [question: string, keys: readonly string[]][] } {
  const asked: [string, readonly string[]][] = [];
  const register = {
    grants: {},
    postings: {},
    charges: {},
    assignments: {},
    failure: null,
    ...known,
    asked,
    grantsOf: async (keys: readonly string[]) => answer('grants', keys, register.grants),
    postingsOf: async (keys: readonly string[]) => answer('postings', keys, register.postings),
    chargesOf: async (keys: readonly string[]) => answer('charges', keys, register.charges),
    assignmentsOf: async (keys: readonly AccountKey[]) => answer('assignments', keys, register.assignments),
  };
  function answer<K extends string, V>(
    question: string,
    keys: readonly K[],
    from: Readonly<Record<string, V | Failure>>,
  ): Answers<K, V> {
    asked.push([question, [...keys]]);
    if (register.failure !== null) throw register.failure;
    return new Map(
      keys.flatMap((key) => {
        const value = from[key];
        return value === undefined ? [] : [[key, value]];
      }),
    );
  }
  return register;
}
