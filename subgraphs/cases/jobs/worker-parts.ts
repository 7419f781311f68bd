import type { Clock } from '#kernel/clock.ts';
import type { EventBus } from '#kernel/events.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { Meters } from '#kernel/meters.ts';
import type { Logger } from '#kernel/telemetry.ts';
import type { CaseFeed } from '../ports/case-feed.ts';
import type { CaseIndex } from '../ports/case-index.ts';
import type { EnforcementCase, UnreadableCase } from '../domain.ts';

/** Reads cases from SEACATS itself, at most 100 and never from a copy; a number absent from the answer has no case. */
export type LiveCases = (
  caseNumbers: readonly CaseNumber[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase>>;

/** Hears how the first reading of all cases goes. */
export interface BackfillObserver {
  began(): void;
  /** So many cases are stored, of as many as SEACATS says there are; null until it has said so. */
  progressed(stored: number, total: number | null): void;
  ended(stored: number): void;
  /** It stops before its end, to go on later. */
  stopped(): void;
}

/** What the worker's steps stand on. */
export interface WorkerParts {
  readonly feed: CaseFeed;
  readonly liveCases: LiveCases;
  readonly index: CaseIndex;
  readonly events: EventBus;
  readonly meters: Meters;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly backfillObserver: BackfillObserver;
}

/** The right to write, for as long as it lasts. */
export interface Lead {
  readonly fence: bigint;
  /** Aborted when the lead is lost or the worker is to stop. */
  readonly signal: AbortSignal;
}
