import type { CaseNumber } from '#kernel/identifiers.ts';
import type { WorkerParts } from './worker-parts.ts';

/** Counts the cases of SEACATS by its digests while other things go on; the answer gives null until they are counted. */
export function countCases({ feed, logger }: WorkerParts, signal: AbortSignal): () => number | null {
  let total: number | null = null;
  const count = async (): Promise<void> => {
    let counted = 0;
    let after: CaseNumber | null = null;
    do {
      const digest = await feed.digestAfter(after, { signal });
      counted += digest.count;
      after = digest.upTo;
    } while (after !== null);
    total = counted;
  };
  count().catch((problem: unknown) => {
    // Progress is then told without a share.
    logger.debug({ cause: String(problem) }, 'the cases of SEACATS were not counted');
  });
  return () => total;
}
