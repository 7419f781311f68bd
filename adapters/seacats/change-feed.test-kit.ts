import { createHash } from 'node:crypto';

import type { CaseFeed, EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { aClock } from '#kernel/standing.test-kit.ts';
import type { SeacatsMock, SeacatsMockOptions } from '#seacats-mock/start-seacats-mock.ts';
import { startSeacatsMock } from '#seacats-mock/start-seacats-mock.ts';

import { accountKeyOf } from './case-record.test-kit.ts';
import { createCaseFeed, type PageSizes } from './change-feed.ts';
import { clientOf } from './raw-seacats.test-kit.ts';

const credentials = { username: 'claimgraph', password: 'open sesame' };

/** What comes with a question of these tests, none of which is given up. */
export const question = { signal: new AbortController().signal };

/** What a test does with the feed of a SEACATS that it can change. */
export async function withFeed<T>(
  use: (feed: CaseFeed, mock: SeacatsMock) => Promise<T>,
  { pages, ...options }: Partial<SeacatsMockOptions> & { pages?: PageSizes } = {},
): Promise<T> {
  await using mock = await startSeacatsMock({ ...credentials, ...options });
  await using client = await clientOf(mock.url, credentials);
  return await use(createCaseFeed(client, aClock(), accountKeyOf, pages), mock);
}

/** Every case of a census, page by page. */
export async function everyCase(feed: CaseFeed): Promise<[CaseNumber, EnforcementCase | UnreadableCase][]> {
  const cases: [CaseNumber, EnforcementCase | UnreadableCase][] = [];
  let after: CaseNumber | null = null;
  do {
    const page = await feed.casesAfter(after, question);
    cases.push(...page.cases);
    after = page.next;
  } while (after !== null);
  return cases;
}

/** The digest of these cases, worked out from the cases themselves. */
export const digestOf = (cases: readonly [CaseNumber, EnforcementCase | UnreadableCase][]): string =>
  createHash('sha256')
    .update(
      cases
        .map(([number, found]) => `${number} ${'recordVersion' in found ? found.recordVersion : '?'}\n`)
        .join(''),
    )
    .digest('hex');
