import type { Moment } from '#kernel/calendar.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { EnforcementCase, UnreadableCase } from '../domain.ts';

/** A place in the change feed of SEACATS, which alone knows what it means. */
export type FeedToken = string;

/** What is asked with every question to the feed. */
export interface FeedQuestion {
  readonly signal: AbortSignal;
}

/** A case that SEACATS added, changed or deleted; it says which and not how. */
export interface CaseChange {
  readonly caseNumber: CaseNumber;
  readonly kind: 'ADDED' | 'CHANGED' | 'DELETED';
  /** The version of the record after the change; a higher version is later. */
  readonly recordVersion: bigint;
  readonly changedAt: Moment;
}

/** Changes in the order in which they happened. */
export interface ChangePage {
  readonly changes: readonly CaseChange[];
  /** Where the next page begins; equal to the token that was asked when nothing has happened since. */
  readonly next: FeedToken;
  /** Whether more is known already. */
  readonly more: boolean;
}

/** Cases in ascending order of their numbers. */
export interface CensusPage {
  /** Every case of the page: as it is, or as one that cannot be read. */
  readonly cases: ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase>;
  /** The number after which the next page begins; null on the last page. */
  readonly next: CaseNumber | null;
}

/** What SEACATS holds between two case numbers, in a form that can be compared. */
export interface CaseDigest {
  /** The number after which the stretch begins; null at the very beginning. */
  readonly after: CaseNumber | null;
  /** The last number of the stretch; null when it goes to the very end. */
  readonly upTo: CaseNumber | null;
  readonly count: number;
  /** SHA-256, in lower-case hexadecimal, of a line `number SP version LF` for each case in ascending order. */
  readonly sha256: string;
}

/** What SEACATS tells of its cases as a whole: what changed, what there is, and whether two sides agree. */
export interface CaseFeed {
  /** Where the feed ends now: what happens after this question comes after this token. */
  currentToken(question: FeedQuestion): Promise<FeedToken>;
  /** What happened after a token; `TOKEN_UNKNOWN` when SEACATS no longer knows it, so that changes may have been missed. */
  changesSince(token: FeedToken, question: FeedQuestion): Promise<ChangePage | 'TOKEN_UNKNOWN'>;
  /** A page of all cases, from the beginning or after a number. */
  casesAfter(after: CaseNumber | null, question: FeedQuestion): Promise<CensusPage>;
  /** The digest of the next stretch of all cases, from the beginning or after a number. */
  digestAfter(after: CaseNumber | null, question: FeedQuestion): Promise<CaseDigest>;
}
