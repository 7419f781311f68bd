import { randomUUID } from 'node:crypto';

import { Failure } from '#kernel/failure.ts';
import { withSpanToOutside } from '#kernel/tracing.ts';

import { noBadInputNotes, type BadInputNotes } from './bad-input.ts';
import { decodeXml } from './decode-xml.ts';
import { failureOfCall, failureOfFault, failureOfStatus, faultCodeOf } from './faults.ts';
import { rememberRaw, type RawText } from './raw-text.ts';
import type { WriteRequest } from './request-envelope.ts';
import type { RawAnswer, Transport } from './transport.ts';
import { answers } from './wire.ts';
import type { RequestOf, ResponseOf, SeacatsOperation, SoapFault } from './wire.ts';

/** What is asked of an operation, besides the id of the request. */
export type QuestionOf<O extends SeacatsOperation> = Omit<RequestOf<O>, 'RQST_ID'>;

/** How a call ended that did not fail: with what the answer was read as, or with the Fault that was expected. */
export type Outcome<T> = { readonly read: T } | { readonly fault: string };

/** What a call needs besides its question. */
export interface CallOptions<O extends SeacatsOperation, T> {
  readonly signal: AbortSignal;
  /** Checks and reads the response; what it throws is the failure of the call. */
  readonly read: (response: ResponseOf<O>, raw: RawText) => T;
  /** The code of the one Fault that is an answer and no failure. */
  readonly expectedFault?: string;
}

/** Asks SEACATS one operation: one SOAP request, no retries. Throws a `Failure` when the call as a whole failed. */
export type SoapCall = <O extends SeacatsOperation, T>(
  operation: O,
  question: QuestionOf<O>,
  options: CallOptions<O, T>,
) => Promise<Outcome<T>>;

/** Makes calls of a writer of requests and a transport. */
export function createSoapCall(
  write: WriteRequest,
  transport: Transport,
  badInput: BadInputNotes = noBadInputNotes,
): SoapCall {
  const ask = async <O extends SeacatsOperation, T>(
    operation: O,
    question: QuestionOf<O>,
    { signal, read, expectedFault }: CallOptions<O, T>,
  ): Promise<Outcome<T>> => {
    let raw: RawText | null = null;
    const requestId = randomUUID();
    // The schema demands this order of the children, and the request's id first.
    const request = write(operation, { RQST_ID: requestId, ...question } as RequestOf<O>);
    try {
      signal.throwIfAborted();
      const posted = await transport.post(request, signal);
      const remembered = rememberRaw(posted.body);
      raw = remembered.raw;
      const answer = await readAnswer(operation, posted, remembered, signal);
      if ('fault' in answer) {
        raw = null;
        const code = faultCodeOf(answer.fault);
        if (code !== undefined && code === expectedFault) return { fault: code };
        throw failureOfFault(answer.fault, answer.status, operation);
      }
      if (answer.response.RQST_ID !== requestId) throw new Error('the answer is to another request');
      return { read: read(answer.response, remembered.raw) };
    } catch (cause) {
      const failure = toFailure(operation, cause, signal);
      if (raw !== null && !signal.aborted && !isOfTheNetwork(cause)) badInput.answer(operation, failure, raw);
      throw failure;
    }
  };
  return (operation, question, options) =>
    withSpanToOutside(`SEACATS ${operation}`, { 'rpc.system': 'soap', 'rpc.method': operation }, () =>
      ask(operation, question, options),
    );
}

/** Whether an answer failed to come, as opposed to being wrong: those of the network alone have a code. */
function isOfTheNetwork(problem: unknown): boolean {
  for (let next = problem; next instanceof Error; next = next.cause) {
    if (!(next instanceof Failure) && 'code' in next && typeof next.code === 'string') return true;
  }
  return false;
}

type ReadAnswer<O extends SeacatsOperation> =
  { readonly response: ResponseOf<O> } | { readonly fault: SoapFault; readonly status: number };

async function readAnswer<O extends SeacatsOperation>(
  operation: O,
  answer: RawAnswer,
  remembered: ReturnType<typeof rememberRaw>,
  signal: AbortSignal,
): Promise<ReadAnswer<O>> {
  const { status, contentType, contentEncoding, retryAfterSeconds } = answer;
  try {
    if (contentEncoding !== undefined && contentEncoding !== 'identity')
      throw new Error('a compressed answer');
    const { Envelope } = await decodeXml(answers[operation], remembered.body, { contentType, signal });
    // The layout that has just been read says so; the compiler cannot follow it through the operation's name.
    const body = Envelope.Body as { readonly Fault: SoapFault | undefined };
    const response = (body as Record<string, unknown>)[`${operation}Response`] as ResponseOf<O> | undefined;
    if (response !== undefined && body.Fault !== undefined) throw new Error('both an answer and a Fault');
    if (body.Fault !== undefined) return { fault: body.Fault, status };
    if (response === undefined) throw new Error('neither an answer nor a Fault');
    if (status !== 200) throw new Error('an answer with another status than 200');
    return { response };
  } catch (cause) {
    if (cause instanceof Failure || signal.aborted) throw cause;
    await remembered.peek();
    throw failureOfStatus(status, retryAfterSeconds, cause, operation);
  } finally {
    answer.discard();
  }
}

function toFailure(operation: SeacatsOperation, cause: unknown, signal: AbortSignal): Failure {
  if (cause instanceof Failure) return cause;
  if (!signal.aborted) return failureOfCall(cause, operation);
  if (signal.reason instanceof Failure) return signal.reason;
  return new Failure('DEADLINE_EXCEEDED', `SEACATS did not answer ${operation} in time`, { cause });
}
