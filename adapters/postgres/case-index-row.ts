import { isCase, isInternalOnly, type EnforcementCase, type UnreadableCase } from '#cases/domain.ts';
import { caseToText } from '#cases/ports/stored-case.ts';
import type { Moment } from '#kernel/calendar.ts';
import { portOf, type CaseNumber } from '#kernel/identifiers.ts';
import { dayOfCase } from '#kernel/policy.ts';

/** The columns of the index, each with its type, in the order in which a reading is written to them. */
export const indexColumns = {
  case_number: 'text',
  record_version: 'bigint',
  changed_at: 'timestamptz',
  read_at: 'timestamptz',
  port_code: 'text',
  kind: 'text',
  state: 'text',
  account_key: 'text',
  surety_code: 'text',
  bond_number: 'text',
  opened_on: 'date',
  statutes: 'text[]',
  assessed_cents: 'bigint',
  mitigated_cents: 'bigint',
  collected_cents: 'bigint',
  outstanding_cents: 'bigint',
  day: 'date',
  internal_only: 'boolean',
  parties_known: 'boolean',
  failure_code: 'text',
  snapshot: 'jsonb',
} as const;

/** A row of the index as JSON: whole numbers are text, because JSON readers make floats of them. */
type IndexRow = Readonly<Record<keyof typeof indexColumns, unknown>>;

/** What the index writes of a reading. */
export function toIndexRow(
  caseNumber: CaseNumber,
  reading: EnforcementCase | UnreadableCase,
  readAt: Moment,
): IndexRow {
  const { stakeholders, state } = reading;
  const known = isCase(reading) ? reading : null;
  const amounts = known?.amounts;
  return {
    case_number: caseNumber,
    record_version: known?.recordVersion.toString() ?? null,
    changed_at: known?.changedAt ?? null,
    read_at: readAt,
    port_code: portOf(caseNumber),
    kind: known?.kind ?? null,
    state,
    account_key: stakeholders?.accountKey ?? null,
    surety_code: stakeholders?.suretyCode ?? null,
    bond_number: known?.bondNumber ?? null,
    opened_on: known?.openedOn ?? null,
    statutes: [...new Set(known?.violations.map(({ statute }) => statute))],
    assessed_cents: amounts?.assessed?.toString() ?? null,
    mitigated_cents: amounts?.mitigated?.toString() ?? null,
    collected_cents: amounts?.collected?.toString() ?? null,
    outstanding_cents: amounts?.outstanding?.toString() ?? null,
    day:
      known === null
        ? null
        : dayOfCase(
            caseNumber,
            known.violations.map(({ occurredOn }) => occurredOn),
          ),
    // A case whose state is unknown may still be inside customs, and the trade is not told of those.
    internal_only: state === null || isInternalOnly(state),
    parties_known: stakeholders !== null,
    failure_code: isCase(reading) ? null : reading.failure.code,
    snapshot: known === null ? null : (JSON.parse(caseToText(known)) as unknown),
  };
}
