import {
  accountNumber,
  assignedImporterNumber,
  bondNumber,
  caseNumber,
  claimedBond,
  earlierBondNumber,
  entryNumber,
  groupSize,
  importerNumber,
  pad,
  socialSecurityNumber,
  someCasesOf,
  suretyCode,
  topAccountNumber,
} from './formulas.ts';
import type { Row } from './layouts.ts';
import { centerOf, manager, portOf, specialist } from './offices.ts';

/** The name of the account i; some names need quotation marks in a CSV file, some go over two lines or are not ASCII. */
export function nameOf(i: number): string {
  if (i % 97 === 5) return `Generated "${pad(i, 6)}" Company, Ltd.`;
  if (i % 97 === 6) return `Société générée ${pad(i, 6)}, S.A.`;
  if (i % 97 === 7) return `Generated company\n${pad(i, 6)}`;
  return `Generated company ${pad(i, 6)}`;
}

const businesses = ['Importer', 'Importer; Exporter', 'Importer; Protest Filer', 'Importer; Broker'];

/** The row of the account i. */
export const accountRow = (i: number): Row => [
  ...[accountNumber(i), 'Sub', topAccountNumber(Math.floor(i / groupSize)), importerNumber(i), nameOf(i)],
  ...[businesses[i % 4] ?? '', i % 3 === 0 ? 'Yes' : i % 3 === 1 ? 'No' : ''],
];

/** The row of the top account t. */
export const topAccountRow = (t: number): Row => [
  ...[topAccountNumber(t), 'Top', '', '', `Generated group ${t + 1}`, '', ''],
];

/** Accounts outside any group, whose importer numbers have the two other forms: persons, and firms from abroad. */
export const lonelyAccountRows = (k: number): readonly Row[] => [
  [`ACE4${pad(k, 6)}`, 'Sub', '', socialSecurityNumber(k), `Importer in person ${k + 1}`, 'Importer', 'Yes'],
  [`ACE5${pad(k, 6)}`, 'Sub', '', assignedImporterNumber(k), `Importer from abroad ${k + 1}`, 'Importer', ''],
];

/** The last day of the first owner of an account that changed hands, and the first day of the next one. */
export const handover = { last: '2021-06-30', first: '2021-07-01' };

const changedHands = (i: number) => i % 50 === 7;
const groupOwner = (i: number) => `owner-${pad(Math.floor(i / groupSize), 6)}`;

/** The id of the owner of the account i today. */
export const ownerOf = (i: number): string =>
  changedHands(i) ? `owner-of-${accountNumber(i)}` : groupOwner(i);

/** Who owned the account i when. */
export const ownershipRows = (i: number): readonly Row[] =>
  changedHands(i)
    ? [
        [accountNumber(i), groupOwner(i), '2014-01-01', handover.last],
        [accountNumber(i), ownerOf(i), handover.first, ''],
      ]
    : [[accountNumber(i), ownerOf(i), '2014-01-01', '']];

/** Who may act for the account i: owners and users, brokers, sureties, attorneys. */
export function* grantRows(i: number, accounts: number): Generator<Row> {
  const account = accountNumber(i);
  for (const [, owner = '', from = '', to = ''] of ownershipRows(i)) {
    yield ownerGrantRow(i, owner, from, to);
  }
  if (i % 4 === 1) yield [account, `clerk-${pad(i, 6)}`, '', 'Account User', '', '', '2018-02-01', ''];
  if (i % 10 === 3) yield proxyRow(i);
  if (i % 3 === 0) yield powerOfAttorneyRow(i);
  const sureties = new Set([suretyCode(i)]);
  for (const j of someCasesOf(i, accounts)) {
    const surety = claimedBond(j)?.suretyCode;
    if (surety !== undefined) sureties.add(surety);
    if (j % 4 === 0) {
      yield [account, `attorney-${j % 300}`, '', 'Attorney of Record', '', caseNumber(j), '2020-07-01', ''];
    }
  }
  for (const code of sureties) {
    yield [account, `surety-${code}`, `Surety ${code}`, 'Surety', code, '', '2015-01-01', ''];
  }
}

