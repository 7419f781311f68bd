import { dollars, entrySummaryRow } from './account-rows.ts';
import { accountNumber, bondNumber, importerNumber } from './formulas.ts';
import type { Kind, Row } from './layouts.ts';

/** A row that a loader must not load. */
export interface BadRow {
  readonly kind: Kind;
  /** What is wrong with it. */
  readonly fault: string;
  /** Whether it is wrong only beside a row that stands before it, or for want of one. */
  readonly besideOthers?: true;
  /** Its cells, or its bytes as they stand in the file without the end of the line. */
  readonly row: Row | Buffer;
}

const account = accountNumber(0);
const unknownAccount = 'ACE9999999';
const subAccount = (number: string, importer: string, name: string): Row => [
  ...[number, 'Sub', '', importer, name, 'Importer', ''],
];

/** Every bad row that is planted in full extracts; each is wrong in one way only. */
export const badRows: readonly BadRow[] = [
  { kind: 'ports', fault: 'a port code of three digits', row: ['170', 'Nowhere', ''] },
  { kind: 'officers', fault: 'no name', row: ['officer-x', '', 'FP&F Officer', '', '', '', ''] },
  ...['O', 'I', 'Z'].map((letter, n) => ({
    kind: 'accounts' as const,
    fault: `an importer number whose suffix has the letter ${letter}`,
    row: subAccount(`ACE900000${n}`, `98-76543210${letter}`, 'Wrong suffix'),
  })),
  {
    kind: 'accounts',
    fault: 'the number of another account, with other facts',
    besideOthers: true,
    row: subAccount(account, '98-765432100', 'Not the company that it was'),
  },
  {
    kind: 'accounts',
    fault: 'the importer number of another account',
    besideOthers: true,
    row: subAccount('ACE9000003', importerNumber(0), 'One number, two accounts'),
  },
  { kind: 'accounts', fault: 'no name', row: subAccount('ACE9000004', '98-765432101', '') },
  {
    kind: 'accounts',
    fault: 'bytes that are not of the encoding of the file',
    row: Buffer.from('ACE9000005,Sub,,98-765432102,Soci\xe9t\xe9,Importer,', 'latin1'),
  },
  {
    kind: 'accounts',
    // A simple reader takes all that follows into this cell, as far as the next name in quotation marks.
    fault: 'a quote that never closes',
    row: Buffer.from('ACE9000008,Sub,,98-765432105,"No end,Importer,'),
  },
  {
    kind: 'accounts',
    fault: 'a cell too few',
    row: ['ACE9000006', 'Sub', '', '98-765432103', 'Too few', ''],
  },
  {
    kind: 'accounts',
    fault: 'a row of ten million bytes',
    row: Buffer.from(`ACE9000007,Sub,,98-765432104,${'x'.repeat(10_000_000)},Importer,`),
  },
  {
    kind: 'ownership',
    fault: 'an owner beside the owner of the same days',
    besideOthers: true,
    row: [account, 'owner-elsewhere', '2018-01-01', '2018-12-31'],
  },
  {
    kind: 'grants',
    fault: 'a surety without its code',
    row: [account, 'surety-x', '', 'Surety', '', '', '2015-01-01', ''],
  },
  {
    kind: 'grants',
    fault: 'an attorney of record without a case',
    row: [account, 'attorney-x', '', 'Attorney of Record', '', '', '2015-01-01', ''],
  },
  {
    kind: 'grants',
    fault: 'a malformed case number',
    row: [account, 'attorney-x', '', 'Attorney of Record', '', '2020-1704', '2015-01-01', ''],
  },
  {
    kind: 'grants',
    fault: 'an unknown capacity',
    row: [account, 'friend-x', '', 'Friend of the House', '', '', '2015-01-01', ''],
  },
  {
    kind: 'grants',
    fault: 'an end before its beginning',
    row: [account, 'clerk-x', '', 'Account User', '', '', '2015-01-01', '2014-12-31'],
  },
  {
    kind: 'bonds',
    fault: 'an amount below zero',
    row: ['990000001', account, 'Continuous', '1', '-1.00', '100', '', '01/01/2020', ''],
  },
  {
    kind: 'bonds',
    fault: 'the number of another bond, with other facts',
    besideOthers: true,
    row: [bondNumber(0), account, 'Continuous', '1', dollars(1), '101', '', '01/01/2020', ''],
  },
  {
    kind: 'bonds',
    fault: 'a day that does not exist',
    row: ['990000002', account, 'Continuous', '1', '50000.00', '100', '', '02/30/2020', ''],
  },
  {
    kind: 'partnerships',
    fault: 'a status that no program had when this was written',
    row: [accountNumber(3), 'CTPAT', 'Tier 2', 'Provisional', '2015-01-01', '2015-12-31'],
  },
  {
    kind: 'partnerships',
    fault: 'a standing that begins after the day of the extract',
    row: [accountNumber(3), 'CTPAT', 'Tier 2', 'Validated', '2099-01-01', ''],
  },
  {
    kind: 'partnerships',
    fault: 'a standing beside the standing of the same days',
    besideOthers: true,
    row: [account, 'CTPAT', 'Tier 3', 'Exceeding', '2018-01-01', '2018-12-31'],
  },
  {
    kind: 'assignments',
    fault: 'an account that does not exist',
    besideOthers: true,
    row: [unknownAccount, 'NAM', 'nam-a', '2016-01-01', ''],
  },
  {
    kind: 'assignments',
    fault: 'two managers on the same days',
    besideOthers: true,
    row: [account, 'NAM', 'nam-b', '2018-01-01', '2018-12-31'],
  },
  {
    kind: 'entryVolumes',
    fault: 'a fiscal year of two digits',
    row: [account, '24', '1', '1.00', '1.00'],
  },
  {
    kind: 'entrySummaries',
    fault: 'a wrong check digit',
    row: ['267-4221127-5', account, ...entrySummaryRow(0, '').slice(2)],
  },
];
