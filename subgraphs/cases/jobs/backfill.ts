import { nowOn } from '#kernel/clock.ts';
import { countCases } from './count-cases.ts';
import { censusPages } from './census-pages.ts';
import type { Lead, WorkerParts } from './worker-parts.ts';

/**
 * Reads every case of SEACATS into the index, from the page on at which an earlier attempt stopped. The place in the
 * change feed is noted before the first page, so that what changes meanwhile is read again afterwards and not missed.
 */
export async function backfill(parts: WorkerParts, lead: Lead): Promise<void> {
  const { feed, index, clock, backfillObserver } = parts;
  const { feedToken, backfilledTo } = await index.place();
  if (feedToken === null) {
    const place = { feedToken: await feed.currentToken(lead) };
    await index.write({ readings: new Map(), readAt: nowOn(clock), place }, lead.fence);
  }
  let stored = backfilledTo === null ? 0 : await index.count();
  const ended = new AbortController();
  const total = countCases(parts, AbortSignal.any([lead.signal, ended.signal]));
  backfillObserver.began();
  try {
    for await (const { cases, after, next, readAt } of censusPages(parts, lead, backfilledTo)) {
      await index.write(
        {
          readings: cases,
          readAt,
          allOf: { after, upTo: next },
          // What has just been read from end to end need not be compared before its time.
          place:
            next === null
              ? { backfilledTo: null, backfilled: true, reconciledAt: readAt }
              : { backfilledTo: next },
        },
        lead.fence,
      );
      stored += cases.size;
      backfillObserver.progressed(stored, total());
    }
    backfillObserver.ended(stored);
  } finally {
    ended.abort();
    backfillObserver.stopped();
  }
}
