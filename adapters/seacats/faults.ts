import { Failure } from '#kernel/failure.ts';
import type { FailureCode } from '#kernel/failure.ts';

import type { SeacatsFault, SoapFault } from './wire.ts';

interface Meaning {
  readonly code: FailureCode;
  readonly message: string;
}

const unavailable = (operation: string): Meaning => ({
  code: 'SEACATS_UNAVAILABLE',
  message: `SEACATS did not answer ${operation}`,
});
const refused = (operation: string): Meaning => ({
  code: 'SEACATS_REFUSED',
  message: `SEACATS refused ${operation}`,
});

/** What each fault code of SEACATS means to our callers; none of its own words reach them. */
const catalogue: Readonly<Record<string, Meaning | ((operation: string) => Meaning)>> = {
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

const detailOf = ({ detail }: SoapFault): SeacatsFault | undefined =>
  detail?.readable === true ? detail.value.SeacatsFault : undefined;

/** The code of SEACATS in a Fault, when it has one. */
export const faultCodeOf = (fault: SoapFault): string | undefined => detailOf(fault)?.FLT_CD;

/** The failure that a SOAP Fault of SEACATS means. */
export function failureOfFault(operation: string, fault: SoapFault, status: number): Failure {
  const detail = detailOf(fault);
  const known = Object.hasOwn(catalogue, detail?.FLT_CD ?? '') ? catalogue[detail?.FLT_CD ?? ''] : undefined;
  // SOAP 1.1, section 4.4.1: a Client fault must not be sent again without a change. The code is a qualified name.
  const faultOfOurs = /^(?:[^:]*:)?Client(?:\.|$)/.test(fault.faultcode);
  const meaning = known ?? (faultOfOurs ? refused : unavailable);
  const { code, message } = typeof meaning === 'function' ? meaning(operation) : meaning;
  const text = detail?.FLT_TXT ?? (fault.faultstring.readable ? fault.faultstring.value : '');
  const cause = new Error(
    `HTTP ${status}, ${fault.faultcode}, ${detail?.FLT_CD ?? 'no fault code'}: ${text}`,
  );
  return new Failure(code, message, { cause, ...waiting(detail?.RETRY_AFT_SEC) });
}

/** The failure that an answer means which is neither cases nor a SOAP Fault. */
export function failureOfStatus(
  operation: string,
  status: number,
  retryAfterSeconds: string | undefined,
  cause: unknown,
): Failure {
  const { code, message } = (refusingStatuses.has(status) ? refused : unavailable)(operation);
  const reason = new Error(`HTTP ${status} without a SOAP Fault`, { cause });
  return new Failure(code, message, { cause: reason, ...waiting(retryAfterSeconds) });
}

/** The failure of a call that got no answer, or one that cannot be believed. */
export function failureOfCall(operation: string, cause: unknown): Failure {
  const { code, message } = unavailable(operation);
  return new Failure(code, message, { cause });
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
