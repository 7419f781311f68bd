import type { LegacyReport, SourceReport } from '#kernel/legacy-ledger.ts';
import type { LegacyUse } from './legacy-use.ts';

/** What an answer says of its cost, as `extensions.legacy`. */
export interface LegacyExtension extends Omit<LegacyReport, 'sources'> {
  /** The most calls that were expected. */
  readonly estimated: number;
  /** The calls that were made, those that were tried again included. */
  readonly actual: number;
  /** The most calls that this audience may cause with one operation. */
  readonly budget: number;
}

/** What an answer adds to `extensions`. */
export interface LegacyExtensions {
  readonly legacy?: LegacyExtension;
  readonly sources?: readonly SourceReport[];
}

/**
 * What an answer says besides its data: its cost where that is shown, and how each system was found, also where one of
 * them did not simply answer.
 */
export function legacyExtensions(
  { estimated, isShown, tellsShared, budget }: LegacyUse,
  { sources, ...all }: LegacyReport,
): LegacyExtensions {
  if (estimated === null) return {};
  const counted = tellsShared ? all : asIfAlone(all);
  const isPartial = sources.some(({ state }) => state !== 'ANSWERED');
  const actual = Object.values(counted.byOperation).reduce((sum, calls) => sum + calls, 0);
  return {
    ...(isShown ? { legacy: { estimated, actual, budget, ...counted } } : {}),
    ...(isShown || isPartial ? { sources } : {}),
  };
}

/**
 * What was counted, with a shared call told as the asker's own. Only a case that exists for somebody is asked for by
 * somebody else, so that to share a call for it would tell it from a number without a case.
 */
const asIfAlone = ({ byOperation, coalesced, ...others }: Omit<LegacyReport, 'sources'>) => ({
  byOperation:
    coalesced > 0 && byOperation['GetCases'] === undefined ? { ...byOperation, GetCases: 1 } : byOperation,
  coalesced: 0,
  ...others,
});
