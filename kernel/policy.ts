import type { Assignment, Charges, Grant, Posting } from './authority-register.ts';
import { dayAfter, dayBefore, firstDayOfFiscalYear, isWithin, type CalendarDate } from './calendar.ts';
import type { AccountKey, CaseNumber } from './identifiers.ts';
import type { Principal, Role } from './principal.ts';

/** A principal with what the authority register said of them, as of one day. */
export interface Standing {
  readonly principal: Principal;
  readonly today: CalendarDate;
  readonly grants: readonly Grant[];
  readonly postings: readonly Posting[];
  /** The accounts that the principal, or a Center of theirs, looks after: by officer id or Center's code. */
  readonly charges: ReadonlyMap<string, Charges>;
}

/** The facts of a thing that decide who may see it; `null` where the thing has none or it could not be read. */
export interface Thing {
  readonly accountKey: AccountKey | null;
  readonly suretyCode: string | null;
  readonly caseNumber: CaseNumber | null;
  /**
   * The day to which the thing belongs, and `PRESENT` for what stands today, such as an account. Whoever sees an account
   * only from a day on or to a day, because it changed hands, sees nothing of other days, and nothing whose day is not
   * known.
   */
  readonly day: CalendarDate | 'PRESENT' | null;
  /** Whether the thing exists only inside customs so far, such as a case for which no notice has issued. */
  readonly internalOnly: boolean;
}

/** What is asked to be seen. */
export type Action =
  /** A case with its state, violations and amounts, and that its principal and surety are involved. */
  | 'READ_CASE'
  /** Everybody else who is involved in a case. */
  | 'READ_CASE_PARTIES'
  /** The submissions and messages of a case. */
  | 'READ_CASE_FILINGS'
  /** That an account exists, and its name. */
  | 'READ_ACCOUNT'
  /** An account's importer numbers, businesses, hierarchy, partnership, volumes, manager and Center. */
  | 'READ_ACCOUNT_STANDING'
  /** Who may act for an account. */
  | 'READ_ACCOUNT_GRANTS'
  /** A bond. */
  | 'READ_BOND'
  /** An entry summary. */
  | 'READ_ENTRY';

type Rule = (standing: Standing, thing: Thing) => boolean;

const everything: Rule = () => true;
const nothing: Rule = () => false;

const inForce =
  (
    capacities: readonly Grant['capacity'][],
    covers: (grant: Grant, thing: Thing, today: CalendarDate) => boolean,
  ): Rule =>
  ({ grants, today }, thing) =>
    grants.some(
      (grant) => covers(grant, thing, today) && capacities.includes(grant.capacity) && isWithin(today, grant),
    );

/** Whether a right reaches to the day of a thing: within the time of the owner under whom it was given. */
function reaches({ seesFrom, seesTo }: Grant, { day }: Thing, today: CalendarDate): boolean {
  if (seesFrom === null && seesTo === null) return true;
  if (day === null) return false;
  const its = day === 'PRESENT' ? today : day;
  return (seesFrom === null || seesFrom <= its) && (seesTo === null || its <= seesTo);
}

const sameAccount = (grant: Grant, thing: Thing, today: CalendarDate): boolean =>
  grant.accountKey === thing.accountKey && reaches(grant, thing, today);

const ofOwnAccounts = inForce(['OWNER', 'USER', 'PROXY'], sameAccount);
const underPowerOfAttorney = inForce(['BROKER_WITH_POWER_OF_ATTORNEY'], sameAccount);
// A surety's right rests on its bond, and the bond of the old owner's time is still its own: no bound here.
const onOwnBonds = inForce(
  ['SURETY'],
  (grant, { suretyCode }) => suretyCode !== null && grant.suretyCode === suretyCode,
);
const ofSecuredAccounts = inForce(['SURETY'], (grant, thing) => grant.accountKey === thing.accountKey);
const ofNamedCases = inForce(
  ['ATTORNEY_OF_RECORD'],
  (grant, thing, today) =>
    thing.caseNumber !== null && grant.caseNumber === thing.caseNumber && reaches(grant, thing, today),
);
const ofRepresentedAccounts = inForce(['ATTORNEY_OF_RECORD'], sameAccount);

/** What a principal may be assigned to accounts as: an officer id, or the codes of Centers. */
const selfOf = ({ subject }: Principal): string[] => [subject];
const centersOf = (postings: readonly Posting[], today: CalendarDate): string[] =>
  postings.filter((posting) => isWithin(today, posting)).map(({ centerCode }) => centerCode);

const assignedTo =
  (duty: Assignment['duty'], assigneesOf: (standing: Standing) => readonly string[]): Rule =>
  (standing, { accountKey }) =>
    accountKey !== null &&
    assigneesOf(standing).some((assignee) =>
      (standing.charges.get(assignee)?.get(accountKey) ?? []).some(
        (assignment) => assignment.duty === duty && isWithin(standing.today, assignment),
      ),
    );

const self = ({ principal }: Standing): string[] => selfOf(principal);
const ownCenters = ({ postings, today }: Standing): string[] => centersOf(postings, today);

