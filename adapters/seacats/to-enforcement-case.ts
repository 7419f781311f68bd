import type { CaseAmounts, CaseParty, EnforcementCase, Violation } from '#cases/domain.ts';
import { readMoment, type Moment } from '#kernel/calendar.ts';
import { readCaseNumber, type AccountKeyMaker } from '#kernel/identifiers.ts';
import { kinds, partyRoles, states, statutes } from './codes.ts';
import { textOrNull, toCalendarDate, toCents } from './to-plain-value.ts';
import { toStakeholders } from './to-stakeholders.ts';
import type { AmountsRecord, CaseRecord, PartyRecord, ViolationRecord } from './wire.ts';

/** What the translation needs besides the record. */
export interface Translation {
  readonly accountKeyOf: AccountKeyMaker;
  /** When SEACATS gave the record. */
  readonly asOf: Moment;
}

/** SEACATS's record as our case. Throws an Error that says what cannot be read: an unknown code, a date that is none. */
export function toEnforcementCase(record: CaseRecord, { accountKeyOf, asOf }: Translation): EnforcementCase {
  return {
    caseNumber: readCaseNumber(record.CASE_NBR),
    kind: known(kinds, record.CASE_TYP_CD, 'case type'),
    state: known(states, record.CASE_STAT_CD, 'case state'),
    openedOn: toCalendarDate(record.OPEN_DT),
    violations: record.VIOL.map(toViolation),
    amounts: record.AMTS === null ? null : toCaseAmounts(record.AMTS),
    parties: record.PRTY.map(toCaseParty),
    stakeholders: toStakeholders(record, accountKeyOf),
    bondNumber: textOrNull(record.BOND_NBR),
    recordVersion: BigInt(record.REC_VER_NBR),
    changedAt: readMoment(record.LAST_CHG_TS),
    source: { system: 'SEACATS', asOf, freshness: 'LIVE', synthetic: record.SPLM !== undefined },
  };
}

const toViolation = ({ STAT_CD, CITE_TXT, VIOL_DT, VIOL_DESC }: ViolationRecord): Violation => ({
  statute: known(statutes, STAT_CD, 'statute'),
  citation: CITE_TXT.trimEnd(),
  occurredOn: toCalendarDate(VIOL_DT),
  description: textOrNull(VIOL_DESC),
});

const toCaseAmounts = (amounts: AmountsRecord): CaseAmounts => ({
  assessed: toCents(amounts.ASSESSED_AMT),
  mitigated: toCents(amounts.MITIGATED_AMT),
  collected: toCents(amounts.COLLECTED_AMT),
  outstanding: toCents(amounts.OUTSTANDING_AMT),
  lossOfRevenue: toCents(amounts.REV_LOSS_AMT),
});

const toCaseParty = ({ PRTY_ROLE_CD, PRTY_NM }: PartyRecord): CaseParty => ({
  role: known(partyRoles, PRTY_ROLE_CD, 'party role'),
  name: textOrNull(PRTY_NM),
});

function known<T>(table: ReadonlyMap<string, T>, code: string, what: string): T {
  const meaning = table.get(code.trimEnd());
  if (meaning === undefined) throw new Error(`an unknown ${what} ${code.trimEnd().slice(0, 20)}`);
  return meaning;
}
