import {
  accountRow,
  bondRow,
  entrySummaryRow,
  entryVolumeRow,
  nameOf,
  ownerGrantRow,
  ownerOf,
  powerOfAttorneyRow,
  proxyRow,
  topAccountRow,
} from './account-rows.ts';
import { accountNumber, bondNumber, groupSize } from './formulas.ts';
import { accountRowsOf } from './full-rows.ts';
import type { Kind, Row } from './layouts.ts';
import { manager } from './offices.ts';

/** A row of a delta, after the letter that says whether it adds, changes or deletes. */
type Change = readonly [action: 'A' | 'C' | 'D', row: Row];

/** The last day before the changes that a delta brings, and the first day after. */
export const turn = { last: '2025-09-14', first: '2025-09-15' };

type ChangesOf = (i: number) => readonly Change[];

/** What a delta brings for an account that changes, which has had a Tier 2 since 2017 and one owner since 2014. */
const changes: Readonly<Partial<Record<Kind, ChangesOf>>> = {
  accounts: (i) => [['C', accountRow(i).map((cell) => (cell === nameOf(i) ? `${cell} (renamed)` : cell))]],
  ownership: (i) =>
    sold(i)
      ? [
          ['C', [accountNumber(i), ownerOf(i), '2014-01-01', turn.last]],
          ['A', [accountNumber(i), buyerOf(i), turn.first, '']],
        ]
      : [],
  grants: (i) => [
    ...(sold(i)
      ? ([
          ['C', ownerGrantRow(i, ownerOf(i), '2014-01-01', turn.last)],
          ['A', ownerGrantRow(i, buyerOf(i), turn.first, '')],
        ] as const)
      : []),
    ...(i % 3 === 0 ? ([['C', powerOfAttorneyRow(i, turn.last)]] as const) : []),
  ],
  bonds: (i) => [['C', bondRow(i, bondNumber(i), '07/01/2016', '', 90_000_000)]],
  partnerships: (i) => [
    ['C', [accountNumber(i), 'CTPAT', 'Tier 2', 'Validated', '2017-01-01', turn.last]],
    ['A', [accountNumber(i), 'CTPAT', 'Tier 2', 'Suspended', turn.first, '']],
  ],
  assignments: (i) => {
    const group = Math.floor(i / (5 * groupSize));
    return [
      ['C', [accountNumber(i), 'NAM', manager(group), '2016-01-01', turn.last]],
      ['A', [accountNumber(i), 'NAM', manager(group === 0 ? 1 : group - 1), turn.first, '']],
    ];
  },
};

const changed = (i: number) => i % 50 === 12;
const sold = (i: number) => i % 100 === 12;
const buyerOf = (i: number) => `buyer-of-${accountNumber(i)}`;

/** The rows of the delta that follows the full extract of so many accounts. */
export function* deltaRows(kind: Kind, accounts: number): Generator<Row> {
  for (const [action, row] of changesOf(kind, accounts)) yield [action, ...row];
}

function* changesOf(kind: Kind, accounts: number): Generator<Change> {
  const changesOfOne = changes[kind] ?? (() => []);
  for (let i = 0; i < accounts; i += 1) {
    if (changed(i)) yield* changesOfOne(i);
    if (kind === 'entryVolumes') yield ['A', entryVolumeRow(i, 2025)];
    if (kind === 'entrySummaries' && i % 300 === 20) yield ['C', entrySummaryRow(i, '2025-09-20')];
    // Was given in error: it goes as if it had never been.
    if (kind === 'grants' && i % 500 === 13) yield ['D', proxyRow(i)];
  }
  yield* newcomers(kind, accounts);
}

/** The accounts that follow the last one, with everything on them. */
function* newcomers(kind: Kind, accounts: number): Generator<Change> {
  if (kind === 'ports' || kind === 'officers') return;
  for (let i = accounts; i < accounts + Math.ceil(accounts / 1000); i += 1) {
    if (kind === 'accounts') {
      if (i % groupSize === 0) yield ['A', topAccountRow(i / groupSize)];
      yield ['A', accountRow(i)];
    } else {
      for (const row of accountRowsOf[kind](i, accounts)) yield ['A', row];
    }
  }
}
