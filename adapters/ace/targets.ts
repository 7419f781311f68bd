import type { ExtractKindName } from './extract-kinds.ts';

/** The table that a kind of extract fills, and what becomes of its rows. */
export interface Target {
  readonly table: string;
  /** The columns that the extract fills, with their types. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** The columns that tell a row from every other. */
  readonly key: readonly string[];
  /** The column, one of the key, by which the rows that a batch is about are looked up. */
  readonly lookup: string;
  /** The columns within which no two periods may overlap. */
  readonly onePeriodAtATime?: readonly string[];
  /**
   * What becomes of a row that a FULL extract no longer has:
   * - `stays`: cases and history may still refer to it; its `as_of`, if it has one, says when it was confirmed last
   * - `ends`: its period ends on the day before the extract
   * - `goes`: the extract gives the whole history, so that what is not in it is not so
   * A row that a DELTA deletes goes too, or ends where absence ends it.
   */
  readonly absent: 'stays' | 'ends' | 'goes';
  /** Whether its rows are rights, whose reach, `sees_from` and `sees_to`, is worked out when they are written. */
  readonly reaches?: true;
}

/** The types of columns that extracts fill. */
export type ColumnType = 'text' | 'words' | 'boolean' | 'integer' | 'bigint' | 'date' | 'timestamptz';

const period = { valid_from: 'date', valid_to: 'date' } as const;
const confirmed = { as_of: 'timestamptz', synthetic: 'boolean' } as const;

/** Where each kind of extract goes. */
export const targets: Readonly<Record<ExtractKindName, Target>> = {
  ports: {
    table: 'accounts.port',
    columns: { code: 'text', name: 'text', enforcement_office: 'text' },
    key: ['code'],
    lookup: 'code',
    absent: 'stays',
  },
  officers: {
    table: 'accounts.officer',
    columns: { officer_id: 'text', name: 'text', title: 'text', center_code: 'text', port_code: 'text' },
    key: ['officer_id'],
    lookup: 'officer_id',
    absent: 'stays',
  },
  accounts: {
    table: 'accounts.account',
    columns: {
      account_key: 'text',
      account_number: 'text',
      name: 'text',
      top_account_key: 'text',
      importer_number_shown: 'text',
      businesses: 'words',
      small_entity: 'boolean',
      ...confirmed,
    },
    key: ['account_key'],
    lookup: 'account_key',
    absent: 'stays',
  },
  ownership: {
    table: 'authority.ownership',
    columns: { account_key: 'text', owner_id: 'text', ...period },
    key: ['account_key', 'valid_from'],
    lookup: 'account_key',
    onePeriodAtATime: ['account_key'],
    absent: 'goes',
  },
  grants: {
    table: 'authority.access_grant',
    columns: {
      subject: 'text',
      capacity: 'text',
      account_key: 'text',
      surety_code: 'text',
      case_number: 'text',
      holder_name: 'text',
      ...period,
    },
    key: ['account_key', 'subject', 'capacity', 'surety_code', 'case_number', 'valid_from'],
    lookup: 'account_key',
    absent: 'ends',
    reaches: true,
  },
  bonds: {
    table: 'accounts.bond',
    columns: {
      bond_number: 'text',
      account_key: 'text',
      kind: 'text',
      activity_code: 'text',
      amount_cents: 'bigint',
      surety_code: 'text',
      surety_name: 'text',
      ...period,
      ...confirmed,
    },
    key: ['bond_number'],
    lookup: 'bond_number',
    absent: 'ends',
  },
  partnerships: {
    table: 'accounts.partnership',
    columns: { account_key: 'text', program: 'text', tier: 'text', status: 'text', ...period },
    key: ['account_key', 'program', 'valid_from'],
    lookup: 'account_key',
    onePeriodAtATime: ['account_key', 'program'],
    absent: 'goes',
  },
  assignments: {
    table: 'authority.assignment',
    columns: { account_key: 'text', duty: 'text', assignee: 'text', ...period },
    key: ['account_key', 'duty', 'assignee', 'valid_from'],
    lookup: 'account_key',
    onePeriodAtATime: ['account_key', 'duty'],
    absent: 'ends',
  },
  entryVolumes: {
    table: 'accounts.entry_volume',
    columns: {
      account_key: 'text',
      fiscal_year: 'integer',
      entries: 'integer',
      value_cents: 'bigint',
      duties_cents: 'bigint',
    },
    key: ['account_key', 'fiscal_year'],
    lookup: 'account_key',
    absent: 'goes',
  },
  entrySummaries: {
    table: 'accounts.entry_summary',
    columns: {
      entry_number: 'text',
      account_key: 'text',
      port_code: 'text',
      bond_number: 'text',
      entered_on: 'date',
      released_on: 'date',
      liquidated_on: 'date',
      value_cents: 'bigint',
      duties_cents: 'bigint',
      ...confirmed,
    },
    key: ['entry_number'],
    lookup: 'entry_number',
    // An extract covers the entries of a while, and those of before are no less so.
    absent: 'stays',
  },
};
