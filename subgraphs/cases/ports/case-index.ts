import type { Moment } from '#kernel/calendar.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { FeedToken } from './case-feed.ts';
import type { EnforcementCase, UnreadableCase } from '../domain.ts';

/** All case numbers between two, in their order: past the first, up to and with the last; null is open. */
export interface CaseStretch {
  readonly after: CaseNumber | null;
  readonly upTo: CaseNumber | null;
}

/** How far the worker has come in reading SEACATS. */
export interface IndexPlace {
  /** Where the next changes begin; null before the backfill has begun. */
  readonly feedToken: FeedToken | null;
  /** The number up to which the backfill has stored every case; null at its beginning. */
  readonly backfilledTo: CaseNumber | null;
  /** Whether every case that there was at the token has been stored since. */
  readonly backfilled: boolean;
  /** When the index was last filled from SEACATS, or compared with it, from end to end; null when it never was. */
  readonly reconciledAt: Moment | null;
  /** What was found then. */
  readonly reconcileReport: ReconcileReport | null;
  /** Whether somebody waits for such a comparison. */
  readonly reconcileWanted: boolean;
}

/** What comparing the index with SEACATS found. */
export interface ReconcileReport {
  readonly stretches: number;
  /** Stretches that did not agree and were read again. */
  readonly differing: number;
  /** Cases that were missing, of another version, or no longer in SEACATS, and have been mended. */
  readonly repaired: number;
  /** Cases of which the index holds a later version than SEACATS gives; they stay as they are. */
  readonly ahead: number;
}

/** A case with the version that the feed announced of it. */
export interface AnnouncedCase {
  readonly caseNumber: CaseNumber;
  readonly recordVersion: bigint;
}

/** What is to be written in one transaction; what is absent stays as it is. */
export interface IndexChange {
  /** Cases as SEACATS gave them; none replaces a later version, and none brings back a case that was deleted after it. */
  readonly readings: ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase>;
  /** When SEACATS was asked for the readings. */
  readonly readAt: Moment;
  /** The readings are all cases of this stretch: what else the index holds in it is removed. */
  readonly allOf?: CaseStretch;
  /** Cases that SEACATS says it deleted, with the version of the deletion. */
  readonly deleted?: readonly AnnouncedCase[];
  /** Cases whose announced version SEACATS did not give yet, to be read again later. */
  readonly awaited?: readonly AnnouncedCase[];
  /** Cases that are no longer to be read again. */
  readonly settled?: readonly CaseNumber[];
  /** Everything has been compared: what was only kept until then is forgotten. */
  readonly sweep?: boolean;
  readonly place?: Partial<IndexPlace>;
}

/** What a change came to. */
export interface IndexOutcome {
  /** Readings that were written. */
  readonly stored: number;
  /** Of these, the ones that the index did not hold in that version. */
  readonly changed: number;
  /** Cases that left the index. */
  readonly removed: number;
  /** Readings that are older than what the index holds. */
  readonly ahead: number;
}

/** Says that another worker leads by now, so that nothing was written. */
export class LeadershipLost extends Error {
  override readonly name = 'LeadershipLost';

  constructor() {
    super('another worker leads by now');
  }
}

/** Where the worker keeps every case of SEACATS, and how far it has come. All questions throw when it cannot be reached. */
export interface CaseIndex {
  place(): Promise<IndexPlace>;
  /** How many cases the index holds. */
  count(): Promise<number>;
  /** The digest of a stretch, made as `CaseDigest` says; a case that could not be read makes it differ from every other. */
  digestOf(stretch: CaseStretch): Promise<{ readonly count: number; readonly sha256: string }>;
  /** Cases that are due to be read again, at most as many as asked for. */
  awaitedNow(most: number): Promise<readonly AnnouncedCase[]>;
  /** Writes a change for the leader with this fence, whole or not at all. Throws LeadershipLost when there is a later one. */
  write(change: IndexChange, fence: bigint): Promise<IndexOutcome>;
  /** Asks whoever leads to compare the index with SEACATS. */
  wantReconcile(): Promise<void>;
}

/** The right to write, which one worker has at a time and for a time. */
export interface WorkerLease {
  /** Takes the lead for so many milliseconds, and answers with the fence; null while somebody else has it. */
  take(holder: string, milliseconds: number): Promise<bigint | null>;
  /** Keeps the lead for so many milliseconds more; false when somebody else has taken it. */
  renew(fence: bigint, milliseconds: number): Promise<boolean>;
  /** Gives the lead back, if it is still held. */
  release(fence: bigint): Promise<void>;
}
