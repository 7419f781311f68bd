import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { Failure } from '#kernel/failure.ts';
import { packageRoot } from '#kernel/package-root.ts';

import { accountForNumbers } from './account-for-numbers.ts';
import type { CaseReading } from './account-for-numbers.ts';
import { decodeXml } from './decode-xml.ts';
import { failureOfCall, failureOfFault, failureOfStatus, faultCodeOf } from './faults.ts';
import { createRequestWriter } from './request-envelope.ts';
import type { SeacatsCredentials } from './request-envelope.ts';
import { createTransport } from './transport.ts';
import type { RawAnswer, TransportOptions } from './transport.ts';
import { answers } from './wire.ts';
import type {
  DigestCasesResponse,
  GetCasesResponse,
  ListCaseChangesResponse,
  SearchCasesResponse,
  SoapFault,
} from './wire.ts';

/** What comes with every call. */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** Asks SEACATS: one call, one SOAP request, no retries. Each rejects with a `Failure` when the call as a whole failed. */
export interface SeacatsClient {
  /** Reads the cases of 1 to 100 numbers: what SEACATS has for each of them, and nothing else. */
  getCases(caseNumbers: readonly string[], options: CallOptions): Promise<GetCasesAnswer>;
  /** What changed after a token; null when SEACATS does not know the token any more. */
  listCaseChanges(
    since: string | null,
    pageSize: number,
    options: CallOptions,
  ): Promise<ListCaseChangesResponse | null>;
  /** The next 1 to 100 of all cases, from the beginning or after a number. */
  searchCases(after: string | null, pageSize: number, options: CallOptions): Promise<SearchCasesResponse>;
  /** The digest of the next of all cases, from the beginning or after a number. */
  digestCases(after: string | null, pageSize: number, options: CallOptions): Promise<DigestCasesResponse>;
  close(): Promise<void>;
}

/** The operations of SEACATS that we call. */
export type SeacatsOperation = keyof typeof answers;

/** What SEACATS has under each number that was asked. */
export type GetCasesAnswer = ReadonlyMap<string, CaseReading>;

/** Where SEACATS is, who asks it, and how much at a time. */
export interface SeacatsClientOptions extends TransportOptions, SeacatsCredentials {
  /** The interface's description; our vendored one unless a test has another. */
  readonly wsdlPath?: string;
}

const mostNumbers = 100;
const vendoredWsdl = join(packageRoot, 'adapters', 'seacats', 'seacats.wsdl');
const tokenUnknown = 'FED-001';

/** What each operation answers, under the name of its element. */
interface Responses {
  readonly GetCases: GetCasesResponse;
  readonly ListCaseChanges: ListCaseChangesResponse;
  readonly SearchCases: SearchCasesResponse;
  readonly DigestCases: DigestCasesResponse;
}

/** Makes a client of SEACATS; reads the WSDL from disk and touches no network before the first question. */
export async function createSeacatsClient(options: SeacatsClientOptions): Promise<SeacatsClient> {
  const write = await createRequestWriter(options.wsdlPath ?? vendoredWsdl, options);
  const transport = createTransport(options);

  /** Asks one question and reads its answer, or what `expected` makes of a Fault that is an answer. */
  async function call<O extends SeacatsOperation, R>(
    operation: O,
    question: object,
    { signal }: CallOptions,
    read: (response: Responses[O]) => R,
    expected: (fault: SoapFault) => R | undefined = () => undefined,
  ): Promise<R> {
    const requestId = randomUUID();
    try {
      signal.throwIfAborted();
      const request = write(operation, { RQST_ID: requestId, ...question });
      const answer = await readAnswer(operation, await transport.post(request, signal), signal, expected);
      if ('expected' in answer) return answer.expected;
      if (answer.response.RQST_ID !== requestId)
        throw failureOfCall(operation, new Error('the answer is to another request'));
      return read(answer.response);
    } catch (cause) {
      throw toFailure(operation, cause, signal);
    }
  }

  return {
    async getCases(caseNumbers, options) {
      const asked = new Set(caseNumbers);
      if (asked.size === 0) return new Map();
      if (asked.size > mostNumbers) throw new RangeError(`GetCases takes at most ${mostNumbers} numbers`);
      if (![...asked].every((number) => /^[0-9]{14}-[0-9]{2}$/.test(number))) {
        throw new RangeError('GetCases takes case numbers only');
      }
      return call('GetCases', { CASE_NBR: [...asked] }, options, (response) =>
        accountForNumbers(asked, response),
      );
    },
    listCaseChanges: (since, pageSize, options) =>
      call<'ListCaseChanges', ListCaseChangesResponse | null>(
        'ListCaseChanges',
        { ...(since === null ? {} : { SINCE_TKN: since }), PAGE_SZ: pageSize },
        options,
        (response) => response,
        (fault) => (faultCodeOf(fault) === tokenUnknown ? null : undefined),
      ),
    searchCases: (after, pageSize, options) =>
      call('SearchCases', pageAfter(after, pageSize), options, (response) => response),
    digestCases: (after, pageSize, options) =>
      call('DigestCases', pageAfter(after, pageSize), options, (response) => response),
    close: () => transport.close(),
  };
}

const pageAfter = (after: string | null, pageSize: number): object => ({
  ...(after === null ? {} : { AFT_CASE_NBR: after }),
  PAGE_SZ: pageSize,
});

/** The Body of an answer: one of the two, by the element's name. */
type Body<O extends SeacatsOperation> = Readonly<Partial<Record<`${O}Response`, Responses[O]>>> & {
  readonly Fault?: SoapFault;
};

async function readAnswer<O extends SeacatsOperation, R>(
  operation: O,
  answer: RawAnswer,
  signal: AbortSignal,
  expected: (fault: SoapFault) => R | undefined,
): Promise<{ readonly response: Responses[O] } | { readonly expected: R }> {
  const { status, contentType, contentEncoding, retryAfterSeconds } = answer;
  try {
    if (contentEncoding !== undefined && contentEncoding !== 'identity')
      throw new Error('a compressed answer');
    const document = await decodeXml(answers[operation], answer.body, { contentType, signal });
    const body = document.Envelope.Body as Body<O>;
    const response = body[`${operation}Response`];
    const { Fault } = body;
    if (response !== undefined && Fault !== undefined) throw new Error('both an answer and a Fault');
    if (Fault !== undefined) {
      const meant = expected(Fault);
      if (meant !== undefined) return { expected: meant };
      throw failureOfFault(operation, Fault, status);
    }
    if (response === undefined) throw new Error('neither an answer nor a Fault');
    if (status !== 200) throw new Error('an answer with another status than 200');
    return { response };
  } catch (cause) {
    if (cause instanceof Failure || signal.aborted) throw cause;
    throw failureOfStatus(operation, status, retryAfterSeconds, cause);
  } finally {
    answer.discard();
  }
}

function toFailure(operation: SeacatsOperation, cause: unknown, signal: AbortSignal): Failure {
  if (cause instanceof Failure) return cause;
  if (!signal.aborted) return failureOfCall(operation, cause);
  if (signal.reason instanceof Failure) return signal.reason;
  return new Failure('DEADLINE_EXCEEDED', `SEACATS did not answer ${operation} in time`, { cause });
}
