/** The system in which a failure began. */
export type FailureSource = 'SEACATS' | 'ACE' | 'TRADE_PORTAL' | 'CLAIMGRAPH';

interface FailureKind {
  readonly retryable: boolean;
  readonly source: FailureSource;
  readonly log: 'debug' | 'info' | 'warn' | 'error';
  /** What happened, as the contract describes the code. */
  readonly meaning: string;
  /** What the program that asked, or its user, can do. */
  readonly whatToDo: string;
}

/** Every failure that a client can meet; the enum `FailureCode` of the contract lists the same, in the same words. */
export const failureCatalogue = {
  CASE_NUMBER_MALFORMED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'A case number is malformed.',
    whatToDo: 'Show the format and let the user correct the number.',
  },
  IMPORTER_NUMBER_MALFORMED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'An importer number fits none of the three formats.',
    whatToDo: 'Show the three formats and let the user correct the number.',
  },
  VALUE_MALFORMED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'Another value is malformed.',
    whatToDo: 'Correct the value that the message names.',
  },
  CURSOR_INVALID: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'The cursor was not issued for this list and this user.',
    whatToDo: 'Begin again with the first page; a cursor serves one list, one filter and one user.',
  },
  PAGE_TOO_LARGE: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'More items were asked for than a page may hold.',
    whatToDo: 'Ask for at most 100 items and follow `pageInfo.endCursor`.',
  },
  QUERY_MALFORMED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'The document or the request body cannot be parsed.',
    whatToDo: 'Correct the request; this is a fault of the program that sends it.',
  },
  QUERY_INVALID: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'The document does not fit the schema or its variables.',
    whatToDo: 'Generate the types again from the released schema and correct the document.',
  },
  QUERY_LIMIT_EXCEEDED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'warn',
    meaning:
      'The operation passes a limit on depth, aliases, directives, tokens or root fields; the message names it.',
    whatToDo: 'Split the operation, or select less in one.',
  },
  QUERY_TOO_EXPENSIVE: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'warn',
    meaning: 'The operation costs more than this audience may spend.',
    whatToDo: 'Ask for smaller pages, or select fewer lists in one operation.',
  },
  LEGACY_BUDGET_EXCEEDED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'warn',
    meaning: 'The operation would make more calls to the case system than this audience may cause.',
    whatToDo: 'Ask for fewer cases in one operation; the message says how many calls were expected.',
  },
  UNAUTHENTICATED: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'info',
    meaning: 'No valid identity came with the request.',
    whatToDo: 'Sign the user in again and send the new token.',
  },
  OVERLOADED: {
    retryable: true,
    source: 'CLAIMGRAPH',
    log: 'warn',
    meaning: 'The service sheds load; wait for retryAfterMs.',
    whatToDo: 'Wait for `retryAfterMs`, or for a second when it is absent, and try again.',
  },
  DEADLINE_EXCEEDED: {
    retryable: true,
    source: 'CLAIMGRAPH',
    log: 'warn',
    meaning: 'The time allowed for the request ran out.',
    whatToDo: 'Try again once; if it fails again, select less in one operation.',
  },
  SEACATS_UNAVAILABLE: {
    retryable: true,
    source: 'SEACATS',
    log: 'error',
    meaning: 'The case system does not answer and no usable copy is at hand.',
    whatToDo: 'Show what did come, say that the case system is down, and try again after `retryAfterMs`.',
  },
  SEACATS_RECORD_UNREADABLE: {
    retryable: false,
    source: 'SEACATS',
    log: 'error',
    meaning: 'The case system sent a record that cannot be read with certainty.',
    whatToDo: 'Show what did come and report the trace id; trying again does not help.',
  },
  SEACATS_REFUSED: {
    retryable: false,
    source: 'SEACATS',
    log: 'error',
    meaning: 'The case system refused the request.',
    whatToDo: 'Report the trace id; trying again does not help.',
  },
  ACE_UNAVAILABLE: {
    retryable: true,
    source: 'ACE',
    log: 'error',
    meaning: 'Account data cannot be read now.',
    whatToDo: 'Show the case without its account and try again after `retryAfterMs`.',
  },
  TRADE_PORTAL_UNAVAILABLE: {
    retryable: true,
    source: 'TRADE_PORTAL',
    log: 'error',
    meaning: "The trade portal's own data cannot be read now.",
    whatToDo: 'Show the case without its submissions and messages and try again after `retryAfterMs`.',
  },
  DATA_TOO_STALE: {
    retryable: true,
    source: 'SEACATS',
    log: 'warn',
    meaning: 'Only a copy too old for this kind of data is at hand.',
    whatToDo: 'Show the rest with its `source.asOf`, leave this out, and try again after `retryAfterMs`.',
  },
  DISCLOSURE_NOT_RECORDED: {
    retryable: true,
    source: 'CLAIMGRAPH',
    log: 'error',
    meaning: 'The disclosure could not be recorded, and what is not recorded is not shown.',
    whatToDo: 'Try again after `retryAfterMs`; nothing was shown.',
  },
  INTERNAL_ERROR: {
    retryable: false,
    source: 'CLAIMGRAPH',
    log: 'error',
    meaning: 'An unforeseen failure, recorded under the trace id.',
    whatToDo: 'Report the trace id; trying again does not help.',
  },
} as const satisfies Record<string, FailureKind>;

/** The code of a failure, as clients see it in `errors[].extensions.code`. */
export type FailureCode = keyof typeof failureCatalogue;

/** What may be said of a failure besides its code and message. */
export interface FailureOptions {
  readonly cause?: unknown;
  /** How long to wait before trying again, in milliseconds, when the failing system said so. */
  readonly retryAfterMs?: number;
}

/**
 * An expected failure with a code of the catalogue. Its message names the system and the question and may be shown to
 * the client: never a person, an amount, a token, an address or a stack.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: FailureCode, message: string, { cause, retryAfterMs }: FailureOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
