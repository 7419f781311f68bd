import { z } from 'zod';
import type { CaseShelf } from './case-shelf.ts';
import type { ChangeLog } from './change-log.ts';
import { padded, type WireRecord } from './wire-record.ts';

const text = z.string().max(200);

/** What of a record can be changed while the mock runs; a field that is not named stays. */
export const recordChange = z.strictObject({
  CASE_STAT_CD: text.optional(),
  OPEN_DT: text.nullable().optional(),
  SRTY_CD: text.nullable().optional(),
  BOND_NBR: text.nullable().optional(),
  IMPR_NBR: text.nullable().optional(),
  ASSESSED_AMT: text.nullable().optional(),
  MITIGATED_AMT: text.nullable().optional(),
  COLLECTED_AMT: text.nullable().optional(),
  OUTSTANDING_AMT: text.nullable().optional(),
});

/** What of a record is changed. */
export type RecordChange = z.infer<typeof recordChange>;

/** Thrown when there is no such case, or one that should not be there. */
export class NoSuchCase extends Error {
  override readonly name = 'NoSuchCase';
}

/** Changes cases while the mock runs, as officers do, and writes each change down for the feed. */
export class CaseEditor {
  readonly #shelf: CaseShelf;
  readonly #log: ChangeLog;
  readonly #clock: () => Date;

  constructor(shelf: CaseShelf, log: ChangeLog, clock: () => Date) {
    this.#shelf = shelf;
    this.#log = log;
    this.#clock = clock;
  }

  /** Changes fields of a case; its version rises. Throws NoSuchCase. */
  change(caseNumber: string, change: RecordChange): void {
    const before = this.#existing(caseNumber);
    const version = String(BigInt(before.REC_VER_NBR) + 1n);
    this.#write('C', { ...withChange(before, change), REC_VER_NBR: version });
  }

  /** Adds a case like another one. Throws NoSuchCase. */
  add(caseNumber: string, like: string): void {
    const model = this.#existing(like);
    if (this.#shelf.find(caseNumber) !== undefined)
      throw new NoSuchCase(`there is a case ${caseNumber} already`);
    this.#write('A', { ...model, CASE_NBR: caseNumber, REC_VER_NBR: '1' });
  }

  /** Takes a case away. Throws NoSuchCase. */
  remove(caseNumber: string): void {
    const { REC_VER_NBR } = this.#existing(caseNumber);
    this.#shelf.remove(caseNumber);
    this.#log.add({ caseNumber, code: 'D', version: REC_VER_NBR, at: this.#now() });
  }

  #write(code: 'A' | 'C', record: WireRecord): void {
    const at = this.#now();
    this.#shelf.put({ ...record, LAST_CHG_TS: at });
    this.#log.add({ caseNumber: record.CASE_NBR, code, version: record.REC_VER_NBR, at });
  }

  #existing(caseNumber: string): WireRecord {
    const record = this.#shelf.find(caseNumber);
    if (record === undefined) throw new NoSuchCase(`there is no case ${caseNumber}`);
    return record;
  }

  #now(): string {
    return this.#clock().toISOString();
  }
}

function withChange(record: WireRecord, change: RecordChange): WireRecord {
  const { ASSESSED_AMT, MITIGATED_AMT, COLLECTED_AMT, OUTSTANDING_AMT, IMPR_NBR, BOND_NBR, ...plain } =
    change;
  const sums = given({ ASSESSED_AMT, MITIGATED_AMT, COLLECTED_AMT, OUTSTANDING_AMT });
  const none = {
    ASSESSED_AMT: null,
    MITIGATED_AMT: null,
    COLLECTED_AMT: null,
    OUTSTANDING_AMT: null,
    REV_LOSS_AMT: null,
  };
  return {
    ...record,
    ...given(plain),
    ...(IMPR_NBR === undefined ? {} : { IMPR_NBR: padded('IMPR_NBR', IMPR_NBR) }),
    ...(BOND_NBR === undefined ? {} : { BOND_NBR: padded('BOND_NBR', BOND_NBR) }),
    AMTS: Object.keys(sums).length === 0 ? record.AMTS : { ...(record.AMTS ?? none), ...sums },
  };
}

/** The properties that are not undefined. */
function given<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}
