import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { Failure } from '#kernel/failure.ts';
import { packageRoot } from '#kernel/package-root.ts';

import { accountForNumbers } from './account-for-numbers.ts';
import type { CaseReading } from './account-for-numbers.ts';
import { decodeXml } from './decode-xml.ts';
import { failureOfCall, failureOfFault, failureOfStatus } from './faults.ts';
import { createGetCasesWriter } from './request-envelope.ts';
import type { SeacatsCredentials } from './request-envelope.ts';
import { createTransport } from './transport.ts';
import type { RawAnswer, TransportOptions } from './transport.ts';
import { getCasesAnswer } from './wire.ts';
import type { GetCasesResponse } from './wire.ts';

/** Asks SEACATS: one call, one SOAP request, no retries. */
export interface SeacatsClient {
  /**
   * Reads the cases of 1 to 100 numbers: what SEACATS has for each of them, and nothing else.
   * Rejects with a `Failure` when the call as a whole failed.
   */
  getCases(caseNumbers: readonly string[], options: { signal: AbortSignal }): Promise<GetCasesAnswer>;
  close(): Promise<void>;
}

/** What SEACATS has under each number that was asked. */
export type GetCasesAnswer = ReadonlyMap<string, CaseReading>;

/** Where SEACATS is, who asks it, and how much at a time. */
export interface SeacatsClientOptions extends TransportOptions, SeacatsCredentials {
  /** The interface's description; our vendored one unless a test has another. */
  readonly wsdlPath?: string;
}

const mostNumbers = 100;
const vendoredWsdl = join(packageRoot, 'adapters', 'seacats', 'seacats.wsdl');

/** Makes a client of SEACATS; reads the WSDL from disk and touches no network before the first question. */
export async function createSeacatsClient(options: SeacatsClientOptions): Promise<SeacatsClient> {
  const write = await createGetCasesWriter(options.wsdlPath ?? vendoredWsdl, options);
  const transport = createTransport(options);
  return {
    async getCases(caseNumbers, { signal }) {
      const asked = new Set(caseNumbers);
      if (asked.size === 0) return new Map();
      if (asked.size > mostNumbers) throw new RangeError(`GetCases takes at most ${mostNumbers} numbers`);
      if (![...asked].every((number) => /^[0-9]{14}-[0-9]{2}$/.test(number))) {
        throw new RangeError('GetCases takes case numbers only');
      }
      const requestId = randomUUID();
      const question = write({ RQST_ID: requestId, CASE_NBR: [...asked] });
      try {
        signal.throwIfAborted();
        const response = await readAnswer(await transport.post(question, signal), signal);
        if (response.RQST_ID !== requestId)
          throw failureOfCall(new Error('the answer is to another request'));
        return accountForNumbers(asked, response);
      } catch (cause) {
        throw toFailure(cause, signal);
      }
    },
    close: () => transport.close(),
  };
}

async function readAnswer(answer: RawAnswer, signal: AbortSignal): Promise<GetCasesResponse> {
  const { status, contentType, contentEncoding, retryAfterSeconds } = answer;
  try {
    if (contentEncoding !== undefined && contentEncoding !== 'identity')
      throw new Error('a compressed answer');
    const { Envelope } = await decodeXml(getCasesAnswer, answer.body, { contentType, signal });
    const { GetCasesResponse, Fault } = Envelope.Body;
    if (GetCasesResponse !== undefined && Fault !== undefined) throw new Error('both an answer and a Fault');
    if (Fault !== undefined) throw failureOfFault(Fault, status);
    if (GetCasesResponse === undefined) throw new Error('neither an answer nor a Fault');
    if (status !== 200) throw new Error('an answer with another status than 200');
    return GetCasesResponse;
  } catch (cause) {
    if (cause instanceof Failure || signal.aborted) throw cause;
    throw failureOfStatus(status, retryAfterSeconds, cause);
  } finally {
    answer.discard();
  }
}

function toFailure(cause: unknown, signal: AbortSignal): Failure {
  if (cause instanceof Failure) return cause;
  if (!signal.aborted) return failureOfCall(cause);
  if (signal.reason instanceof Failure) return signal.reason;
  return new Failure('DEADLINE_EXCEEDED', 'SEACATS did not answer GetCases in time', { cause });
}
