import { Failure, type FailureCode } from '#kernel/failure.ts';
import type { EnforcementCase, UnreadableCase } from '../domain.ts';

/** The form in which this program writes; what another form wrote is not read. */
const form = 1;

interface StoredCase {
  readonly form: number;
  readonly case?: EnforcementCase;
  readonly unreadable?: Omit<UnreadableCase, 'failure'> & {
    readonly code: FailureCode;
    readonly message: string;
  };
}

/** A case as text, to be kept outside this process by whoever keeps it from being changed. */
export function caseToText(found: EnforcementCase | UnreadableCase): string {
  const stored: StoredCase =
    'caseNumber' in found
      ? { form, case: found }
      : { form, unreadable: { ...found, ...withoutCause(found.failure) } };
  // JSON has no whole numbers beyond 2^53, and cents and versions are such.
  return JSON.stringify(stored, (name, value: unknown) => {
    if (typeof value === 'bigint') return { bigint: String(value) };
    return name === 'failure' ? undefined : value;
  });
}

/** The case that was written as text; null when an earlier or later form of this program wrote it. */
export function caseFromText(text: string): EnforcementCase | UnreadableCase | null {
  const stored = JSON.parse(text, (_name, value: unknown) =>
    isWholeNumber(value) ? BigInt(value.bigint) : value,
  ) as StoredCase;
  if (stored.form !== form) return null;
  if (stored.case !== undefined) return stored.case;
  if (stored.unreadable === undefined) return null;
  const { code, message, ...known } = stored.unreadable;
  return { ...known, failure: new Failure(code, message) };
}

const withoutCause = ({ code, message }: Failure) => ({ code, message });

const isWholeNumber = (value: unknown): value is { readonly bigint: string } =>
  typeof value === 'object' && value !== null && 'bigint' in value && Object.keys(value).length === 1;