const all = (rule: Rule): Record<Action, Rule> => ({
  READ_CASE: rule,
  READ_CASE_PARTIES: rule,
  READ_CASE_FILINGS: rule,
  READ_ACCOUNT: rule,
  READ_ACCOUNT_STANDING: rule,
  READ_ACCOUNT_GRANTS: rule,
  READ_BOND: rule,
  READ_ENTRY: rule,
});

/** Who may see what: a table of roles and actions, told in words in `docs/policy.md`. What stands nowhere is refused. */
const rules: Readonly<Record<Role, Partial<Record<Action, Rule>>>> = {
  FPF_OFFICER: all(everything),
  HEADQUARTERS: all(everything),
  AUDITOR: all(everything),
  NATIONAL_ACCOUNT_MANAGER: all(assignedTo('NATIONAL_ACCOUNT_MANAGER', self)),
  SUPPLY_CHAIN_SECURITY_SPECIALIST: all(assignedTo('SUPPLY_CHAIN_SECURITY_SPECIALIST', self)),
  CENTER_EXPERT: all(assignedTo('CENTER', ownCenters)),
  IMPORTER: all(ofOwnAccounts),
  // Whom else the account trusts is no business of a broker.
  BROKER: { ...all(underPowerOfAttorney), READ_ACCOUNT_GRANTS: nothing },
  SURETY: { READ_CASE: onOwnBonds, READ_ACCOUNT: ofSecuredAccounts, READ_BOND: onOwnBonds },
  ATTORNEY: {
    READ_CASE: ofNamedCases,
    READ_CASE_PARTIES: ofNamedCases,
    READ_CASE_FILINGS: ofNamedCases,
    READ_ACCOUNT: ofRepresentedAccounts,
  },
};

/** An account as it stands today. */
export const aboutAccount = (accountKey: AccountKey): Thing => ({
  accountKey,
  suretyCode: null,
  caseNumber: null,
  day: 'PRESENT',
  internalOnly: false,
});

/** Whether somebody may see a thing; pure, so that the same facts always give the same answer. */
export function may(standing: Standing, action: Action, thing: Thing): boolean {
  if (thing.internalOnly && standing.principal.audience !== 'internal') return false;
  return standing.principal.roles.some((role) => rules[role][action]?.(standing, thing) ?? false);
}

/**
 * Whether somebody may see that an account exists, and its name: an account of theirs, or the top account above one whose
 * standing they see. What else there is of the top account, and its other accounts, they do not see by that.
 */
export const mayNameAccount = (
  standing: Standing,
  { accountKey, accountKeysBelow }: { accountKey: AccountKey; accountKeysBelow: readonly AccountKey[] },
): boolean =>
  may(standing, 'READ_ACCOUNT', aboutAccount(accountKey)) ||
  accountKeysBelow.some((below) => may(standing, 'READ_ACCOUNT_STANDING', aboutAccount(below)));

/** Days of which somebody may see what belongs to an account; both ends count, and without an end it lasts. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/**
 * The days of which somebody may see what belongs to an account, latest first. There may be several spans with days of
 * another owner between them: a company may sell its account and buy it back.
 */
export function spansInSight(standing: Standing, action: Action, accountKey: AccountKey): readonly Span[] {
  const bounds = standing.grants.flatMap(({ seesFrom, seesTo }) => [
    ...(seesFrom === null ? [] : [seesFrom]),
    ...(seesTo === null || seesTo >= lastOfDays ? [] : [dayAfter(seesTo)]),
  ]);
  const spans: Span[] = [];
  // Between two bounds, all days are alike.
  for (const from of [...new Set([firstOfDays, ...bounds])].sort()) {
    const seen = may(standing, action, { ...aboutAccount(accountKey), day: from });
    const last = spans[0];
    if (seen && last?.to !== null) spans.unshift({ from, to: null });
    else if (!seen && last?.to === null) spans[0] = { ...last, to: dayBefore(from) };
  }
  return spans;
}

const firstOfDays = '0001-01-01' as CalendarDate;
const lastOfDays = '9999-12-31' as CalendarDate;

/**
 * The day to which a case belongs: of its violations the first whose day is known, else the first day of the fiscal year
 * in its number. A case that began in an old owner's time stays that owner's, whenever it was opened.
 */
export const dayOfCase = (
  caseNumber: CaseNumber,
  violationDays: readonly (CalendarDate | null)[],
): CalendarDate =>
  violationDays.filter((day) => day !== null).sort()[0] ??
  firstDayOfFiscalYear(Number(caseNumber.slice(0, 4)));

/** Whether somebody sees every thing whatever it is, also one whose parties cannot be read. */
export const seesEverything = ({ roles }: Principal): boolean =>
  roles.some((role) => rules[role].READ_CASE === everything);

/** Under which names a principal may be assigned to accounts; none for roles that do not depend on it. */
export const assigneesOf = (
  principal: Principal,
  postings: readonly Posting[],
  today: CalendarDate,
): readonly string[] => [
  ...(principal.roles.some((role) => assignedThemselves.includes(role)) ? selfOf(principal) : []),
  ...(principal.roles.includes('CENTER_EXPERT') ? centersOf(postings, today) : []),
];

const assignedThemselves: readonly Role[] = ['NATIONAL_ACCOUNT_MANAGER', 'SUPPLY_CHAIN_SECURITY_SPECIALIST'];
