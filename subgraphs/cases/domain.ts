import type { Moment, CalendarDate } from '#kernel/calendar.ts';
import type { Failure } from '#kernel/failure.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import type { LegacyLedger } from '#kernel/legacy-ledger.ts';
import type { Cents } from '#kernel/money.ts';
import type { Page } from '#kernel/page.ts';
import type { Source } from '#kernel/source.ts';
import type { CasePartyRole, CaseState, EnforcementCaseKind, Statute } from './generated.ts';

export type { CasePartyRole, CaseState, EnforcementCaseKind, Statute } from './generated.ts';

/** A rule said to be broken. */
export interface Violation {
  readonly statute: Statute;
  readonly citation: string;
  readonly occurredOn: CalendarDate | null;
  readonly description: string | null;
}

/** The money of a case in whole cents; `null` where SEACATS holds no amount, which is not zero. */
export interface CaseAmounts {
  readonly assessed: Cents | null;
  readonly mitigated: Cents | null;
  readonly collected: Cents | null;
  readonly outstanding: Cents | null;
  readonly lossOfRevenue: Cents | null;
}

/** Somebody involved in a case. */
export interface CaseParty {
  readonly role: CasePartyRole;
  readonly name: string | null;
}

/** Whom a case is against and who secures it: what decides who may see it. */
export interface CaseStakeholders {
  /** The key of the principal's account; null when the record names no importer number. */
  readonly accountKey: AccountKey | null;
  readonly suretyCode: string | null;
}

/** A penalty, a claim for liquidated damages or a seizure. */
export interface EnforcementCase {
  readonly caseNumber: CaseNumber;
  readonly kind: EnforcementCaseKind;
  readonly state: CaseState;
  /** The day on which SEACATS opened the case; null where it tells none. */
  readonly openedOn: CalendarDate | null;
  readonly violations: readonly Violation[];
  readonly amounts: CaseAmounts | null;
  readonly parties: readonly CaseParty[];
  readonly stakeholders: CaseStakeholders;
  /** The bond that secures the claim, as written. */
  readonly bondNumber: string | null;
  /** How often SEACATS changed the record; a higher version is later. */
  readonly recordVersion: bigint;
  readonly changedAt: Moment;
  readonly source: Source;
}

/** A record that SEACATS holds and that cannot be read with certainty. */
export interface UnreadableCase {
  readonly failure: Failure;
  /** Whom it concerns, when that much could be read. */
  readonly stakeholders: CaseStakeholders | null;
  /** Where it stands, when that much could be read. */
  readonly state: CaseState | null;
}

/** What comes with a question to the register besides the numbers. */
export interface CaseQuestion {
  /** Aborted when the deadline of the operation has passed or its client has gone. */
  readonly signal: AbortSignal;
  /** Notes what the answer cost and how old it is. */
  readonly ledger: LegacyLedger;
  /** Who asks, as a name of no meaning but that it is always the same. */
  readonly asker: string;
  /**
   * Whether the asker may learn of a case at all. A copy serves only those who may; whoever may not is answered as if
   * there were no copy, so that a case that is not theirs and one that does not exist cannot be told apart.
   */
  readonly shows: (caseNumber: CaseNumber, found: EnforcementCase | UnreadableCase) => boolean;
}

/** Where enforcement cases are kept. */
export interface CaseRegister {
  /**
   * A number absent from the answer has no case, or none that the asker may learn of. A failure stands for a number that
   * could not be asked. Throws a Failure when the register cannot answer at all.
   */
  casesByNumber(
    caseNumbers: readonly CaseNumber[],
    question: CaseQuestion,
  ): Promise<ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase | Failure>>;
}

/** What cases knows of an account: the key under which the accounts subgraph finds it. */
export interface AccountReference {
  readonly accountKey: AccountKey;
}

/** What cases knows of a port: its code. */
export interface PortReference {
  readonly code: string;
}

/** What cases knows of a bond: its number. */
export interface BondReference {
  readonly bondNumber: string;
}

/** A page of cases; an item is a failure when only that case could not be read. */
export interface CasePage extends Page<EnforcementCase | Failure> {
  readonly totalCount: number;
}

const internalStates: ReadonlySet<CaseState> = new Set(['INCIDENT_RECORDED', 'DRAFT', 'OPEN']);

/** Whether a case exists only inside customs so far, because no notice has issued. */
export const isInternalOnly = (state: CaseState): boolean => internalStates.has(state);

/** Whether the register's answer is a case and not a record that cannot be read. */
export const isCase = (found: EnforcementCase | UnreadableCase): found is EnforcementCase =>
  'caseNumber' in found;
