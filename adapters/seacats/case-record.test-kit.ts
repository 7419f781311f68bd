import { readMoment } from '#kernel/calendar.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import type { Translation } from './to-enforcement-case.ts';
import type { AmountsRecord, CaseRecord, PartyRecord, ViolationRecord } from './wire.ts';

/** Makes the account keys of these tests. */
export const accountKeyOf = createAccountKeyMaker('a secret of both sides');

/** What the translation needs besides a record. */
export const translation: Translation = { accountKeyOf, asOf: readMoment('2026-01-15T17:00:00Z') };

/** A violation as SEACATS writes it, blank-padded. */
export const aViolationRecord = (change: Partial<ViolationRecord> = {}): ViolationRecord => ({
  STAT_CD: '19USC1623   ',
  CITE_TXT: '19 USC 1623; 19 CFR 113.62        ',
  VIOL_DT: '20160427',
  VIOL_DESC: 'Merchandise not redelivered             ',
  ...change,
});

/** A party as SEACATS writes it. */
export const aPartyRecord = (change: Partial<PartyRecord> = {}): PartyRecord => ({
  PRTY_ROLE_CD: 'PRN',
  PRTY_NM: 'Importer Inc.                           ',
  ...change,
});

/** Amounts as SEACATS writes them. */
export const anAmountsRecord = (change: Partial<AmountsRecord> = {}): AmountsRecord => ({
  ASSESSED_AMT: '85278.00',
  MITIGATED_AMT: '1000.5',
  COLLECTED_AMT: '0.00',
  OUTSTANDING_AMT: '85278',
  REV_LOSS_AMT: null,
  ...change,
});

/** A whole, lawful record as SEACATS writes it; the test states only what matters. */
export const aCaseRecord = (change: Partial<CaseRecord> = {}): CaseRecord => ({
  CASE_NBR: '20161704200292-01',
  REC_VER_NBR: '3',
  LAST_CHG_TS: '2016-05-06T10:30:00-04:00',
  CASE_TYP_CD: 'LD',
  CASE_STAT_CD: 'UR',
  OPEN_DT: '20160427',
  IMPR_NBR: '36-123456700 ',
  BOND_NBR: '017447   ',
  SRTY_CD: '999 ',
  VIOL: [aViolationRecord()],
  AMTS: anAmountsRecord(),
  PRTY: [aPartyRecord()],
  SPLM: undefined,
  ...change,
});
