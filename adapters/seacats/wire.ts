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
import type { ForeignShape, OptionalShape, Shape, ValueOf } from './xml-shape.ts';

/** The namespace of SOAP 1.1. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

/** The namespace of everything that SEACATS says. */
export const SEACATS = 'urn:seacats:enforcement:1';

const caseNumber = text('[0-9]{14}-[0-9]{2}');
const legacyDate = text('[0-9]{8}|[ ]{8}');
const amount = decimal(2);

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
  OPEN_DT: optional(nillable(legacyDate)),
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

/** The question of what changed after a token; without one, of where the feed ends now. */
export const listCaseChangesRequest = record(SEACATS, {
  RQST_ID: text(),
  SINCE_TKN: optional(text()),
  PAGE_SZ: long(),
});

const caseChange = record(SEACATS, {
  CASE_NBR: caseNumber,
  CHG_CD: text('[ACD]'),
  REC_VER_NBR: long(),
  CHG_TS: dateTime(),
});

/** The answer: the changes, oldest first, where the next page begins, and whether there is one already. */
export const listCaseChangesResponse = record(SEACATS, {
  RQST_ID: text(),
  CHG: list(caseChange, { max: 1000 }),
  NEXT_TKN: text(),
  MORE_FLG: text('[YN]'),
});

/** The question for the next of all cases, in the order of their numbers. */
export const searchCasesRequest = record(SEACATS, {
  RQST_ID: text(),
  AFT_CASE_NBR: optional(caseNumber),
  PAGE_SZ: long(),
});

/** The answer: the records, each of which may be broken alone, and the number up to which they go unless to the end. */
export const searchCasesResponse = record(SEACATS, {
  RQST_ID: text(),
  CASE_REC: list(isolated(caseRecord), { max: 100 }),
  UPTO_CASE_NBR: optional(caseNumber),
});

/** The question for a digest of the next of all cases. */
export const digestCasesRequest = record(SEACATS, {
  RQST_ID: text(),
  AFT_CASE_NBR: optional(caseNumber),
  PAGE_SZ: long(),
});

/** The answer: how many cases there are up to a number, or to the end, and their digest. */
export const digestCasesResponse = record(SEACATS, {
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
  SearchCasesRequest: searchCasesRequest,
  SearchCasesResponse: searchCasesResponse,
  DigestCasesRequest: digestCasesRequest,
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

/** The SOAP 1.1 document that answers an operation; whether its Body holds the answer or a Fault is for its reader to check. */
const answerWith = <N extends string, S extends Shape>(name: N, response: S) => {
  const answer = { [name]: optional(foreign(SEACATS, response)) } as Readonly<
    Record<N, OptionalShape<ForeignShape<S>>>
  >;
  return record(SOAP, {
    Envelope: record(SOAP, {
      Header: optional(anything()),
      Body: record(SOAP, { ...answer, Fault: optional(soapFault) }),
    }),
  });
};

/** The operations that we call, each with the shape of the document that answers it. */
export const answers = {
  GetCases: answerWith('GetCasesResponse', getCasesResponse),
  ListCaseChanges: answerWith('ListCaseChangesResponse', listCaseChangesResponse),
  SearchCases: answerWith('SearchCasesResponse', searchCasesResponse),
  DigestCases: answerWith('DigestCasesResponse', digestCasesResponse),
} as const;
/** A case as SEACATS writes it. */
export type CaseRecord = ValueOf<typeof caseRecord>;

/** A violation as SEACATS writes it. */
export type ViolationRecord = ValueOf<typeof violation>;

/** A party as SEACATS writes it. */
export type PartyRecord = ValueOf<typeof party>;

/** The amounts as SEACATS writes them. */
export type AmountsRecord = ValueOf<typeof amounts>;

/** What changed, as SEACATS tells it. */
export type CaseChangeRecord = ValueOf<typeof caseChange>;

/** The answer of ListCaseChanges. */
export type ListCaseChangesResponse = ValueOf<typeof listCaseChangesResponse>;

/** The answer of SearchCases. */
export type SearchCasesResponse = ValueOf<typeof searchCasesResponse>;

/** The answer of DigestCases. */
export type DigestCasesResponse = ValueOf<typeof digestCasesResponse>;

/** A failure as SEACATS explains it. */
export type SeacatsFault = ValueOf<typeof seacatsFault>;

/** The answer of GetCases. */
export type GetCasesResponse = ValueOf<typeof getCasesResponse>;

/** A SOAP Fault. */
export type SoapFault = ValueOf<typeof soapFault>;
