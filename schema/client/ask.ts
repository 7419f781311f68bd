import { failureCodes, type FailureCode } from './generated/failure-codes.ts';

/** Where the graph is, and who asks. */
export interface ClientOptions {
  /** The address of the graph, such as `https://claims.example.gov/graphql`. */
  readonly url: string;
  /** Gives the token of whoever asks; it is called before each call, so that a renewed token counts at once. */
  readonly token: () => string | Promise<string>;
  /** Stands in for the platform's `fetch`. */
  readonly fetch?: typeof fetch;
}

/** What one call may say besides its variables. */
export interface CallOptions {
  /** Ends the call, as when the user leaves the page. */
  readonly signal?: AbortSignal;
}

/** The system in which a failure began. */
export type FailureSource = 'SEACATS' | 'ACE' | 'TRADE_PORTAL' | 'CLAIMGRAPH';

/** One failure in an answer; the error catalogue says what each code means and what to do. */
export interface GraphError {
  readonly message: string;
  readonly code: FailureCode;
  readonly source: FailureSource;
  /** Whether the same call can succeed later. */
  readonly retryable: boolean;
  /** How long to wait before that, in milliseconds, when the failing system said so. */
  readonly retryAfterMs?: number;
  /** The field that is null because of it; absent when the whole call failed. */
  readonly path?: readonly (string | number)[];
  /** What to quote when reporting it. */
  readonly traceId?: string;
}

/** An answer of the graph: what could be had, and why the rest is null. */
export interface Answer<Result> {
  readonly data: Result;
  readonly errors: readonly GraphError[];
}

/** A call without any data: refused as a whole, or never answered by the graph. */
export class ClaimgraphError extends Error {
  override readonly name = 'ClaimgraphError';
  /** What the graph said; empty when it was not the graph that answered, or nobody did. */
  readonly errors: readonly GraphError[];
  /** The status over HTTP; null when there was no response. */
  readonly status: number | null;

  constructor(message: string, status: number | null, errors: readonly GraphError[], cause?: unknown) {
    super(message, { cause });
    this.status = status;
    this.errors = errors;
  }

  /** The code of the first failure; null when the graph said nothing. */
  get code(): FailureCode | null {
    return this.errors[0]?.code ?? null;
  }

  /** Whether the same call can succeed later. */
  get retryable(): boolean {
    if (this.errors.length > 0) return this.errors.every((error) => error.retryable);
    return this.status === null || this.status >= 500;
  }
}

/** The text of an operation, with the types of what is sent along and what comes back. */
export interface Operation<Result, Variables> {
  readonly text: string;
  /** Never there: it only carries the types. */
  readonly types?: (variables: Variables) => Result;
}

/** Sends an operation with its variables; resolves when there is data, and rejects with a ClaimgraphError when not. */
export type Ask = <Result, Variables extends object>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  options?: CallOptions,
) => Promise<Answer<Result>>;

/** A way to ask one graph as one person, over `fetch` and nothing else. */
export function createAsk({ url, token, fetch: fetchWith = fetch }: ClientOptions): Ask {
  return async <Result, Variables extends object>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    { signal }: CallOptions = {},
  ) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      authorization: `Bearer ${await token()}`,
    };
    const body = JSON.stringify({ query: operation.text, variables });
    const { status, text } = await answerOf(() =>
      fetchWith(url, { method: 'POST', headers, body, ...(signal === undefined ? {} : { signal }) }),
    );
    const { data, errors } = readBody(status, text);
    // The contract vouches for the shape: the type and the text were made from the same document.
    if (data !== null) return { data: data as Result, errors };
    throw new ClaimgraphError(errors[0]?.message ?? '', status, errors);
  };
}

async function answerOf(send: () => Promise<Response>): Promise<{ status: number; text: string }> {
  try {
    const response = await send();
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    // The caller ended the call and knows why.
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new ClaimgraphError('the graph did not answer', null, [], cause);
  }
}

function readBody(status: number, text: string): { data: unknown; errors: readonly GraphError[] } {
  const stranger = `not the graph but something else answered, status ${status}`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new ClaimgraphError(stranger, status, [], cause);
  }
  const { data = null, errors = [] } = isObject(body) ? body : {};
  if (!Array.isArray(errors) || (data === null && errors.length === 0)) {
    throw new ClaimgraphError(stranger, status, []);
  }
  return { data, errors: errors.map(toGraphError) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const knownCodes: ReadonlySet<unknown> = new Set(failureCodes);
const isFailureCode = (code: unknown): code is FailureCode => knownCodes.has(code);

const sources: ReadonlySet<unknown> = new Set<FailureSource>([
  'SEACATS',
  'ACE',
  'TRADE_PORTAL',
  'CLAIMGRAPH',
]);
const isFailureSource = (source: unknown): source is FailureSource => sources.has(source);

function toGraphError(error: unknown): GraphError {
  const { message, path, extensions } = isObject(error) ? error : {};
  const { code, source, retryable, retryAfterMs, traceId } = isObject(extensions) ? extensions : {};
  return {
    message: typeof message === 'string' ? message : 'a failure without a message',
    // A graph newer than this client may know more codes; then all that is sure is that the call failed.
    code: isFailureCode(code) ? code : 'INTERNAL_ERROR',
    source: isFailureSource(source) ? source : 'CLAIMGRAPH',
    retryable: retryable === true,
    ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
    ...(Array.isArray(path) ? { path: path as (string | number)[] } : {}),
    ...(typeof traceId === 'string' ? { traceId } : {}),
  };
}
