import type { CaseChange, ChangePage, FeedToken } from '#cases/ports/case-feed.ts';
import { readMoment } from '#kernel/calendar.ts';
import { readCaseNumber } from '#kernel/identifiers.ts';
import type { ResponseOf } from './wire.ts';

const kinds: ReadonlyMap<string, CaseChange['kind']> = new Map([
  ['A', 'ADDED'],
  ['C', 'CHANGED'],
  ['D', 'DELETED'],
]);

/**
 * Reads a page of ListCaseChanges. Throws an Error for one that is larger than was asked, that goes on without having
 * moved, which would be read for ever, or that has changes although no token was asked.
 */
export function toChangePage(
  { since, size }: { readonly since: FeedToken | null; readonly size: number },
  { CHG, NEXT_TKN, MORE_FLG }: ResponseOf<'ListCaseChanges'>,
): ChangePage {
  if (CHG.length > size) throw new Error('the answer has more changes than were asked');
  if (since === null && CHG.length > 0) throw new Error('the answer has changes that were not asked');
  const more = MORE_FLG === 'Y';
  if (NEXT_TKN === since && (more || CHG.length > 0)) throw new Error('the feed does not move');
  return { changes: CHG.map(toCaseChange), next: NEXT_TKN, more };
}

function toCaseChange({
  CASE_NBR,
  CHG_CD,
  REC_VER_NBR,
  CHG_TS,
}: ResponseOf<'ListCaseChanges'>['CHG'][number]) {
  const kind = kinds.get(CHG_CD);
  const recordVersion = BigInt(REC_VER_NBR);
  if (kind === undefined) throw new Error('an unknown kind of change');
  if (recordVersion < 0n) throw new Error('a record version below zero');
  return { caseNumber: readCaseNumber(CASE_NBR), kind, recordVersion, changedAt: readMoment(CHG_TS) };
}
