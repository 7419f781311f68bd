/**
 * How the text of a cell is read. Every cell is trimmed first; a blank one is null, which a required column refuses.
 *
 * - `accountNumber` an ACE account number: 4 to 20 capitals, digits and hyphens, such as `ACE2000017`
 * - `importerNumber` `NN-NNNNNNNXX`, `NNN-NN-NNNN` or `YYDDPP-NNNNN` (19 CFR 24.5)
 * - `identifier` the id of a user, an owner, an officer, a Center or a bond: 1 to 100 letters, digits and `. _ @ : -`
 * - `text` up to 200 characters; a line break inside counts as a blank, other control characters are refused
 * - `day` `YYYY-MM-DD` or `MM/DD/YYYY`
 * - `money` dollars, not below zero, with at most two digits after the point
 * - `count` a whole number, not below zero
 * - `fiscalYear` `YYYY`
 * - `yesOrNo` `Yes` or `No`, also `Y` or `N`
 * - `portCode` four digits, `centerCode` and `suretyCode` three, `activityCode` one or two digits and a capital at most
 * - `caseNumber` as on the notice, `entryNumber` `XXX-NNNNNNN-C` with its check digit
 * - a table: one of its words, in capitals or not, that stands for our value
 */
export type Reading =
  | 'accountNumber'
  | 'importerNumber'
  | 'identifier'
  | 'text'
  | 'day'
  | 'money'
  | 'count'
  | 'fiscalYear'
  | 'yesOrNo'
  | 'portCode'
  | 'centerCode'
  | 'suretyCode'
  | 'activityCode'
  | 'caseNumber'
  | 'entryNumber'
  | Words
  | ListOf;

/** The words that ACE writes, each with our value. */
export interface Words {
  readonly words: Readonly<Record<string, string>>;
}

/** Several words in one cell with semicolons between them, such as `Importer; Exporter`. */
export interface ListOf {
  readonly listOf: Readonly<Record<string, string>>;
}

/** A column of an extract. All columns of a kind stand in its header, in any order. */
export interface Column {
  readonly header: string;
  /** Whether every row has a value here; rules between columns are in `row-rules.ts`. */
  readonly required: boolean;
  readonly reading: Reading;
}

/** A kind of extract: the title that its preamble gives, and its columns. */
export interface ExtractKind {
  /** What the line `Report` of the preamble says. */
  readonly title: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** The columns that tell one row from every other; a row that deletes needs a value in these only. */
  readonly identifiedBy: readonly string[];
}

const required = (header: string, reading: Reading): Column => ({ header, reading, required: true });
const optional = (header: string, reading: Reading): Column => ({ header, reading, required: false });

/** The account that a row is about. */
const account = required('Account Number', 'accountNumber');
/** The first and the last day of a period; both count, and a period without a last day lasts. */
const period = { from: required('From', 'day'), to: optional('To', 'day') };

const accountTypes = { Top: 'TOP', Sub: 'SUB' };

const businesses = {
  Importer: 'IMPORTER',
  Exporter: 'EXPORTER',
  Broker: 'BROKER',
  Carrier: 'CARRIER',
  Surety: 'SURETY',
  'Surety Agent': 'SURETY_AGENT',
  'Facility Operator': 'FACILITY_OPERATOR',
  'FTZ Operator': 'FOREIGN_TRADE_ZONE_OPERATOR',
  Cartman: 'CARTMAN',
  'Service Provider': 'SERVICE_PROVIDER',
  'Protest Filer': 'PROTEST_FILER',
};

const capacities = {
  'Account Owner': 'OWNER',
  'Account User': 'USER',
  Proxy: 'PROXY',
  'Broker with Power of Attorney': 'BROKER_WITH_POWER_OF_ATTORNEY',
  Surety: 'SURETY',
  'Attorney of Record': 'ATTORNEY_OF_RECORD',
};

const tiers = { 'Tier 1': 'TIER_1', 'Tier 2': 'TIER_2', 'Tier 3': 'TIER_3' };

const statuses = {
  Applicant: 'APPLICANT',
  Certified: 'CERTIFIED',
  Validated: 'VALIDATED',
  Exceeding: 'EXCEEDING',
  Suspended: 'SUSPENDED',
  Removed: 'REMOVED',
  Withdrawn: 'WITHDRAWN',
  Ineligible: 'INELIGIBLE',
  // Back in good standing at the tier of the row, which says at which status.
  Reinstated: 'REINSTATED',
};

const duties = {
  NAM: 'NATIONAL_ACCOUNT_MANAGER',
  SCSS: 'SUPPLY_CHAIN_SECURITY_SPECIALIST',
  Center: 'CENTER',
};

