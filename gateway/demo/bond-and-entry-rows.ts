import type { Insertable } from 'kysely';
import type { AccountKey } from '#kernel/identifiers.ts';
import type { Tables } from '#postgres/tables.ts';

/** Where the demonstration's bonds and entries find their accounts. */
export interface DemoAccounts {
  readonly accountKey: (caseIndex: number) => AccountKey;
  /** The accounts of generated cases, in order of the cases. */
  readonly ofGeneratedCases: readonly AccountKey[];
  readonly generated: readonly AccountKey[];
  readonly asOf: Date;
}

type Rows<T extends keyof Tables> = readonly Insertable<Tables[T]>[];

const continuous = { kind: 'CONTINUOUS', activity_code: '1', valid_to: null } as const;

/** Bonds: those that SEACATS's records of published cases name, and one for each generated claim on a bond. */
export function demoBonds({ accountKey, ofGeneratedCases, asOf }: DemoAccounts): Rows<'accounts.bond'> {
  const common = { as_of: asOf, synthetic: true };
  return [
    {
      bond_number: '990000001',
      account_key: accountKey(1),
      ...continuous,
      amount_cents: 10_000_000n,
      surety_code: '999',
      surety_name: 'Surety A',
      valid_from: '2013-01-01',
      ...common,
    },
    {
      bond_number: '990000002',
      account_key: accountKey(2),
      ...continuous,
      amount_cents: 5_000_000n,
      surety_code: '998',
      surety_name: 'American Motorists',
      valid_from: '1980-10-01',
      valid_to: '1984-09-30',
      ...common,
    },
    {
      // Number and amount as published (International Fidelity, Slip Op. 17-136); the rest is made up.
      bond_number: '017447',
      account_key: accountKey(11),
      kind: 'SINGLE_TRANSACTION',
      activity_code: '1',
      amount_cents: 23_100_000n,
      surety_code: '997',
      surety_name: 'International Fidelity',
      valid_from: '2002-05-01',
      valid_to: '2002-05-01',
      ...common,
    },
    ...ofGeneratedCases.flatMap((key, index) =>
      index % 3 === 1
        ? [
            {
              bond_number: `20${String(index).padStart(7, '0')}`,
              account_key: key,
              ...continuous,
              amount_cents: 5_000_000n + BigInt(index) * 100_000n,
              surety_code: String(100 + (index % 90)),
              surety_name: `Surety ${100 + (index % 90)}`,
              valid_from: '2018-01-01',
              ...common,
            },
          ]
        : [],
    ),
  ];
}

/** Entry summaries that the published cases name. */
export const demoEntries = ({ accountKey, asOf }: DemoAccounts): Rows<'accounts.entry_summary'> => [
  {
    // Number and days as published (International Fidelity, Slip Op. 17-136); its amounts are not.
    entry_number: '267-4221127-4',
    account_key: accountKey(11),
    port_code: null,
    bond_number: '017447',
    entered_on: '2002-05-01',
    released_on: null,
    liquidated_on: '2007-07-24',
    value_cents: null,
    duties_cents: null,
    as_of: asOf,
    synthetic: true,
  },
];

/** What MDT Armor and the generated accounts entered in two fiscal years. */
export const demoVolumes = ({ accountKey, generated }: DemoAccounts): Rows<'accounts.entry_volume'> =>
  [accountKey(1), ...generated].flatMap((key, index) =>
    [2024, 2025].map((fiscalYear) => ({
      account_key: key,
      fiscal_year: fiscalYear,
      entries: 10 + index,
      value_cents: BigInt(10 + index) * 2_500_000n,
      duties_cents: BigInt(10 + index) * 62_500n,
    })),
  );
