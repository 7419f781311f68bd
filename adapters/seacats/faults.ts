import { Failure } from '#kernel/failure.ts';
import type { FailureCode } from '#kernel/failure.ts';

import type { SeacatsOperation, SoapFault } from './wire.ts';

interface Meaning {
  readonly code: FailureCode;
  /** What is said; null when the operation is to be named. */
  readonly message: string | null;
}

const unavailable: Meaning = { code: 'SEACATS_UNAVAILABLE', message: null };
const refused: Meaning = { code: 'SEACATS_REFUSED', message: null };

/** What each fault code of SEACATS means to our callers; none of its own words reach them. */
const catalogue: Readonly<Record<string, Meaning>> = {
  // Credentials refused; token expired or replayed, which with a fresh nonce means that a clock is wrong.
  'SEC-001': { code: 'SEACATS_REFUSED', message: 'SEACATS refused our credentials' },
  'SEC-002': { code: 'SEACATS_REFUSED', message: 'SEACATS refused our credentials' },
  // Malformed; more than 100 numbers; SOAPAction and body differ; larger than 1 MB.
  'REQ-001': refused,
  'REQ-002': refused,
  'REQ-003': refused,
  'REQ-004': refused,
  'CAP-001': { code: 'SEACATS_UNAVAILABLE', message: 'SEACATS is answering as many questions as it allows' },
  'SYS-001': { code: 'SEACATS_UNAVAILABLE', message: 'SEACATS is not available at the moment' },
  'SYS-999': unavailable,
};

const refusingStatuses = new Set([401, 403, 413]);
const longestWaitSeconds = 86_400n;

/** SEACATS's own code in a SOAP Fault; undefined when it gives none that can be read. */
export const faultCodeOf = (fault: SoapFault): string | undefined => detailOf(fault)?.FLT_CD.trimEnd();

const detailOf = ({ detail }: SoapFault) =>
  detail?.readable === true ? detail.value.SeacatsFault : undefined;

/** The failure that a SOAP Fault of SEACATS means. */
export function failureOfFault(
  fault: SoapFault,
  status: number,
  operation: SeacatsOperation = 'GetCases',
): Failure {
  const detail = detailOf(fault);
  const known = Object.hasOwn(catalogue, detail?.FLT_CD ?? '') ? catalogue[detail?.FLT_CD ?? ''] : undefined;
  // SOAP 1.1, section 4.4.1: a Client fault must not be sent again without a change. The code is a qualified name.
  const faultOfOurs = /^(?:[^:]*:)?Client(?:\.|$)/.test(fault.faultcode);
  const meaning = known ?? (faultOfOurs ? refused : unavailable);
  const text = detail?.FLT_TXT ?? (fault.faultstring.readable ? fault.faultstring.value : '');
  const cause = new Error(
    `HTTP ${status}, ${fault.faultcode}, ${detail?.FLT_CD ?? 'no fault code'}: ${text}`,
  );
  return failureOf(meaning, operation, { cause, ...waiting(detail?.RETRY_AFT_SEC) });
}

/** The failure that an answer means which is neither cases nor a SOAP Fault. */
export function failureOfStatus(
  status: number,
  retryAfterSeconds: string | undefined,
  cause: unknown,
  operation: SeacatsOperation = 'GetCases',
): Failure {
  const meaning = refusingStatuses.has(status) ? refused : unavailable;
  const reason = new Error(`HTTP ${status} without a SOAP Fault`, { cause });
  return failureOf(meaning, operation, { cause: reason, ...waiting(retryAfterSeconds) });
}

/** The failure of a call that got no answer, or one that cannot be believed. */
export const failureOfCall = (cause: unknown, operation: SeacatsOperation = 'GetCases'): Failure =>
  failureOf(unavailable, operation, { cause });

function failureOf(
  { code, message }: Meaning,
  operation: SeacatsOperation,
  options: { readonly cause: unknown; readonly retryAfterMs?: number },
): Failure {
  const did = code === 'SEACATS_REFUSED' ? 'refused' : 'did not answer';
  return new Failure(code, message ?? `SEACATS ${did} ${operation}`, options);
}

/** The failure of one case whose record cannot be read; the reason names elements and rules, never values. */
export const failureOfRecord = (caseNumber: string, reason: string): Failure =>
  new Failure('SEACATS_RECORD_UNREADABLE', `the SEACATS record of case ${caseNumber} cannot be read`, {
    cause: new Error(reason),
  });

// The other form of the header, a date, is not read: SEACATS sends seconds.
function waiting(seconds: string | undefined): { retryAfterMs?: number } {
  if (seconds === undefined || !/^\+?[0-9]{1,19}$/.test(seconds)) return {};
  const given = BigInt(seconds.replace('+', ''));
  return { retryAfterMs: Number(given < longestWaitSeconds ? given : longestWaitSeconds) * 1000 };
}
