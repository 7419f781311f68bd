import type { WireRecord } from './wire-record.ts';
import { padded } from './wire-record.ts';

/** The importer number of the generated account i. */
export function generatedImporterNumber(account: number): string {
  return `${10 + (account % 89)}-${String(account).padStart(7, '0')}00`;
}

// Six digits count to 999,999. The case after that is the first of the next port: 20201705000000-01.
const casesOfAPort = 1_000_000;
const firstPort = 1704;

/** How many generated cases there can be: the bond number of a case has room for seven digits. */
export const mostGeneratedCases = 10_000_000;

/** The number of the generated case j: port 1704 + floor(j / 1,000,000), then j mod 1,000,000 in six digits. */
export function generatedCaseNumber(j: number): string {
  const port = String(firstPort + Math.floor(j / casesOfAPort)).padStart(4, '0');
  return `2020${port}${String(j % casesOfAPort).padStart(6, '0')}-01`;
}

/** The j of a generated case's number; undefined for a number that no generated case can have. */
export function indexOfGeneratedCase(caseNumber: string): number | undefined {
  const [, port, sequence] = /^2020(\d{4})(\d{6})-01$/.exec(caseNumber) ?? [];
  const j = (Number(port) - firstPort) * casesOfAPort + Number(sequence);
  return j >= 0 && j < mostGeneratedCases ? j : undefined;
}

/** The account to which the generated case j belongs. */
export function accountOfGeneratedCase(j: number, accounts: number): number {
  return j % 100 === 0 ? 0 : (7919 * j) % accounts;
}

/** The version of the generated record j, without the making of the record. */
export const versionOfGeneratedCase = (j: number): string => String(1 + (j % 7));

/** The generated record that a case number names, made when asked for; undefined beyond the last one. */
export function generatedRecord(caseNumber: string, cases: number, accounts: number): WireRecord | undefined {
  const j = indexOfGeneratedCase(caseNumber);
  return j === undefined || j >= cases ? undefined : recordOf(j, accounts);
}

/** A whole made-up record under any number. */
export const aGeneratedRecord = (caseNumber: string): WireRecord => ({
  ...recordOf(0, 1),
  CASE_NBR: caseNumber,
});

type Kind = 'PN' | 'LD' | 'SZ';

const kinds: readonly Kind[] = ['PN', 'LD', 'SZ'];

/** The laws that a generated case of a kind cites, code and citation. */
const laws: Readonly<Record<Kind, readonly (readonly [code: string, citation: string])[]>> = {
  PN: [
    ['19USC1592', '19 USC 1592'],
    ['19USC1641', '19 USC 1641'],
    ['19USC1593A', '19 USC 1593a'],
    ['19USC1595A', '19 USC 1595a(b)'],
    ['19USC1584', '19 USC 1584'],
  ],
  LD: [['19USC1623', '19 USC 1623']],
  SZ: [
    ['19USC1526', '19 USC 1526(e)'],
    ['19USC1595A', '19 USC 1595a(c)'],
    ['31USC5317', '31 USC 5317(c)'],
    ['18USC545', '18 USC 545'],
    ['21USC331', '21 USC 331'],
  ],
};

const states: Readonly<Record<Kind, readonly string[]>> = {
  PN: ['NI', 'PR', 'UR', 'DI', 'SP', 'RC', 'CL'],
  LD: ['NI', 'PR', 'UR', 'DI', 'DS', 'NR', 'CL'],
  SZ: ['NI', 'PR', 'UR', 'DI', 'FP', 'FF', 'CL'],
};

const decided = new Set(['DI', 'SP', 'CL']);

// The four ways in which the old system writes that it knows no day.
const noDays = [null, '        ', '00000000', '00010101'] as const;

const supplementedFields = [
  ...['CASE_NBR', 'REC_VER_NBR', 'LAST_CHG_TS', 'CASE_TYP_CD', 'CASE_STAT_CD'],
  ...['OPEN_DT', 'IMPR_NBR', 'BOND_NBR', 'SRTY_CD', 'VIOL[0]', 'AMTS'],
];

