import type { Assignment, Charges, Grant, Posting } from './authority-register.ts';
import { isWithin, type CalendarDate } from './calendar.ts';
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
  /** An account's partnership, manager and Center. */
  | 'READ_ACCOUNT_STANDING';

type Rule = (standing: Standing, thing: Thing) => boolean;

const everything: Rule = () => true;

const inForce =
  (capacities: readonly Grant['capacity'][], covers: (grant: Grant, thing: Thing) => boolean): Rule =>
  ({ grants, today }, thing) =>
    grants.some(
      (grant) => capacities.includes(grant.capacity) && isWithin(today, grant) && covers(grant, thing),
    );

const sameAccount = (grant: Grant, thing: Thing): boolean => grant.accountKey === thing.accountKey;

const ofOwnAccounts = inForce(['OWNER', 'USER', 'PROXY'], sameAccount);
const underPowerOfAttorney = inForce(['BROKER_WITH_POWER_OF_ATTORNEY'], sameAccount);
const onOwnBonds = inForce(
  ['SURETY'],
  (grant, { suretyCode }) => suretyCode !== null && grant.suretyCode === suretyCode,
);
const ofSecuredAccounts = inForce(['SURETY'], sameAccount);
const ofNamedCases = inForce(
  ['ATTORNEY_OF_RECORD'],
  (grant, { caseNumber }) => caseNumber !== null && grant.caseNumber === caseNumber,
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
  BROKER: all(underPowerOfAttorney),
  SURETY: { READ_CASE: onOwnBonds, READ_ACCOUNT: ofSecuredAccounts },
  ATTORNEY: {
    READ_CASE: ofNamedCases,
    READ_CASE_PARTIES: ofNamedCases,
    READ_CASE_FILINGS: ofNamedCases,
    READ_ACCOUNT: ofRepresentedAccounts,
  },
};

/** Whether somebody may see a thing; pure, so that the same facts always give the same answer. */
export function may(standing: Standing, action: Action, thing: Thing): boolean {
  if (thing.internalOnly && standing.principal.audience !== 'internal') return false;
  return standing.principal.roles.some((role) => rules[role][action]?.(standing, thing) ?? false);
}

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