/** Every kind of extract, in the order in which they are loaded: what others refer to comes first. */
export const extractKinds = {
  ports: {
    title: 'Ports',
    identifiedBy: ['code'],
    columns: {
      code: required('Port Code', 'portCode'),
      name: required('Name', 'text'),
      enforcementOffice: optional('Enforcement Office', 'portCode'),
    },
  },
  officers: {
    title: 'Officers',
    identifiedBy: ['officerId'],
    columns: {
      officerId: required('Officer ID', 'identifier'),
      name: required('Name', 'text'),
      title: required('Title', 'text'),
      centerCode: optional('Center Code', 'centerCode'),
      portCode: optional('Port Code', 'portCode'),
      // When the officer began and ended at the Center; the first is needed when there is one.
      postedFrom: optional('Posted From', 'day'),
      postedTo: optional('Posted To', 'day'),
    },
  },
  accounts: {
    title: 'Trade Accounts',
    identifiedBy: ['accountNumber'],
    columns: {
      accountNumber: account,
      type: required('Account Type', { words: accountTypes }),
      // Of a sub-account that belongs to one; its row may stand anywhere in the file.
      topAccountNumber: optional('Top Account Number', 'accountNumber'),
      // Of a sub-account, which always has one; a top account has none.
      importerNumber: optional('Importer Number', 'importerNumber'),
      name: required('Name', 'text'),
      businesses: optional('Businesses', { listOf: businesses }),
      smallEntity: optional('Small Entity', 'yesOrNo'),
    },
  },
  ownership: {
    title: 'Account Ownership',
    identifiedBy: ['accountNumber', 'from'],
    columns: { accountNumber: account, ownerId: required('Owner ID', 'identifier'), ...period },
  },
  grants: {
    title: 'Account Access',
    identifiedBy: ['accountNumber', 'subject', 'capacity', 'suretyCode', 'caseNumber', 'from'],
    columns: {
      accountNumber: account,
      // The subject of the user's token.
      subject: required('User ID', 'identifier'),
      holderName: optional('Holder Name', 'text'),
      capacity: required('Capacity', { words: capacities }),
      // Of a surety, and of nobody else.
      suretyCode: optional('Surety Code', 'suretyCode'),
      // Of an attorney of record, and of nobody else.
      caseNumber: optional('Case Number', 'caseNumber'),
      ...period,
    },
  },
  bonds: {
    title: 'Bonds',
    identifiedBy: ['bondNumber'],
    columns: {
      bondNumber: required('Bond Number', 'identifier'),
      accountNumber: account,
      kind: required('Bond Type', {
        words: { Continuous: 'CONTINUOUS', 'Single Transaction': 'SINGLE_TRANSACTION' },
      }),
      activityCode: required('Activity Code', 'activityCode'),
      amount: required('Amount', 'money'),
      suretyCode: required('Surety Code', 'suretyCode'),
      suretyName: optional('Surety Name', 'text'),
      ...period,
    },
  },
  partnerships: {
    title: 'Trade Partnerships',
    identifiedBy: ['accountNumber', 'program', 'from'],
    columns: {
      accountNumber: account,
      program: required('Program', { words: { CTPAT: 'CTPAT', 'Trade Compliance': 'TRADE_COMPLIANCE' } }),
      tier: optional('Tier', { words: tiers }),
      status: required('Status', { words: statuses }),
      ...period,
    },
  },
  assignments: {
    title: 'Account Assignments',
    identifiedBy: ['accountNumber', 'duty', 'assignee', 'from'],
    columns: {
      accountNumber: account,
      duty: required('Duty', { words: duties }),
      // An officer's id, or for a Center its code.
      assignee: required('Assignee', 'identifier'),
      ...period,
    },
  },
  entryVolumes: {
    title: 'Entry Volumes',
    identifiedBy: ['accountNumber', 'fiscalYear'],
    columns: {
      accountNumber: account,
      fiscalYear: required('Fiscal Year', 'fiscalYear'),
      entries: required('Entries', 'count'),
      value: required('Value', 'money'),
      duties: required('Duties', 'money'),
    },
  },
  entrySummaries: {
    title: 'Entry Summaries',
    identifiedBy: ['entryNumber'],
    columns: {
      entryNumber: required('Entry Number', 'entryNumber'),
      accountNumber: account,
      portCode: optional('Port Code', 'portCode'),
      bondNumber: optional('Bond Number', 'identifier'),
      enteredOn: optional('Entered', 'day'),
      releasedOn: optional('Released', 'day'),
      liquidatedOn: optional('Liquidated', 'day'),
      value: optional('Value', 'money'),
      duties: optional('Duties', 'money'),
    },
  },
} as const satisfies Readonly<Record<string, ExtractKind>>;

/** The name of a kind of extract. */
export type ExtractKindName = keyof typeof extractKinds;

/** The keys of the columns of a kind. */
export type ColumnOf<K extends ExtractKindName> = keyof (typeof extractKinds)[K]['columns'] & string;

/** The header of the column that a DELTA has besides those of its kind. */
export const actionHeader = 'Action';

/** What the rows of a DELTA do: add, change and delete, in the order in which they stand. */
export const actions = ['A', 'C', 'D'] as const;

/** What a row of a DELTA does. */
export type Action = (typeof actions)[number];

/**
 * The lines that may stand before the header, a label and a value each, blank lines between them or not. `Report`,
 * `Extract` and `As Of` must be there.
 */
export const preambleLabels = {
  /** The title of a kind. */
  report: 'Report',
  /** `FULL` or `DELTA`. */
  extract: 'Extract',
  /** The moment at which ACE wrote the extract, as RFC 3339. */
  asOf: 'As Of',
  /** `UTF-8`, `ISO-8859-1` or `windows-1252`; UTF-8 when it is left out. */
  encoding: 'Encoding',
  /** `SYNTHETIC` when the values are made up for a demonstration or a test. */
  data: 'Data',
} as const;
