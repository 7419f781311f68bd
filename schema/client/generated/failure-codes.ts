// Generated from the contract by npm run codegen; do not edit.

/** Every code that a failure can carry. */
export const failureCodes = [
  /** A case number is malformed. */
  'CASE_NUMBER_MALFORMED',
  /** An importer number fits none of the three formats. */
  'IMPORTER_NUMBER_MALFORMED',
  /** Another value is malformed. */
  'VALUE_MALFORMED',
  /** The cursor was not issued for this list and this user. */
  'CURSOR_INVALID',
  /** More items were asked for than a page may hold. */
  'PAGE_TOO_LARGE',
  /** The document or the request body cannot be parsed. */
  'QUERY_MALFORMED',
  /** The document does not fit the schema or its variables. */
  'QUERY_INVALID',
  /** The operation passes a limit on depth, aliases, directives, tokens or root fields; the message names it. */
  'QUERY_LIMIT_EXCEEDED',
  /** The operation costs more than this audience may spend. */
  'QUERY_TOO_EXPENSIVE',
  /** The operation would make more calls to the case system than this audience may cause. */
  'LEGACY_BUDGET_EXCEEDED',
  /** No valid identity came with the request. */
  'UNAUTHENTICATED',
  /** The service sheds load; wait for retryAfterMs. */
  'OVERLOADED',
  /** The time allowed for the request ran out. */
  'DEADLINE_EXCEEDED',
  /** The case system does not answer and no usable copy is at hand. */
  'SEACATS_UNAVAILABLE',
  /** The case system sent a record that cannot be read with certainty. */
  'SEACATS_RECORD_UNREADABLE',
  /** The case system refused the request. */
  'SEACATS_REFUSED',
  /** Account data cannot be read now. */
  'ACE_UNAVAILABLE',
  /** The trade portal's own data cannot be read now. */
  'TRADE_PORTAL_UNAVAILABLE',
  /** Only a copy too old for this kind of data is at hand. */
  'DATA_TOO_STALE',
  /** The disclosure could not be recorded, and what is not recorded is not shown. */
  'DISCLOSURE_NOT_RECORDED',
  /** An unforeseen failure, recorded under the trace id. */
  'INTERNAL_ERROR',
] as const;

/** The code of a failure. */
export type FailureCode = (typeof failureCodes)[number];
