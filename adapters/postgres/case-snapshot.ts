import type { EnforcementCase, UnreadableCase, Violation } from '#cases/domain.ts';
import { toMoment } from '#kernel/calendar.ts';
import { Failure, type FailureCode } from '#kernel/failure.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import type { Cents } from '#kernel/money.ts';

/** Money in JSON: cents as text, which no reader takes for a float. */
type CentsText = string | null;

/** A case as the index keeps it whole; what has a column that says the same is not said again. */
interface Snapshot {
  readonly kind: EnforcementCase['kind'];
  readonly state: EnforcementCase['state'];
  readonly openedOn: EnforcementCase['openedOn'];
  readonly violations: readonly Violation[];
  readonly amounts: Readonly<Record<keyof NonNullable<EnforcementCase['amounts']>, CentsText>> | null;
  readonly parties: EnforcementCase['parties'];
  readonly stakeholders: EnforcementCase['stakeholders'];
  readonly bondNumber: string | null;
  readonly recordVersion: string;
  readonly changedAt: EnforcementCase['changedAt'];
  readonly synthetic: boolean;
}

/** What of a row of the index a case is read from. */
export interface SnapshotRow {
  readonly case_number: string;
  readonly read_at: Date;
  readonly state: string | null;
  readonly account_key: string | null;
  readonly surety_code: string | null;
  readonly parties_known: boolean;
  readonly failure_code: string | null;
  readonly snapshot: unknown;
}

const textOf = (cents: Cents | null): CentsText => (cents === null ? null : cents.toString());
const centsOf = (text: CentsText): Cents | null => (text === null ? null : BigInt(text));

/** A case as JSON can hold it. */
export function toSnapshot(found: EnforcementCase): Snapshot {
  const { kind, state, openedOn, violations, amounts, parties, stakeholders, bondNumber, changedAt } = found;
  return {
    kind,
    state,
    openedOn,
    violations,
    amounts: amounts && {
      assessed: textOf(amounts.assessed),
      mitigated: textOf(amounts.mitigated),
      collected: textOf(amounts.collected),
      outstanding: textOf(amounts.outstanding),
      lossOfRevenue: textOf(amounts.lossOfRevenue),
    },
    parties,
    stakeholders,
    bondNumber,
    recordVersion: found.recordVersion.toString(),
    changedAt,
    synthetic: found.source.synthetic,
  };
}

/** The case of a row as it was last read, which is not to say that it still is so. */
export function readSnapshot(row: SnapshotRow): EnforcementCase | UnreadableCase {
  if (row.failure_code !== null) return unreadable(row, row.failure_code as FailureCode);
  const { synthetic, amounts, recordVersion, ...rest } = row.snapshot as Snapshot;
  return {
    caseNumber: row.case_number as CaseNumber,
    ...rest,
    amounts: amounts && {
      assessed: centsOf(amounts.assessed),
      mitigated: centsOf(amounts.mitigated),
      collected: centsOf(amounts.collected),
      outstanding: centsOf(amounts.outstanding),
      lossOfRevenue: centsOf(amounts.lossOfRevenue),
    },
    recordVersion: BigInt(recordVersion),
    source: { system: 'SEACATS', asOf: toMoment(row.read_at.getTime()), freshness: 'STALE', synthetic },
  };
}

const unreadable = (row: SnapshotRow, code: FailureCode): UnreadableCase => ({
  failure: new Failure(code, `the SEACATS record of case ${row.case_number} cannot be read with certainty`),
  stakeholders: row.parties_known
    ? { accountKey: row.account_key as AccountKey | null, suretyCode: row.surety_code }
    : null,
  state: row.state as UnreadableCase['state'],
});
