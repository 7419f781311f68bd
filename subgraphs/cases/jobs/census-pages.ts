import { nowOn } from '#kernel/clock.ts';
import type { Moment } from '#kernel/calendar.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { CensusPage } from '../ports/case-feed.ts';
import type { Lead, WorkerParts } from './worker-parts.ts';

/** A page of all cases, with where it begins and when it was asked for. */
export interface PlacedPage extends CensusPage {
  readonly after: CaseNumber | null;
  readonly readAt: Moment;
}

/** All cases after a number, page by page; while one page is being stored the next is on its way, and no more. */
export async function* censusPages(
  { feed, clock }: WorkerParts,
  lead: Lead,
  first: CaseNumber | null,
): AsyncGenerator<PlacedPage, void> {
  const ask = async (after: CaseNumber | null): Promise<PlacedPage> => {
    const readAt = nowOn(clock);
    return { after, readAt, ...(await feed.casesAfter(after, lead)) };
  };
  // Whoever stops before a page that failed does not hear of it.
  const asked = (after: CaseNumber | null) => Promise.allSettled([ask(after)]);
  for (let coming = asked(first); ;) {
    const [answer] = await coming;
    if (answer.status === 'rejected') throw answer.reason;
    const page = answer.value;
    if (page.next !== null) coming = asked(page.next);
    yield page;
    if (page.next === null) return;
  }
}
