import { createHash } from 'node:crypto';

import type { CaseDigest } from '#cases/ports/case-feed.ts';
import { readCaseNumber, type CaseNumber } from '#kernel/identifiers.ts';
import type { ResponseOf } from './wire.ts';

const digestOfNothing = createHash('sha256').digest('hex');

/**
 * Reads an answer of DigestCases. Throws an Error for a stretch that does not end after the number that was asked, that
 * counts more cases than were asked, or whose count and digest do not agree about whether it is empty.
 */
export function toCaseDigest(
  { after, size }: { readonly after: CaseNumber | null; readonly size: number },
  { UPTO_CASE_NBR, CASE_CNT, DGST_TXT }: ResponseOf<'DigestCases'>,
): CaseDigest {
  const count = BigInt(CASE_CNT);
  const upTo = UPTO_CASE_NBR === undefined ? null : readCaseNumber(UPTO_CASE_NBR);
  if (count < 0n || count > BigInt(size)) throw new Error('the answer counts more cases than were asked');
  if (upTo !== null && after !== null && upTo <= after) throw new Error('the stretch does not move');
  if (upTo !== null && count === 0n) throw new Error('a stretch without cases that does not go to the end');
  if ((count === 0n) !== (DGST_TXT === digestOfNothing)) throw new Error('the count and the digest disagree');
  return { after, upTo, count: Number(count), sha256: DGST_TXT };
}
