import type { ColumnType, Generated } from 'kysely';

/** A calendar day; read it as text with `dayText`, because `pg` would make a JavaScript Date of it. */
type Day = ColumnType<string, string, string>;
/** A moment; `pg` reads it as a Date. */
type Instant = ColumnType<Date, Date | string, Date | string>;

/**
 * Every table that our code reads or writes, by its schema-qualified name. A subgraph's adapter uses only the
 * tables of its own schema and of `authority`.
 */
export interface Tables {
  'claimgraph.migration': MigrationTable;
  'authority.access_grant': AccessGrantTable;
  'authority.assignment': AssignmentTable;
  'authority.posting': PostingTable;
  'accounts.account': AccountTable;
  'accounts.partnership': PartnershipTable;
  'accounts.center': CenterTable;
  'accounts.officer': OfficerTable;
  'accounts.disclosure': DisclosureTable;
  'trade_portal.submission': SubmissionTable;
  'trade_portal.message': MessageTable;
  'trade_portal.disclosure': DisclosureTable;
  'cases.disclosure': DisclosureTable;
}

/** The migrations that have been applied to this database. */
export interface MigrationTable {
  number: number;
  name: string;
  sha256: string;
  applied_at: Date;
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
}

/** Who looks after an account. */
export interface AssignmentTable {
  assignment_id: Generated<string>;
  account_key: string;
  duty: string;
  assignee: string;
  valid_from: Day;
  valid_to: Day | null;
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
