import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A calendar day; read it as text with `dayText`, because `pg` would make a JavaScript Date of it. */
type Day = ColumnType<string, string, string>;
/** The extract that confirmed a row last; null for rows that no extract brought. */
type ExtractId = ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
/** A moment; `pg` reads it as a Date. */
type Instant = ColumnType<Date, Date | string, Date | string>;

/**
 * Every table that our code reads or writes, by its schema-qualified name. A subgraph's adapter uses only the
 * tables of its own schema and of `authority`.
 */
export interface Tables {
  'claimgraph.migration': MigrationTable;
  'authority.ownership': OwnershipTable;
  'authority.access_grant': AccessGrantTable;
  'authority.assignment': AssignmentTable;
  'authority.posting': PostingTable;
  'accounts.account': AccountTable;
  'accounts.partnership': PartnershipTable;
  'accounts.bond': BondTable;
  'accounts.entry_summary': EntrySummaryTable;
  'accounts.entry_volume': EntryVolumeTable;
  'accounts.port': PortTable;
  'accounts.center': CenterTable;
  'accounts.officer': OfficerTable;
  'accounts.disclosure': DisclosureTable;
  'accounts.extract': ExtractTable;
  'accounts.quarantine': QuarantineTable;
  'trade_portal.submission': SubmissionTable;
  'trade_portal.message': MessageTable;
  'trade_portal.disclosure': DisclosureTable;
  'cases.disclosure': DisclosureTable;
  'cases.bad_input': BadInputTable;
  'cases.case_index': CaseIndexTable;
  'cases.worker_lease': WorkerLeaseTable;
  'cases.worker_place': WorkerPlaceTable;
  'cases.awaited_case': AwaitedCaseTable;
}

/** The migrations that have been applied to this database. */
export interface MigrationTable {
  number: number;
  name: string;
  sha256: string;
  applied_at: Date;
}

/** Who owned an account, for a time. */
export interface OwnershipTable {
  account_key: string;
  owner_id: string;
  valid_from: Day;
  valid_to: Day | null;
  extract_id: ExtractId;
}

/** A right of a subject of the trade to act for an account. */
export interface AccessGrantTable {
  grant_id: Generated<string>;
  subject: string;
  capacity: string;
  account_key: string;
  surety_code: string | null;
  case_number: string | null;
  valid_from: Day;
  valid_to: Day | null;
  holder_name: string | null;
  sees_from: Day | null;
  sees_to: Day | null;
  extract_id: ExtractId;
}

/** Who looks after an account. */
export interface AssignmentTable {
  assignment_id: Generated<string>;
  account_key: string;
  duty: string;
  assignee: string;
  valid_from: Day;
  valid_to: Day | null;
  extract_id: ExtractId;
}

/** The Center at which an officer works. */
export interface PostingTable {
  posting_id: Generated<string>;
  officer_id: string;
  center_code: string;
  valid_from: Day;
  valid_to: Day | null;
}

/** A trade account. */
export interface AccountTable {
  account_key: string;
  account_number: string;
  name: string;
  top_account_key: string | null;
  as_of: Instant;
  synthetic: boolean;
  /** Masked when it is a Social Security number. */
  importer_number_shown: string | null;
  /** The words of the name, which the database keeps for the search. */
  name_words: ColumnType<string, never, never>;
  businesses: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  small_entity: boolean | null;
  extract_id: ExtractId;
}

/** A period of standing in a trusted-trader program. */
export interface PartnershipTable {
  partnership_id: Generated<string>;
  account_key: string;
  program: string;
  tier: string | null;
  status: string;
  valid_from: Day;
  valid_to: Day | null;
  extract_id: ExtractId;
}

/** A customs bond. */
export interface BondTable {
  bond_number: string;
  account_key: string;
  kind: string;
  activity_code: string;
  amount_cents: bigint;
  surety_code: string;
  surety_name: string | null;
  valid_from: Day;
  valid_to: Day | null;
  as_of: Instant;
  synthetic: boolean;
  extract_id: ExtractId;
}