function recordOf(j: number, accounts: number): WireRecord {
  const account = accountOfGeneratedCase(j, accounts);
  const kind = pick(kinds, j);
  // Every 50th case has had no notice yet, so that a case exists which only officers may see.
  const state = j % 50 === 49 ? 'OP' : pick(states[kind], Math.floor(j / 3));
  const [statute, citation] = pick(laws[kind], Math.floor(j / 21));
  const parties = partiesOf(j, kind, account);
  return {
    CASE_NBR: generatedCaseNumber(j),
    REC_VER_NBR: versionOfGeneratedCase(j),
    LAST_CHG_TS: `2025-${twoDigits(1 + (j % 12))}-${twoDigits(1 + (j % 28))}T${twoDigits(j % 24)}:15:00Z`,
    CASE_TYP_CD: kind,
    CASE_STAT_CD: state,
    OPEN_DT: j % 25 === 24 ? pick(noDays, Math.floor(j / 25)) : openingDay(j),
    IMPR_NBR: padded('IMPR_NBR', generatedImporterNumber(account)),
    BOND_NBR: kind === 'LD' ? `20${String(j).padStart(7, '0')}` : null,
    SRTY_CD: kind === 'LD' ? suretyOf(j) : null,
    VIOL: [
      {
        STAT_CD: padded('STAT_CD', statute),
        CITE_TXT: citation,
        VIOL_DT: j % 10 === 9 ? pick(noDays, Math.floor(j / 10)) : violationDay(j),
        VIOL_DESC: j % 4 === 3 ? null : `Generated violation ${j}`,
      },
    ],
    AMTS: amountsOf(j, state, statute),
    PRTY: parties,
    SPLM: [...supplementedFields, ...parties.map((_, n) => `PRTY[${n}]`)],
  };
}

function partiesOf(j: number, kind: Kind, account: number): WireRecord['PRTY'] {
  const principal = { PRTY_ROLE_CD: 'PRN', PRTY_NM: padded('PRTY_NM', `Importer ${account}`) };
  const second = (role: string, name: string) => ({ PRTY_ROLE_CD: role, PRTY_NM: padded('PRTY_NM', name) });
  if (kind === 'LD') return [principal, second('SRT', `Surety ${suretyOf(j)}`)];
  if (j % 5 === 0) return [principal, second(kind === 'SZ' ? 'ATT' : 'BRK', `Agent ${j % 10}`)];
  return [principal];
}

function amountsOf(j: number, state: string, statute: string): WireRecord['AMTS'] {
  const assessed = 50_000 + ((j * 7919) % 100_003) * 137;
  const mitigated = decided.has(state) ? Math.floor(assessed / 4) : null;
  const due = mitigated ?? assessed;
  const collected = state === 'CL' ? due : state === 'SP' ? Math.floor(due / 2) : 0;
  return {
    ASSESSED_AMT: dollars(assessed),
    MITIGATED_AMT: mitigated === null ? null : dollars(mitigated),
    COLLECTED_AMT: dollars(collected),
    OUTSTANDING_AMT: dollars(due - collected),
    REV_LOSS_AMT: statute === '19USC1592' ? dollars(Math.floor(assessed / 2)) : null,
  };
}

const suretyOf = (j: number) => String(100 + (j % 90));
const violationDay = (j: number) => `2019${twoDigits(1 + (j % 12))}${twoDigits(1 + (j % 28))}`;
// Not the day of the violation with another year: what is sorted by one day must not look sorted by the other.
const openingDay = (j: number) => `2020${twoDigits(1 + (Math.floor(j / 5) % 12))}${twoDigits(1 + (j % 27))}`;
const twoDigits = (n: number) => String(n).padStart(2, '0');
const dollars = (cents: number) => `${Math.floor(cents / 100)}.${twoDigits(cents % 100)}`;

function pick<T>(list: readonly T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
