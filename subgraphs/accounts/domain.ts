import type { Assignment } from '#kernel/authority-register.ts';
import type { Answers } from '#kernel/batch.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import type { Page } from '#kernel/page.ts';
import type { Source } from '#kernel/source.ts';
import type { PartnershipProgram, PartnershipStatus, PartnershipTier } from './generated.ts';

/** A company's account with customs. */
export interface TradeAccount {
  readonly accountKey: AccountKey;
  readonly accountNumber: string;
  readonly name: string;
  readonly source: Source;
}

/** A period of standing in a trusted-trader program; both ends count. */
export interface Partnership {
  readonly program: PartnershipProgram;
  readonly tier: PartnershipTier | null;
  readonly status: PartnershipStatus;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** An official of customs. */
export interface Officer {
  readonly officerId: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly centerCode: string | null;
}

/** A Center of Excellence and Expertise. */
export interface Center {
  readonly code: string;
  readonly name: string | null;
  readonly city: string | null;
}

/** What accounts knows of a case or a submission: its key, for `node(id:)`. */
export interface CaseReference {
  readonly __typename: 'EnforcementCase';
  readonly caseNumber: CaseNumber;
}

/** See CaseReference. */
export interface SubmissionReference {
  readonly __typename: 'Submission';
  readonly referenceId: string;
}

/** Which accounts to list: those with given keys, or those that somebody looks after on a day. */
export type AccountSelection =
  | { readonly accountKeys: readonly AccountKey[] }
  | {
      readonly duties: readonly { readonly duty: Assignment['duty']; readonly assignee: string }[];
      readonly on: CalendarDate;
    };

/** A page of accounts; how many there are is counted only when it is asked for. */
export interface AccountPage extends Page<TradeAccount> {
  readonly selection: AccountSelection;
}

/** Where accounts are kept. */
export interface AccountRegister {
  accountsByKey(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, TradeAccount>>;
  accountsByNumber(accountNumbers: readonly string[]): Promise<Answers<string, TradeAccount>>;
  /** Every period of standing in every program, newest first. */
  partnershipsOf(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, readonly Partnership[]>>;
  /** Accounts in order of name and number, after a position of both. */
  listAccounts(
    selection: AccountSelection,
    page: { readonly read: number; readonly after: readonly string[] | null },
  ): Promise<readonly TradeAccount[]>;
  countAccounts(selection: AccountSelection): Promise<number>;
}

/** Where customs' own offices and people are kept. */
export interface OfficeRegister {
  officersById(officerIds: readonly string[]): Promise<Answers<string, Officer>>;
  centersByCode(codes: readonly string[]): Promise<Answers<string, Center>>;
}
