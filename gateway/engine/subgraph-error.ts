import { Failure, failureCatalogue, type FailureCode, type FailureSource } from '#kernel/failure.ts';
import { withoutSocialSecurityNumbers } from '#kernel/identifiers.ts';

/** What every error of the graph says besides its message and path. */
export interface ErrorExtensions extends Readonly<Record<string, unknown>> {
  readonly code: FailureCode;
  readonly source: FailureSource;
  readonly retryable: boolean;
  /** How long to wait before trying again, in milliseconds; only when the failing system said so. */
  readonly retryAfterMs?: number;
}

/** An error as a subgraph reports it. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: ErrorExtensions;
}

/** What an error says of a failure. */
export function extensionsOf(code: FailureCode, retryAfterMs?: number): ErrorExtensions {
  const { source, retryable } = failureCatalogue[code];
  return { code, source, retryable, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** The words for everything that is not an expected failure; what it was stands in the log under the trace id. */
export const maskedMessage = 'an unforeseen failure, recorded under the trace id';

/** A problem as others may hear of it: a failure in its own words, anything else masked. */
export function toSubgraphError(problem: unknown, path?: readonly (string | number)[]): SubgraphError {
  const { message, code, retryAfterMs } =
    problem instanceof Failure
      ? problem
      : { message: maskedMessage, code: 'INTERNAL_ERROR' as const, retryAfterMs: undefined };
  return {
    message: presentable(message),
    ...(path === undefined ? {} : { path }),
    extensions: extensionsOf(code, retryAfterMs),
  };
}

/** Whether a text is a code of the catalogue. */
export const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && Object.hasOwn(failureCatalogue, code);

const longestMessage = 300;

/**
 * A message as it may be shown: what is said of a value may repeat the value, however long it is, and a Social Security
 * number that stands in the wrong place of a question is not to come back in an error, which others log.
 */
export function presentable(message: string): string {
  const shown = withoutSocialSecurityNumbers(message);
  return shown.length <= longestMessage ? shown : `${shown.slice(0, longestMessage)}...`;
}
