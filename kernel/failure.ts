/** The system in which a failure began. */
export type FailureSource = 'SEACATS' | 'ACE' | 'TRADE_PORTAL' | 'CLAIMGRAPH';

interface FailureKind {
  readonly retryable: boolean;
  readonly source: FailureSource;
  readonly log: 'debug' | 'info' | 'warn' | 'error';
}

/** Every failure that a client can meet: whether to try again, where it began, and how loudly it is logged. */
export const failureCatalogue = {
  CASE_NUMBER_MALFORMED: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  IMPORTER_NUMBER_MALFORMED: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  VALUE_MALFORMED: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  CURSOR_INVALID: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  PAGE_TOO_LARGE: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  QUERY_MALFORMED: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  QUERY_INVALID: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  QUERY_LIMIT_EXCEEDED: { retryable: false, source: 'CLAIMGRAPH', log: 'warn' },
  QUERY_TOO_EXPENSIVE: { retryable: false, source: 'CLAIMGRAPH', log: 'warn' },
  UNAUTHENTICATED: { retryable: false, source: 'CLAIMGRAPH', log: 'info' },
  OVERLOADED: { retryable: true, source: 'CLAIMGRAPH', log: 'warn' },
  DEADLINE_EXCEEDED: { retryable: true, source: 'CLAIMGRAPH', log: 'warn' },
  SEACATS_UNAVAILABLE: { retryable: true, source: 'SEACATS', log: 'error' },
  SEACATS_RECORD_UNREADABLE: { retryable: false, source: 'SEACATS', log: 'error' },
  SEACATS_REFUSED: { retryable: false, source: 'SEACATS', log: 'error' },
  ACE_UNAVAILABLE: { retryable: true, source: 'ACE', log: 'error' },
  TRADE_PORTAL_UNAVAILABLE: { retryable: true, source: 'TRADE_PORTAL', log: 'error' },
  DISCLOSURE_NOT_RECORDED: { retryable: true, source: 'CLAIMGRAPH', log: 'error' },
  INTERNAL_ERROR: { retryable: false, source: 'CLAIMGRAPH', log: 'error' },
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
