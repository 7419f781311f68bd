import type { Answers } from './batch.ts';
import type { CalendarDate } from './calendar.ts';
import type { AccountKey, CaseNumber } from './identifiers.ts';

/** In what capacity somebody acts for an account. */
export type GrantCapacity =
  'OWNER' | 'USER' | 'PROXY' | 'BROKER_WITH_POWER_OF_ATTORNEY' | 'SURETY' | 'ATTORNEY_OF_RECORD';

/** The right of a subject of the trade to act for an account, for a time. */
export interface Grant {
  readonly capacity: GrantCapacity;
  readonly accountKey: AccountKey;
  /** The surety's three-digit code; only on a SURETY grant. */
  readonly suretyCode: string | null;
  /** The one case that the grant is for; only on an ATTORNEY_OF_RECORD grant. */
  readonly caseNumber: CaseNumber | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /**
   * The day on which the account passed to the owner under whom the right was given; what belongs to a day before is
   * not seen by it. Null when nobody owned the account before.
   */
  readonly seesFrom: CalendarDate | null;
  /**
   * The last day of that owner, who may have left the right open; what belongs to a day after is not seen by it. Null
   * when that owner has the account still.
   */
  readonly seesTo: CalendarDate | null;
}

/** Who looks after an account, for a time: an officer, or a Center. */
export interface Assignment {
  readonly duty: 'NATIONAL_ACCOUNT_MANAGER' | 'SUPPLY_CHAIN_SECURITY_SPECIALIST' | 'CENTER';
  /** The officer id, or the Center's code. */
  readonly assignee: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** The accounts that somebody looks after, each with the assignments that say so. */
export type Charges = ReadonlyMap<AccountKey, readonly Assignment[]>;

/** The Center at which an internal user works, for a time. */
export interface Posting {
  readonly centerCode: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** Who may act for whom and who looks after whom, with dates; the policy decides from it. */
export interface AuthorityRegister {
  /** The grants of subjects of the trade. */
  grantsOf(subjects: readonly string[]): Promise<Answers<string, readonly Grant[]>>;
  /** The postings of internal users, by officer id. */
  postingsOf(officerIds: readonly string[]): Promise<Answers<string, readonly Posting[]>>;
  /** The accounts that officers or Centers look after, by officer id or Center's code. */
  chargesOf(assignees: readonly string[]): Promise<Answers<string, Charges>>;
  /** Who looks after accounts. */
  assignmentsOf(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, readonly Assignment[]>>;
}
