import { nowOn } from '#kernel/clock.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { CaseStretch, ReconcileReport } from '../ports/case-index.ts';
import { censusPages, type PlacedPage } from './census-pages.ts';
import type { Lead, WorkerParts } from './worker-parts.ts';

/**
 * Compares the index with SEACATS stretch by stretch, and reads again where they do not agree. Between two stretches it
 * yields, so that changes can be followed meanwhile; at its end it notes what it found.
 */
export async function* reconcile(parts: WorkerParts, lead: Lead): AsyncGenerator<void, void> {
  const { feed, index, clock } = parts;
  let report: ReconcileReport = { stretches: 0, differing: 0, repaired: 0, ahead: 0 };
  let after: CaseNumber | null = null;
  do {
    const told = await feed.digestAfter(after, lead);
    const stretch: CaseStretch = { after, upTo: told.upTo };
    const held = await index.digestOf(stretch);
    const agrees = held.count === told.count && held.sha256 === told.sha256;
    report = { ...report, stretches: report.stretches + 1 };
    if (!agrees) report = added(report, await readAgain(parts, lead, stretch));
    after = told.upTo;
    yield;
  } while (after !== null);
  const place = { reconciledAt: nowOn(clock), reconcileReport: report, reconcileWanted: false };
  await index.write({ readings: new Map(), readAt: nowOn(clock), sweep: true, place }, lead.fence);
  const level = report.ahead > 0 ? 'warn' : 'info';
  parts.logger[level](report, 'the case index was compared with SEACATS');
}

type Repairs = Pick<ReconcileReport, 'repaired' | 'ahead'>;

const added = (report: ReconcileReport, { repaired, ahead }: Repairs): ReconcileReport => ({
  stretches: report.stretches,
  differing: report.differing + 1,
  repaired: report.repaired + repaired,
  ahead: report.ahead + ahead,
});

async function readAgain(parts: WorkerParts, lead: Lead, stretch: CaseStretch): Promise<Repairs> {
  const { index, events, meters } = parts;
  const repairs = { repaired: 0, ahead: 0 };
  for await (const page of censusPages(parts, lead, stretch.after)) {
    const { readings, allOf } = within(page, stretch);
    const { changed, removed, ahead } = await index.write(
      { readings, allOf, readAt: page.readAt },
      lead.fence,
    );
    repairs.repaired += changed + removed;
    repairs.ahead += ahead;
    if (changed + removed > 0) {
      meters.count('index_repairs', {}, changed + removed);
      await events.publish('case-changed', { caseNumbers: [...readings.keys()] });
    }
    if (allOf.upTo === stretch.upTo) break;
  }
  return repairs;
}

/** What of a page lies in a stretch, since a page may reach beyond its end. */
function within({ cases, after, next }: PlacedPage, { upTo }: CaseStretch) {
  if (upTo === null || (next !== null && next < upTo))
    return { readings: cases, allOf: { after, upTo: next } };
  return {
    readings: new Map([...cases].filter(([caseNumber]) => caseNumber <= upTo)),
    allOf: { after, upTo },
  };
}
