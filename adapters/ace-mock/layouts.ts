/** A row of an extract: its cells in the order of the header; a blank cell has no value. */
export type Row = readonly string[];

/** How ACE Reports writes one kind of extract. */
export interface Layout {
  readonly title: string;
  readonly fileName: string;
  readonly header: Row;
  /** UTF-8 unless told otherwise. */
  readonly encoding?: 'ISO-8859-1';
}

const period = ['From', 'To'];

/** Every kind of extract, in the order in which they are written. */
export const layouts = {
  ports: {
    title: 'Ports',
    fileName: 'ports',
    header: ['Port Code', 'Name', 'Enforcement Office'],
    encoding: 'ISO-8859-1',
  },
  officers: {
    title: 'Officers',
    fileName: 'officers',
    header: ['Officer ID', 'Name', 'Title', 'Center Code', 'Port Code', 'Posted From', 'Posted To'],
  },
  accounts: {
    title: 'Trade Accounts',
    fileName: 'accounts',
    header: [
      ...['Account Number', 'Account Type', 'Top Account Number', 'Importer Number', 'Name'],
      ...['Businesses', 'Small Entity'],
    ],
  },
  ownership: {
    title: 'Account Ownership',
    fileName: 'ownership',
    header: ['Account Number', 'Owner ID', ...period],
  },
  grants: {
    title: 'Account Access',
    fileName: 'grants',
    header: [
      ...['Account Number', 'User ID', 'Holder Name', 'Capacity', 'Surety Code', 'Case Number'],
      ...period,
    ],
  },
  bonds: {
    title: 'Bonds',
    fileName: 'bonds',
    header: [
      ...['Bond Number', 'Account Number', 'Bond Type', 'Activity Code', 'Amount', 'Surety Code'],
      ...['Surety Name', ...period],
    ],
  },
  partnerships: {
    title: 'Trade Partnerships',
    fileName: 'partnerships',
    header: ['Account Number', 'Program', 'Tier', 'Status', ...period],
  },
  assignments: {
    title: 'Account Assignments',
    fileName: 'assignments',
    header: ['Account Number', 'Duty', 'Assignee', ...period],
  },
  entryVolumes: {
    title: 'Entry Volumes',
    fileName: 'entry-volumes',
    header: ['Account Number', 'Fiscal Year', 'Entries', 'Value', 'Duties'],
  },
  entrySummaries: {
    title: 'Entry Summaries',
    fileName: 'entry-summaries',
    header: [
      ...['Entry Number', 'Account Number', 'Port Code', 'Bond Number', 'Entered', 'Released', 'Liquidated'],
      ...['Value', 'Duties'],
    ],
  },
} as const satisfies Readonly<Record<string, Layout>>;

/** The name of a kind of extract. */
export type Kind = keyof typeof layouts;

/** The kinds, in the order in which they are written. */
export const kinds = Object.keys(layouts) as readonly Kind[];
