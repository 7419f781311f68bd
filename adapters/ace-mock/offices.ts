import { groupSize, pad } from './formulas.ts';
import type { Row } from './layouts.ts';

/** The ports that appear here, by code, each with the port whose office serves it by this mock's own division. */
export const ports: readonly Row[] = [
  ['0101', 'Portland, Maine', '0401'],
  ['0401', 'Boston', '0401'],
  ['0901', 'Buffalo', '0901'],
  ['1001', 'New York', '4601'],
  ['1303', 'Baltimore', '1303'],
  ['1704', 'Atlanta', '1704'],
  ['2304', 'Laredo', '2304'],
  ['2402', 'El Paso', '2402'],
  ['2704', 'Los Angeles', '2704'],
  ['3901', 'Chicago', '3901'],
  ['4601', 'Newark', '4601'],
  // Its letters are the reason why this extract is not plain ASCII.
  ['4907', 'Mayagüez, Puerto Rico', ''],
  ['5201', 'Miami', '5201'],
  ['5301', 'Houston', '5301'],
];

/** The code of the port at which an account enters goods. */
export const portOf = (i: number): string => ports[i % ports.length]?.[0] ?? '1704';

/** The code of one of the ten Centers. */
export const centerOf = (i: number): string => pad((i % 10) + 1, 3);

/** The id of the National Account Manager with the number n; the first two are the demonstration's. */
export const manager = (n: number): string => ['nam-a', 'nam-b'][n] ?? `nam-${pad(n, 3)}`;

/** The id of the Supply Chain Security Specialist with the number n; the first is the demonstration's. */
export const specialist = (n: number): string => ['scss-a'][n] ?? `scss-${pad(n, 3)}`;

/** How many managers, or specialists, look after so many accounts. */
export const managersFor = (accounts: number): number => Math.max(2, Math.ceil(accounts / (5 * groupSize)));

/** The officers of customs. */
export function* officers(accounts: number): Generator<Row> {
  const begun = '2015-01-01';
  yield ['officer-a', 'Officer A', 'FP&F Officer', '', '1704', '', ''];
  yield ['hq-a', 'HQ A', 'Penalties Branch', '', '', '', ''];
  yield ['auditor-a', 'Auditor A', 'Auditor', '', '', '', ''];
  yield ['expert-a', 'Expert A', 'Center Subject Matter Expert', '003', '', '2000-01-01', ''];
  for (let n = 0; n < 10; n += 1) {
    yield [
      `expert-${centerOf(n)}`,
      `Expert ${centerOf(n)}`,
      'Center Subject Matter Expert',
      centerOf(n),
      '',
      begun,
      '',
    ];
  }
  // Went from one Center to retirement: the posting has ended.
  yield [
    'expert-901',
    'Expert 901',
    'Center Subject Matter Expert, "retired"',
    '009',
    '',
    begun,
    '2022-06-30',
  ];
  for (let n = 0; n < managersFor(accounts); n += 1) {
    yield [manager(n), nameOf(manager(n)), 'National Account Manager', '', '', '', ''];
    yield [specialist(n), nameOf(specialist(n)), 'Supply Chain Security Specialist', '', '', '', ''];
  }
}

const nameOf = (id: string) => id.toUpperCase().replace('-', ' ');