/** An entry summary. */
export interface EntrySummaryTable {
  entry_number: string;
  account_key: string;
  port_code: string | null;
  bond_number: string | null;
  entered_on: Day | null;
  released_on: Day | null;
  liquidated_on: Day | null;
  value_cents: bigint | null;
  duties_cents: bigint | null;
  as_of: Instant;
  synthetic: boolean;
  extract_id: ExtractId;
}

/** What an account entered in one fiscal year. */
export interface EntryVolumeTable {
  account_key: string;
  fiscal_year: number;
  entries: number;
  value_cents: bigint;
  duties_cents: bigint;
  extract_id: ExtractId;
}

/** A port of entry. */
export interface PortTable {
  code: string;
  name: string;
  enforcement_office: string | null;
}

/** A Center of Excellence and Expertise. */
export interface CenterTable {
  code: string;
  name: string;
  city: string;
}

/** An official of customs. */
export interface OfficerTable {
  officer_id: string;
  name: string;
  title: string;
  center_code: string | null;
  port_code: string | null;
}

/** One run of the loader over one file of an extract. */
export interface ExtractTable {
  extract_id: Generated<bigint>;
  file_name: string;
  sha256: string;
  kind: string;
  scope: string;
  as_of: Instant;
  rows_done: ColumnType<bigint, bigint | undefined, bigint>;
  started_at: Instant;
  finished_at: Instant | null;
  withheld: string | null;
}

/** A row of an extract that was not loaded. */
export interface QuarantineTable {
  extract_id: bigint;
  line: bigint;
  reason: string;
  content: string;
  about: Generated<'STANDING' | 'NEW' | 'UNREAD'>;
  account_keys: Generated<string[]>;
}

/** Something that the trade filed. */
export interface SubmissionTable {
  reference_id: string;
  case_number: string;
  account_key: string;
  surety_code: string | null;
  kind: string;
  state: string;
  received_at: Instant | null;
  listed_at: Instant;
  filed_by: string | null;
  synthetic: boolean;
  case_day: Day | null;
}

/** A message about a case. */
export interface MessageTable {
  message_id: string;
  case_number: string;
  account_key: string;
  surety_code: string | null;
  sent_at: Instant;
  side: string;
  author: string | null;
  body: string;
  read_at: Instant | null;
  case_day: Day | null;
}

/** Who was shown what; each subgraph has a table of its own. */
export interface DisclosureTable {
  disclosure_id: Generated<string>;
  disclosed_at: Instant;
  trace_id: string;
  audience: string;
  subject: string;
  roles: string;
  action: string;
  object_type: string;
  object_key: string;
}

/** Every case of SEACATS as it was last read. */
export interface CaseIndexTable {
  case_number: string;
  record_version: bigint | null;
  changed_at: Instant | null;
  read_at: Instant;
  port_code: string;
  kind: string | null;
  state: string | null;
  account_key: string | null;
  surety_code: string | null;
  bond_number: string | null;
  opened_on: Day | null;
  statutes: string[];
  assessed_cents: bigint | null;
  mitigated_cents: bigint | null;
  collected_cents: bigint | null;
  outstanding_cents: bigint | null;
  day: Day | null;
  internal_only: boolean;
  parties_known: boolean;
  failure_code: string | null;
  snapshot: unknown;
}

/** What SEACATS sent that could not be read, for the operator. */
export interface BadInputTable {
  id: GeneratedAlways<bigint>;
  at: Instant;
  operation: string;
  code: string;
  reason: string;
  case_hash: string | null;
  sample: string;
}

/** Who leads among the workers; one row. */
export interface WorkerLeaseTable {
  single: Generated<boolean>;
  holder: string | null;
  fence: bigint;
  expires_at: Instant;
}

/** How far the worker has come; one row. */
export interface WorkerPlaceTable {
  single: Generated<boolean>;
  feed_token: string | null;
  backfilled_to: string | null;
  backfilled: boolean;
  reconciled_at: Instant | null;
  reconcile_report: unknown;
  reconcile_wanted: boolean;
}

/** Cases to be read again, because the feed announced a later version of them than SEACATS gave. */
export interface AwaitedCaseTable {
  case_number: string;
  record_version: bigint;
  tries: number;
  read_again_at: Instant;
}
