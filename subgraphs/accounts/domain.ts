import type { Assignment } from '#kernel/authority-register.ts';
import type { Answers } from '#kernel/batch.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { AccountKey, CaseNumber, EntryNumber, ImporterNumber } from '#kernel/identifiers.ts';
import type { Cents } from '#kernel/money.ts';
import type { Page } from '#kernel/page.ts';
import type { Source } from '#kernel/source.ts';
import type {
  AccessCapacity,
  AccountBusiness,
  BondKind,
  PartnershipProgram,
  PartnershipStatus,
  PartnershipTier,
} from './generated.ts';

/** What tells one account of a hierarchy from the others. */
export interface AccountIdentity {
  readonly accountKey: AccountKey;
  readonly accountNumber: string;
  /** As it may be shown to anybody; null on a top account. */
  readonly importerNumber: ImporterNumber | null;
}

/** A company's account with customs. */
export interface TradeAccount extends AccountIdentity {
  readonly name: string;
  readonly businesses: readonly AccountBusiness[];
  readonly smallEntity: boolean | null;
  /** The key of the top account; null on a top account. */
  readonly topAccountKey: AccountKey | null;
  /** The accounts below a top account, in order of number. */
  readonly accountsBelow: readonly AccountIdentity[];
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

/** The right of a person or company to act for an account for a time. */
export interface AccessGrant {
  readonly holder: string;
  readonly capacity: AccessCapacity;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** What an account entered in one fiscal year. */
export interface EntryVolume {
  readonly fiscalYear: number;
  readonly entries: number;
  readonly value: Cents;
  readonly duties: Cents;
}

/** A surety's promise to pay what the principal owes. */
export interface Bond {
  readonly bondNumber: string;
  readonly accountKey: AccountKey;
  readonly kind: BondKind;
  readonly activityCode: string;
  readonly amount: Cents;
  readonly suretyCode: string;
  readonly suretyName: string | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly source: Source;
}

/** The filing with which an importer declares goods and pays duty. */
export interface EntrySummary {
  readonly entryNumber: EntryNumber;
  readonly accountKey: AccountKey;
  readonly portCode: string | null;
  readonly bondNumber: string | null;
  readonly enteredOn: CalendarDate | null;
  readonly releasedOn: CalendarDate | null;
  readonly liquidatedOn: CalendarDate | null;
  readonly value: Cents | null;
  readonly duties: Cents | null;
  readonly source: Source;
}

/** An official of customs. */
export interface Officer {
  readonly officerId: string;
  readonly name: string | null;
  readonly title: string | null;
  readonly portCode: string | null;
  readonly centerCode: string | null;
}

/** A port of entry. */
export interface Port {
  readonly code: string;
  readonly name: string | null;
  readonly enforcementOffice: string | null;
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

/** What somebody searches for: words of a name by their beginnings, or a number by its beginning. */
export interface Search {
  readonly words: readonly string[];
  readonly beginning: string;
}

/** A search among accounts, which finds one by its whole importer number too. */
export type AccountSearch = Search & { readonly accountKey: AccountKey };

/** Which accounts to list: those with given keys, those that somebody looks after on a day, or whichever a search finds. */
export type AccountSelection =
  | { readonly accountKeys: readonly AccountKey[]; readonly search?: AccountSearch }
  | {
      readonly duties: readonly { readonly duty: Assignment['duty']; readonly assignee: string }[];
      readonly on: CalendarDate;
      readonly search?: AccountSearch;
    }
  | { readonly search: AccountSearch };

/** What to read of a list for one page of it. */
export interface ListRequest {
  readonly read: number;
  readonly after: readonly string[] | null;
}

/** What one top account's list is asked for: so many of these accounts after a position of name and number. */
export interface SubAccountsRequest extends ListRequest {
  readonly topAccountKey: AccountKey;
  readonly accountKeys: readonly AccountKey[];
}

/** A page of accounts; how many there are is counted only when it is asked for. */
export interface AccountPage extends Page<TradeAccount> {
  countAll(): Promise<number>;
}

/** Where accounts are kept. */
export interface AccountRegister {
  accountsByKey(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, TradeAccount>>;
  accountsByNumber(accountNumbers: readonly string[]): Promise<Answers<string, TradeAccount>>;
  /** Every period of standing in every program, newest first. */
  partnershipsOf(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, readonly Partnership[]>>;
  /** Every right to act for an account, newest first. */
  accessGrantsOf(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, readonly AccessGrant[]>>;
  /** Accounts in order of name and number, after a position of both. */
  listAccounts(selection: AccountSelection, page: ListRequest): Promise<readonly TradeAccount[]>;
  countAccounts(selection: AccountSelection): Promise<number>;
  /** Lists of accounts below top accounts, each in order of name and number. */
  subAccountsOf(
    requests: readonly SubAccountsRequest[],
  ): Promise<Answers<SubAccountsRequest, readonly TradeAccount[]>>;
}

/** Where bonds are kept. */
export interface BondRegister {
  bondsByNumber(bondNumbers: readonly string[]): Promise<Answers<string, Bond>>;
  /** Every bond that ever secured an account, newest first. */
  bondsOf(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, readonly Bond[]>>;
}

/** Where entry summaries are kept. */
export interface EntryRegister {
  entriesByNumber(entryNumbers: readonly string[]): Promise<Answers<string, EntrySummary>>;
  /** What accounts entered by fiscal year, newest first. */
  volumesOf(accountKeys: readonly AccountKey[]): Promise<Answers<AccountKey, readonly EntryVolume[]>>;
}

/** Where customs' own offices and people are kept. */
export interface OfficeRegister {
  officersById(officerIds: readonly string[]): Promise<Answers<string, Officer>>;
  portsByCode(codes: readonly string[]): Promise<Answers<string, Port>>;
  /** Ports in order of code, after a position of it. */
  listPorts(search: Search | null, page: ListRequest): Promise<readonly Port[]>;
  centersByCode(codes: readonly string[]): Promise<Answers<string, Center>>;
  /** Every Center in order of code. */
  listCenters(): Promise<readonly Center[]>;
}
