import type { CalendarDate } from '#kernel/calendar.ts';
import { BadRow } from './bad-row.ts';
import type { ExtractKindName } from './extract-kinds.ts';

type Row = Readonly<Record<string, string | null>>;
type Rule = (row: Row, asOfDay: CalendarDate) => string | null;

const has = (row: Row, key: string): boolean => row[key] !== null && row[key] !== undefined;

const periodIsOrdered: Rule = ({ from, to }) => (from && to && to < from ? 'To is before From' : null);

const topAccountsHaveNoImporterNumber: Rule = (row) =>
  row['type'] === 'TOP' && has(row, 'importerNumber') ? 'a top account has no Importer Number' : null;

const topAccountsAreTop: Rule = (row) =>
  row['type'] === 'TOP' && has(row, 'topAccountNumber') ? 'a top account has no Top Account Number' : null;

const subAccountsHaveImporterNumbers: Rule = (row) =>
  row['type'] === 'SUB' && !has(row, 'importerNumber') ? 'a sub-account needs an Importer Number' : null;

const suretiesHaveCodes: Rule = (row) =>
  (row['capacity'] === 'SURETY') === has(row, 'suretyCode')
    ? null
    : 'a surety has a Surety Code, and nobody else has one';

const attorneysHaveCases: Rule = (row) =>
  (row['capacity'] === 'ATTORNEY_OF_RECORD') === has(row, 'caseNumber')
    ? null
    : 'an attorney of record has a Case Number, and nobody else has one';

const reinstatementHasTier: Rule = (row) =>
  row['status'] === 'REINSTATED' && !has(row, 'tier')
    ? 'a reinstated partner needs the Tier at which the standing returned'
    : null;

const statusHasBegun: Rule = ({ from }, asOfDay) =>
  from && from > asOfDay ? 'the status begins after the day of the extract' : null;

const centersAreCenters: Rule = (row) =>
  row['duty'] === 'CENTER' && !/^0(0[1-9]|10)$/.test(row['assignee'] ?? '')
    ? 'Assignee: expected a Center code from 001 to 010'
    : null;

const postingsHaveCenters: Rule = (row) =>
  has(row, 'centerCode') === has(row, 'postedFrom') && (has(row, 'centerCode') || !has(row, 'postedTo'))
    ? null
    : 'Center Code and Posted From go together';

const postingIsOrdered: Rule = ({ postedFrom, postedTo }) =>
  postedFrom && postedTo && postedTo < postedFrom ? 'Posted To is before Posted From' : null;

const rules: Readonly<Partial<Record<ExtractKindName, readonly Rule[]>>> = {
  officers: [postingsHaveCenters, postingIsOrdered],
  accounts: [topAccountsHaveNoImporterNumber, topAccountsAreTop, subAccountsHaveImporterNumbers],
  ownership: [periodIsOrdered],
  grants: [periodIsOrdered, suretiesHaveCodes, attorneysHaveCases],
  bonds: [periodIsOrdered],
  partnerships: [periodIsOrdered, statusHasBegun, reinstatementHasTier],
  assignments: [periodIsOrdered, centersAreCenters],
};

/** Checks what holds between the columns of a row; throws BadRow. */
export function checkRow(kind: ExtractKindName, row: Row, asOfDay: CalendarDate): void {
  const faults = (rules[kind] ?? []).flatMap((rule) => rule(row, asOfDay) ?? []);
  if (faults.length > 0) throw new BadRow(faults.join('; '));
}
