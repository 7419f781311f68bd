import type { CaseNumber } from '#kernel/identifiers.ts';
import type { CaseChange } from '../ports/case-feed.ts';

/**
 * The latest change of each case by its version, so that neither the order in which changes come nor one that comes twice
 * makes a difference. Of a deletion and another change with one version the deletion is taken: what is not read again
 * could stay wrong, and what has been deleted wrongly is found by comparing.
 */
export function newestChanges(changes: readonly CaseChange[]): ReadonlyMap<CaseNumber, CaseChange> {
  const newest = new Map<CaseNumber, CaseChange>();
  for (const change of changes) {
    const known = newest.get(change.caseNumber);
    if (known === undefined || isLater(change, known)) newest.set(change.caseNumber, change);
  }
  return newest;
}

const isLater = (change: CaseChange, known: CaseChange): boolean =>
  change.recordVersion > known.recordVersion ||
  (change.recordVersion === known.recordVersion && change.kind === 'DELETED');
