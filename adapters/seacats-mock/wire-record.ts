/** One law that a case says was broken. */
export interface WireViolation {
  readonly STAT_CD: string;
  readonly CITE_TXT: string;
  readonly VIOL_DT: string | null;
  readonly VIOL_DESC: string | null;
}

/** One party of a case. */
export interface WireParty {
  readonly PRTY_ROLE_CD: string;
  readonly PRTY_NM: string | null;
}

/** The money of a case, as decimal text. */
export interface WireAmounts {
  readonly ASSESSED_AMT: string | null;
  readonly MITIGATED_AMT: string | null;
  readonly COLLECTED_AMT: string | null;
  readonly OUTSTANDING_AMT: string | null;
  readonly REV_LOSS_AMT: string | null;
}

/** A case record as it travels; `SPLM` empty means that the element is left out. */
export interface WireRecord {
  readonly CASE_NBR: string;
  readonly REC_VER_NBR: string;
  readonly LAST_CHG_TS: string;
  readonly CASE_TYP_CD: string;
  readonly CASE_STAT_CD: string;
  readonly OPEN_DT: string | null;
  readonly IMPR_NBR: string | null;
  readonly BOND_NBR: string | null;
  readonly SRTY_CD: string | null;
  readonly VIOL: readonly WireViolation[];
  readonly AMTS: WireAmounts | null;
  readonly PRTY: readonly WireParty[];
  readonly SPLM: readonly string[];
}

/** The blank-padded width of the fields that SEACATS pads. */
export const widths = { STAT_CD: 12, IMPR_NBR: 12, BOND_NBR: 9, PRTY_NM: 35 } as const;

/** A value filled with blanks to the width of its field. */
export function padded<T extends string | null>(field: keyof typeof widths, value: T): T | string {
  return value === null ? value : value.padEnd(widths[field], ' ');
}
