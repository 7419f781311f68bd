import type { ExtractKindName } from './extract-kinds.ts';
import { toShownImporterNumber } from './mask.ts';
import type { Values } from './read-row.ts';

/** The values of one row of a table by its columns, as text that PostgreSQL reads. */
export type Columns = Readonly<Record<string, string | null>>;

/** What a row needs besides its own values. */
export interface About {
  /** The key of the account that the row is about; null for a port or an officer. */
  readonly accountKey: string | null;
  readonly topAccountKey: string | null;
  readonly asOf: string;
  readonly synthetic: string;
}

type ToColumns<K extends ExtractKindName> = (values: Values<K>, about: About) => Columns;

/** The status to which a reinstated partner returns. */
const standingOfTier: Readonly<Record<string, string>> = {
  TIER_1: 'CERTIFIED',
  TIER_2: 'VALIDATED',
  TIER_3: 'EXCEEDING',
};

const toColumnsOf: { readonly [K in ExtractKindName]: ToColumns<K> } = {
  ports: ({ code, name, enforcementOffice }) => ({ code, name, enforcement_office: enforcementOffice }),
  officers: ({ officerId, name, title, centerCode, portCode }) => ({
    officer_id: officerId,
    name,
    title,
    center_code: centerCode,
    port_code: portCode,
  }),
  accounts: ({ accountNumber, importerNumber, name, businesses, smallEntity }, about) => ({
    account_key: about.accountKey,
    account_number: accountNumber,
    name,
    top_account_key: about.topAccountKey,
    importer_number_shown: importerNumber === null ? null : toShownImporterNumber(importerNumber),
    businesses: businesses ?? '',
    small_entity: smallEntity,
    as_of: about.asOf,
    synthetic: about.synthetic,
  }),
  ownership: ({ ownerId, from, to }, { accountKey }) => ({
    account_key: accountKey,
    owner_id: ownerId,
    valid_from: from,
    valid_to: to,
  }),
  grants: ({ subject, holderName, capacity, suretyCode, caseNumber, from, to }, { accountKey }) => ({
    subject,
    capacity,
    account_key: accountKey,
    surety_code: suretyCode,
    case_number: caseNumber,
    holder_name: holderName,
    valid_from: from,
    valid_to: to,
  }),
  bonds: ({ bondNumber, kind, activityCode, amount, suretyCode, suretyName, from, to }, about) => ({
    bond_number: bondNumber,
    account_key: about.accountKey,
    kind,
    activity_code: activityCode,
    amount_cents: amount,
    surety_code: suretyCode,
    surety_name: suretyName,
    valid_from: from,
    valid_to: to,
    as_of: about.asOf,
    synthetic: about.synthetic,
  }),
  partnerships: ({ program, tier, status, from, to }, { accountKey }) => ({
    account_key: accountKey,
    program,
    tier,
    status: status === 'REINSTATED' ? (standingOfTier[tier ?? ''] ?? null) : status,
    valid_from: from,
    valid_to: to,
  }),
  assignments: ({ duty, assignee, from, to }, { accountKey }) => ({
    account_key: accountKey,
    duty,
    assignee,
    valid_from: from,
    valid_to: to,
  }),
  entryVolumes: ({ fiscalYear, entries, value, duties }, { accountKey }) => ({
    account_key: accountKey,
    fiscal_year: fiscalYear,
    entries,
    value_cents: value,
    duties_cents: duties,
  }),
  entrySummaries: (values, about) => ({
    entry_number: values.entryNumber,
    account_key: about.accountKey,
    port_code: values.portCode,
    bond_number: values.bondNumber,
    entered_on: values.enteredOn,
    released_on: values.releasedOn,
    liquidated_on: values.liquidatedOn,
    value_cents: values.value,
    duties_cents: values.duties,
    as_of: about.asOf,
    synthetic: about.synthetic,
  }),
};

/** What a row of an extract is in its table. */
export const toColumns = <K extends ExtractKindName>(kind: K, values: Values<K>, about: About): Columns =>
  toColumnsOf[kind](values, about);
