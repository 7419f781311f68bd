import { accountNumber } from './formulas.ts';
import type { Row } from './layouts.ts';

type Period = readonly [tier: string, status: string, from: string, to: string];

/** A partner that was suspended and came back: the story of account 0. */
const reinstated: readonly Period[] = [
  ['', 'Applicant', '2014-03-01', '2014-12-31'],
  ['Tier 1', 'Certified', '2015-01-01', '2016-06-30'],
  ['Tier 2', 'Validated', '2016-07-01', '2019-06-14'],
  ['Tier 2', 'Suspended', '2019-06-15', '2020-01-31'],
  ['Tier 2', 'Reinstated', '2020-02-01', ''],
];

/** What becomes of partners: account i has the story i mod 10. */
const stories: readonly (readonly Period[])[] = [
  reinstated,
  [['Tier 1', 'Certified', '2017-05-01', '']],
  [
    ['Tier 1', 'Certified', '2015-01-01', '2016-12-31'],
    ['Tier 2', 'Validated', '2017-01-01', ''],
  ],
  // No partner.
  [],
  [
    ['Tier 2', 'Validated', '2015-01-01', '2018-02-28'],
    ['Tier 3', 'Exceeding', '2018-03-01', ''],
  ],
  [
    ['Tier 2', 'Validated', '2015-01-01', '2018-12-31'],
    ['Tier 2', 'Suspended', '2019-01-01', '2019-09-30'],
    ['', 'Removed', '2019-10-01', ''],
  ],
  [['', 'Applicant', '2024-01-01', '']],
  [],
  [
    ['Tier 1', 'Certified', '2015-01-01', '2020-10-31'],
    ['', 'Withdrawn', '2020-11-01', ''],
  ],
  [
    ['', 'Applicant', '2018-01-01', '2018-08-31'],
    ['', 'Ineligible', '2018-09-01', ''],
  ],
];

/** The standing of the account i in both programs, oldest first; Trade Compliance is for those of Tier 2 and 3. */
export function* partnershipRows(i: number): Generator<Row> {
  for (const period of stories[i % 10] ?? []) yield [accountNumber(i), 'CTPAT', ...period];
  if (i % 10 === 4) yield [accountNumber(i), 'Trade Compliance', 'Tier 3', 'Exceeding', '2019-01-01', ''];
}
