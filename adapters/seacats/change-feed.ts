import type { CaseFeed } from '#cases/ports/case-feed.ts';
import { isCase, type EnforcementCase, type UnreadableCase } from '#cases/domain.ts';
import { Failure } from '#kernel/failure.ts';
import { nowOn, type Clock } from '#kernel/clock.ts';
import { readCaseNumber, type AccountKeyMaker, type CaseNumber } from '#kernel/identifiers.ts';
import { noBadInputNotes, type BadInputNotes } from './bad-input.ts';
import type { SeacatsClient } from './client.ts';
import type { Translation } from './to-enforcement-case.ts';
import { toFoundCase } from './to-found-case.ts';

/** How much the feed asks for at a time. */
export interface PageSizes {
  /** Changes, 1,000 at most. */
  readonly changes: number;
  /** Cases of the census, 100 at most. */
  readonly cases: number;
  /** Cases of a digest, 10,000 at most. */
  readonly digest: number;
}

const largest: PageSizes = { changes: 1_000, cases: 100, digest: 10_000 };

/** The change feed over SEACATS: one call a page. */
export function createCaseFeed(
  client: Pick<SeacatsClient, 'listCaseChanges' | 'searchCases' | 'digestCases'>,
  clock: Clock,
  accountKeyOf: AccountKeyMaker,
  pages: PageSizes = largest,
  badInput: BadInputNotes = noBadInputNotes,
): CaseFeed {
  return {
    async currentToken(question) {
      const page = await client.listCaseChanges(null, pages.changes, question);
      if (page === 'TOKEN_UNKNOWN')
        throw new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not say where its feed ends');
      return page.next;
    },
    changesSince: (token, question) => client.listCaseChanges(token, pages.changes, question),
    async casesAfter(after, question) {
      const { readings, next } = await client.searchCases(after, pages.cases, question);
      const translation: Translation = { accountKeyOf, asOf: nowOn(clock) };
      const cases = new Map<CaseNumber, EnforcementCase | UnreadableCase>();
      for (const [number, reading] of readings) {
        const caseNumber = readCaseNumber(number);
        const found = toFoundCase(caseNumber, reading, translation);
        if (found === null) continue;
        if (!isCase(found)) badInput.record('SearchCases', caseNumber, found.failure, reading);
        cases.set(caseNumber, found);
      }
      return { cases, next: next === null ? null : readCaseNumber(next) };
    },
    digestAfter: (after, question) => client.digestCases(after, pages.digest, question),
  };
}