/** The right of an owner of the account i. */
export const ownerGrantRow = (i: number, owner: string, from: string, to: string): Row => [
  ...[accountNumber(i), `user-of-${owner}`, `Owner ${owner}`, 'Account Owner', '', '', from, to],
];

/** Who stood in for the owner of the account i for five years. */
export const proxyRow = (i: number): Row => [
  ...[accountNumber(i), `proxy-${i % 500}`, '', 'Proxy', '', '', '2019-04-01', '2024-03-31'],
];

/** A broker's power of attorney for the account i; every fifth has ended. */
export const powerOfAttorneyRow = (i: number, to = i % 5 === 0 ? '2023-12-31' : ''): Row => [
  ...[
    accountNumber(i),
    `broker-${pad(i % 200, 3)}`,
    `Broker, No. ${i % 200}`,
    'Broker with Power of Attorney',
  ],
  ...['', '', '2017-01-01', to],
];

/** The bonds of the account i: one that continues, perhaps one before it, and those on which its cases claim. */
export function* bondRows(i: number, accounts: number): Generator<Row> {
  const renewed = i % 5 === 0;
  if (renewed) yield bondRow(i, earlierBondNumber(i), '01/01/2015', '12/31/2019');
  yield bondRow(i, bondNumber(i), renewed ? '01/01/2020' : '07/01/2016', i % 40 === 39 ? '06/30/2023' : '');
  for (const j of someCasesOf(i, accounts)) {
    const bond = claimedBond(j);
    if (bond === null) continue;
    yield [
      ...[bond.bondNumber, accountNumber(i), 'Single Transaction', '1', dollars(50_000 + (j % 1000) * 137)],
      ...[bond.suretyCode, `Surety ${bond.suretyCode}`, '01/01/2019', '12/31/2019'],
    ];
  }
}

/** A continuous bond of the account i. */
export const bondRow = (
  i: number,
  number: string,
  from: string,
  to: string,
  cents = 5_000_000 + (i % 40) * 1_000_000,
): Row => [
  ...[number, accountNumber(i), 'Continuous', i % 10 === 9 ? '1A' : '1', dollars(cents)],
  ...[suretyCode(i), `Surety ${suretyCode(i)}`, from, to],
];

/** Who looks after the account i: a Center and a manager always, a specialist for a partner. */
export function* assignmentRows(i: number): Generator<Row> {
  const account = accountNumber(i);
  const group = Math.floor(i / (5 * groupSize));
  yield [account, 'Center', centerOf(i), '2016-01-01', ''];
  if (i % 30 === 4) {
    yield [account, 'NAM', manager(group === 0 ? 1 : group - 1), '2016-01-01', '2022-12-31'];
    yield [account, 'NAM', manager(group), '2023-01-01', ''];
  } else {
    yield [account, 'NAM', manager(group), '2016-01-01', ''];
  }
  if (i % 4 !== 3) yield [account, 'SCSS', specialist(group), '2016-01-01', ''];
}

/** What the account i entered in one fiscal year. */
export const entryVolumeRow = (i: number, year: number): Row => {
  const entries = (i * 31 + year) % 5000;
  return [
    accountNumber(i),
    String(year),
    String(entries),
    dollars(entries * 1_234_567),
    dollars(entries * 43_210),
  ];
};

/** One entry summary of every tenth account; every third of them is not yet liquidated. */
export function* entrySummaryRows(i: number): Generator<Row> {
  if (i % 10 !== 0) return;
  const liquidated = (i / 10) % 3 === 2 ? '' : '2020-01-15';
  yield entrySummaryRow(i, liquidated);
}

/** The entry summary of the account i. */
export const entrySummaryRow = (i: number, liquidated: string): Row => [
  ...[entryNumber(i % 20 === 0 ? '267' : 'J50', i), accountNumber(i), portOf(i), bondNumber(i)],
  ...['2019-03-04', '2019-03-02', liquidated, dollars(1_000_000 + i), dollars(35_000 + (i % 977))],
];

/** Whole cents in dollars. */
export const dollars = (cents: number): string => `${Math.floor(cents / 100)}.${pad(cents % 100, 2)}`;
