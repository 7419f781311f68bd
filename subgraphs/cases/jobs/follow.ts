import { nowOn } from '#kernel/clock.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { isCase, type EnforcementCase, type UnreadableCase } from '../domain.ts';
import type { AnnouncedCase } from '../ports/case-index.ts';
import { newestChanges } from './newest-changes.ts';
import type { Lead, WorkerParts } from './worker-parts.ts';

/** As many numbers as one call to SEACATS takes. */
const mostNumbers = 100;

/** How a page of changes ended: with more to come, at the end of the feed, or with changes that may have been missed. */
export type Followed = 'MORE' | 'END' | 'GAP';

/** Takes a page of changes into the index and moves the token past it, in one transaction; then says what changed. */
export async function followOnce(parts: WorkerParts, lead: Lead, feedToken: string): Promise<Followed> {
  const { feed, index, events, meters, clock } = parts;
  const page = await feed.changesSince(feedToken, lead);
  if (page === 'TOKEN_UNKNOWN') return 'GAP';
  const again = await index.awaitedNow(mostNumbers);
  if (page.changes.length === 0 && again.length === 0 && page.next === feedToken) return 'END';

  const newest = [...newestChanges(page.changes).values()];
  const deleted = newest.filter(({ kind }) => kind === 'DELETED');
  const wanted = latestOf([...newest.filter(({ kind }) => kind !== 'DELETED'), ...again], deleted);
  const readAt = nowOn(clock);
  const readings = await readLive(parts, lead, [...wanted.keys()]);
  const awaited = [...wanted.values()].filter((wish) => isOlder(readings.get(wish.caseNumber), wish));
  const late = new Set(awaited.map(({ caseNumber }) => caseNumber));
  const settled = [...again, ...deleted]
    .map(({ caseNumber }) => caseNumber)
    .filter((number) => !late.has(number));
  await index.write(
    { readings, readAt, deleted, awaited, settled, place: { feedToken: page.next } },
    lead.fence,
  );
  for (const { kind } of page.changes) meters.count('feed_changes', { kind });
  const caseNumbers = [...wanted.keys(), ...deleted.map(({ caseNumber }) => caseNumber)];
  if (caseNumbers.length > 0) await events.publish('case-changed', { caseNumbers });
  return page.more ? 'MORE' : 'END';
}

/** What is to be read, each case in the latest version that was announced, without what has been deleted after it. */
function latestOf(
  announced: readonly AnnouncedCase[],
  deleted: readonly AnnouncedCase[],
): Map<CaseNumber, AnnouncedCase> {
  const gone = new Map(deleted.map(({ caseNumber, recordVersion }) => [caseNumber, recordVersion]));
  const latest = new Map<CaseNumber, AnnouncedCase>();
  for (const { caseNumber, recordVersion } of announced) {
    if (recordVersion <= (gone.get(caseNumber) ?? -1n)) continue;
    if (recordVersion > (latest.get(caseNumber)?.recordVersion ?? -1n))
      latest.set(caseNumber, { caseNumber, recordVersion });
  }
  return latest;
}

/** Whether SEACATS gave less than it announced: nothing, or an earlier version. */
const isOlder = (
  reading: EnforcementCase | UnreadableCase | undefined,
  { recordVersion }: AnnouncedCase,
): boolean => reading === undefined || (isCase(reading) && reading.recordVersion < recordVersion);

async function readLive(
  { liveCases }: WorkerParts,
  { signal }: Lead,
  caseNumbers: readonly CaseNumber[],
): Promise<Map<CaseNumber, EnforcementCase | UnreadableCase>> {
  const readings = new Map<CaseNumber, EnforcementCase | UnreadableCase>();
  for (let begin = 0; begin < caseNumbers.length; begin += mostNumbers) {
    const found = await liveCases(caseNumbers.slice(begin, begin + mostNumbers), signal);
    for (const [caseNumber, reading] of found) readings.set(caseNumber, reading);
  }
  return readings;
}
