import {
  accountRow,
  assignmentRows,
  bondRows,
  entrySummaryRows,
  entryVolumeRow,
  grantRows,
  lonelyAccountRows,
  ownershipRows,
  topAccountRow,
} from './account-rows.ts';
import { groupSize } from './formulas.ts';
import type { Kind, Row } from './layouts.ts';
import { officers, ports } from './offices.ts';
import { partnershipRows } from './partnership-rows.ts';

/** The fiscal years of which a full extract has volumes. */
export const fiscalYears = [2023, 2024];

/** The rows of one account, by kind. */
export const accountRowsOf = {
  ownership: ownershipRows,
  grants: grantRows,
  bonds: bondRows,
  partnerships: partnershipRows,
  assignments: assignmentRows,
  entryVolumes: (i: number) => fiscalYears.map((year) => entryVolumeRow(i, year)),
  entrySummaries: entrySummaryRows,
} as const satisfies Partial<Record<Kind, (i: number, accounts: number) => Iterable<Row>>>;

/** The rows of a full extract of so many accounts, made as they are taken. */
export function* fullRows(kind: Kind, accounts: number): Generator<Row> {
  if (kind === 'ports') yield* ports;
  else if (kind === 'officers') yield* officers(accounts);
  else if (kind === 'accounts') yield* accountsWithTheirTops(accounts);
  else for (let i = 0; i < accounts; i += 1) yield* accountRowsOf[kind](i, accounts);
}

function* accountsWithTheirTops(accounts: number): Generator<Row> {
  for (let t = 0; t * groupSize < accounts; t += 1) {
    const last = Math.min(accounts, (t + 1) * groupSize);
    // A top account does not always stand before those below it.
    const late = t % 10 === 3;
    if (!late) yield topAccountRow(t);
    for (let i = t * groupSize; i < last; i += 1) yield accountRow(i);
    if (late) yield topAccountRow(t);
  }
  for (let k = 0; k < Math.ceil(accounts / 1000); k += 1) yield* lonelyAccountRows(k);
}
