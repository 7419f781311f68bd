import type { Moment } from './calendar.ts';
import type { FailureCode } from './failure.ts';
import type { Source } from './source.ts';

/** How a system was found by one operation, worst first where it was asked more than once. */
export type SourceState =
  /** It failed, and no usable copy was at hand. */
  | 'FAILED'
  /** It failed, and the last known copy stood in. */
  | 'STALE'
  /** It answered, or a copy within its promised age did. */
  | 'ANSWERED';

/** One system as an operation found it. */
export interface SourceReport {
  readonly system: Source['system'];
  readonly state: SourceState;
  /** The oldest moment at which the system confirmed what was served from it; null when nothing was, or it says so of each record. */
  readonly asOf: Moment | null;
  /** With which code it failed; null when it did not. */
  readonly code: FailureCode | null;
}

/** What one operation cost the legacy system, and what spared it. */
export interface LegacyReport {
  /** Calls made for this operation, by the name of the SEACATS operation. */
  readonly byOperation: Readonly<Record<string, number>>;
  /** Records that came with a call which another request had begun. */
  readonly coalesced: number;
  /** Records that came from a copy within its promised age. */
  readonly fromCache: number;
  /** Records that came from an older copy because SEACATS failed. */
  readonly stale: number;
  readonly sources: readonly SourceReport[];
}

/** Counts, for one operation, what its answer cost; the parts that know report to it as they go. */
export interface LegacyLedger {
  /** A call was made to a SEACATS operation on behalf of this request, retries included. */
  called(operation: string): void;
  coalesced(records: number): void;
  fromCache(records: number): void;
  stale(records: number): void;
  /** A system was asked, and how that went. */
  found(report: SourceReport): void;
  /** Takes over what a subgraph in another process has counted. */
  add(report: LegacyReport): void;
  report(): LegacyReport;
}

const severity: Readonly<Record<SourceState, number>> = { ANSWERED: 0, STALE: 1, FAILED: 2 };

/** A ledger of one operation with nothing in it. */
export function createLegacyLedger(): LegacyLedger {
  const byOperation: Record<string, number> = {};
  const counted = { coalesced: 0, fromCache: 0, stale: 0 };
  const sources = new Map<SourceReport['system'], SourceReport>();
  const calls = (operation: string, count: number): void => {
    byOperation[operation] = (byOperation[operation] ?? 0) + count;
  };
  const found = (report: SourceReport): void => {
    const known = sources.get(report.system);
    sources.set(report.system, known === undefined ? report : worse(known, report));
  };
  return {
    called: (operation) => calls(operation, 1),
    coalesced: (records) => void (counted.coalesced += records),
    fromCache: (records) => void (counted.fromCache += records),
    stale: (records) => void (counted.stale += records),
    found,
    add(report) {
      for (const [operation, count] of Object.entries(report.byOperation)) calls(operation, count);
      counted.coalesced += report.coalesced;
      counted.fromCache += report.fromCache;
      counted.stale += report.stale;
      for (const source of report.sources) found(source);
    },
    report: () => ({
      byOperation: { ...byOperation },
      ...counted,
      sources: [...sources.values()].sort((one, other) => (one.system < other.system ? -1 : 1)),
    }),
  };
}

/** Two reports of one system as one: the worse state, and the older of what was served. */
function worse(one: SourceReport, other: SourceReport): SourceReport {
  const graver = severity[other.state] > severity[one.state] ? other : one;
  const [asOf = null] = [one.asOf, other.asOf].filter((moment) => moment !== null).sort();
  return { ...graver, asOf };
}
