import {
  anything,
  dateTime,
  decimal,
  foreign,
  isolated,
  list,
  long,
  nillable,
  optional,
  record,
  text,
} from './xml-shape.ts';
import type { Fields, ValueOf } from './xml-shape.ts';

/** The namespace of SOAP 1.1. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The namespace of everything that SEACATS says. */
export const SEACATS = 'urn:seacats:enforcement:1';

const caseNumber = text('[0-9]{14}-[0-9]{2}');
const legacyDate = text('[0-9]{8}|[ ]{8}');
const amount = decimal(2);
const feedToken = text('[!-~]{1,200}');
const flag = text('[YN]');

const violation = record(SEACATS, {
  STAT_CD: text(),
  CITE_TXT: text(),
  VIOL_DT: nillable(legacyDate),
  VIOL_DESC: nillable(text()),
});

const party = record(SEACATS, {
  PRTY_ROLE_CD: text(),
  PRTY_NM: nillable(text()),
});

const amounts = record(SEACATS, {
  ASSESSED_AMT: nillable(amount),
  MITIGATED_AMT: nillable(amount),
  COLLECTED_AMT: nillable(amount),
  OUTSTANDING_AMT: nillable(amount),
  REV_LOSS_AMT: nillable(amount),
});

const caseRecord = record(SEACATS, {
  CASE_NBR: caseNumber,
  REC_VER_NBR: long(),
  LAST_CHG_TS: dateTime(),
  CASE_TYP_CD: text(),
  CASE_STAT_CD: text(),
  OPEN_DT: nillable(legacyDate),
  IMPR_NBR: nillable(text()),
  BOND_NBR: nillable(text()),
  SRTY_CD: nillable(text()),
  VIOL: list(violation),
  AMTS: nillable(amounts),
  PRTY: list(party),
  SPLM: optional(record(SEACATS, { FLD_NM: list(text(), { min: 1 }) })),
});

/** The question: one request id, and 1 to 100 case numbers. */
export const getCasesRequest = record(SEACATS, {
  RQST_ID: text(),
  CASE_NBR: list(caseNumber, { min: 1, max: 100 }),
});

/** The answer: the records found, each of which may be broken alone, and the numbers not found. */
export const getCasesResponse = record(SEACATS, {
  RQST_ID: text(),
  CASE_REC: list(isolated(caseRecord), { max: 100 }),
  NOT_FND_NBR: list(caseNumber, { max: 100 }),
});

const change = record(SEACATS, {
  CASE_NBR: caseNumber,
  CHG_CD: text('[ACD]'),
  REC_VER_NBR: long(),
  CHG_TS: dateTime(),
});

const listCaseChangesRequest = record(SEACATS, {
  RQST_ID: text(),
  SINCE_TKN: optional(feedToken),
  PAGE_SZ: long(),
});

const listCaseChangesResponse = record(SEACATS, {
  RQST_ID: text(),
  CHG: list(change, { max: 1000 }),
  NEXT_TKN: feedToken,
  MORE_FLG: flag,
});

/** What SearchCases and DigestCases are asked: so many cases from the beginning, or after a number. */
const pageOfCasesRequest = record(SEACATS, {
  RQST_ID: text(),
  AFT_CASE_NBR: optional(caseNumber),
  PAGE_SZ: long(),
});

const searchCasesResponse = record(SEACATS, {
  RQST_ID: text(),
  CASE_REC: list(isolated(caseRecord), { max: 100 }),
  MORE_FLG: flag,
});

const digestCasesResponse = record(SEACATS, {
  RQST_ID: text(),
  UPTO_CASE_NBR: optional(caseNumber),
  CASE_CNT: long(),
  DGST_TXT: text('[0-9a-f]{64}'),
});

/** What SEACATS says of its own failure, inside a SOAP Fault. */
export const seacatsFault = record(SEACATS, {
  FLT_CD: text(),
  FLT_TXT: text(),
  RETRY_AFT_SEC: optional(long()),
});

/** The elements that the interface declares at its top, by name. */
export const elements = {
  GetCasesRequest: getCasesRequest,
  GetCasesResponse: getCasesResponse,
  ListCaseChangesRequest: listCaseChangesRequest,
  ListCaseChangesResponse: listCaseChangesResponse,
  SearchCasesRequest: pageOfCasesRequest,
  SearchCasesResponse: searchCasesResponse,
  DigestCasesRequest: pageOfCasesRequest,
  DigestCasesResponse: digestCasesResponse,
  SeacatsFault: seacatsFault,
} as const;

// The children of a Fault have no namespace (SOAP 1.1, section 4.4). What we do not know in its text and detail must
// not hide the Fault itself.
const soapFault = record('', {
  faultcode: text(),
  faultstring: isolated(text()),
  faultactor: optional(text()),
  detail: optional(isolated(record('', { SeacatsFault: optional(foreign(SEACATS, seacatsFault)) }))),
});

/** The SOAP 1.1 document that answers GetCases; which of the two its Body holds is for its reader to check. */
export const getCasesAnswer = answerWith({ GetCasesResponse: optional(foreign(SEACATS, getCasesResponse)) });

/** The documents that answer each operation. */
export const answers = {
  GetCases: getCasesAnswer,
  ListCaseChanges: answerWith({
    ListCaseChangesResponse: optional(foreign(SEACATS, listCaseChangesResponse)),
  }),
  SearchCases: answerWith({ SearchCasesResponse: optional(foreign(SEACATS, searchCasesResponse)) }),
  DigestCases: answerWith({ DigestCasesResponse: optional(foreign(SEACATS, digestCasesResponse)) }),
} as const;

function answerWith<const F extends Fields>(response: F) {
  const body = record(SOAP, { ...response, Fault: optional(soapFault) });
  return record(SOAP, { Envelope: record(SOAP, { Header: optional(anything()), Body: body }) });
}

/** A case as SEACATS writes it. */
export type CaseRecord = ValueOf<typeof caseRecord>;

/** A violation as SEACATS writes it. */
export type ViolationRecord = ValueOf<typeof violation>;

/** A party as SEACATS writes it. */
export type PartyRecord = ValueOf<typeof party>;

/** The amounts as SEACATS writes them. */
export type AmountsRecord = ValueOf<typeof amounts>;

/** The operations of SEACATS. */
export type SeacatsOperation = keyof typeof answers;

/** What each operation is asked. */
export type RequestOf<O extends SeacatsOperation> = ValueOf<(typeof elements)[`${O}Request`]>;

/** What each operation answers. */
export type ResponseOf<O extends SeacatsOperation> = ValueOf<(typeof elements)[`${O}Response`]>;

/** A failure as SEACATS explains it. */
export type SeacatsFault = ValueOf<typeof seacatsFault>;

/** The answer of GetCases. */
export type GetCasesResponse = ValueOf<typeof getCasesResponse>;

/** A SOAP Fault. */
export type SoapFault = ValueOf<typeof soapFault>;
