import type { CaseShelf } from './case-shelf.ts';
import type { ChangeLog } from './change-log.ts';
import { aGeneratedRecord } from './generated-cases.ts';
import type { WireAmounts, WireRecord } from './wire-record.ts';
import { padded } from './wire-record.ts';

/** What can be changed in a record. */
export type FieldChanges = Partial<
  Pick<WireRecord, 'CASE_TYP_CD' | 'CASE_STAT_CD' | 'OPEN_DT' | 'IMPR_NBR' | 'BOND_NBR' | 'SRTY_CD'> & {
    readonly AMTS: Partial<WireAmounts> | null;
  }
>;

/** Where cases are added, changed and removed while the mock runs, and the feed is told. */
export interface CaseDesk {
  /** False when there is no such case. */
  change(caseNumber: string, fields: FieldChanges): boolean;
  /** Adds a made-up case; false when there is one already. */
  add(caseNumber: string, fields?: FieldChanges): boolean;
  /** False when there is no such case. */
  remove(caseNumber: string): boolean;
  /** Makes every token given so far one that is not known. */
  forgetFeed(): void;
}

/** Makes the desk of a shelf and its log. */
export function createCaseDesk(shelf: CaseShelf, log: ChangeLog, clock: () => Date): CaseDesk {
  const versionAfter = (caseNumber: string) => String(BigInt(shelf.lastVersion(caseNumber) ?? '0') + 1n);
  const put = (code: 'A' | 'C', record: WireRecord, fields: FieldChanges): true => {
    const caseNumber = record.CASE_NBR;
    const change = { caseNumber, code, version: versionAfter(caseNumber), at: clock().toISOString() };
    shelf.put({ ...changed(record, fields), REC_VER_NBR: change.version, LAST_CHG_TS: change.at });
    log.add(change);
    return true;
  };
  return {
    change(caseNumber, fields) {
      const record = shelf.find(caseNumber);
      return record !== undefined && put('C', record, fields);
    },
    add: (caseNumber, fields = {}) =>
      shelf.find(caseNumber) === undefined && put('A', aGeneratedRecord(caseNumber), fields),
    remove(caseNumber) {
      if (shelf.find(caseNumber) === undefined) return false;
      const version = versionAfter(caseNumber);
      shelf.remove({ caseNumber, version });
      log.add({ caseNumber, code: 'D', version, at: clock().toISOString() });
      return true;
    },
    forgetFeed: () => log.forget(),
  };
}

const noAmounts: WireAmounts = {
  ASSESSED_AMT: null,
  MITIGATED_AMT: null,
  COLLECTED_AMT: null,
  OUTSTANDING_AMT: null,
  REV_LOSS_AMT: null,
};

function changed(record: WireRecord, { AMTS = record.AMTS, ...fields }: FieldChanges): WireRecord {
  const next = { ...record, ...fields };
  return {
    ...next,
    IMPR_NBR: padded('IMPR_NBR', next.IMPR_NBR),
    BOND_NBR: padded('BOND_NBR', next.BOND_NBR),
    AMTS: AMTS && { ...(record.AMTS ?? noAmounts), ...AMTS },
  };
}
