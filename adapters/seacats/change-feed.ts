import type { EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import type {
  CaseChange,
  CaseDigest,
  CaseFeed,
  CensusPage,
  ChangePage,
  FeedToken,
} from '#cases/ports/case-feed.ts';
import { readMoment, type Moment } from '#kernel/calendar.ts';
import { nowOn, type Clock } from '#kernel/clock.ts';
import { readCaseNumber, type AccountKeyMaker, type CaseNumber } from '#kernel/identifiers.ts';
import type { SeacatsClient, SeacatsOperation } from './client.ts';
import { failureOfCall, failureOfRecord } from './faults.ts';
import type { Guard } from './guard.ts';
import { toCaseAnswer } from './to-case-answer.ts';
import type { Translation } from './to-enforcement-case.ts';
import type {
  CaseChangeRecord,
  DigestCasesResponse,
  ListCaseChangesResponse,
  SearchCasesResponse,
} from './wire.ts';

/** The operations of the feed. */
export type FeedOperation = Exclude<SeacatsOperation, 'GetCases'>;

/** What the feed is built from. */
export interface ChangeFeedParts {
  readonly client: SeacatsClient;
  readonly guards: Readonly<Record<FeedOperation, Guard>>;
  readonly clock: Clock;
  readonly accountKeyOf: AccountKeyMaker;
}

const changesAPage = 1_000;
const casesAPage = 100;
const casesADigest = 10_000;
/** A token that is longer is none: it is kept and sent again with every question. */
const longestToken = 200;

/** What SEACATS tells of its cases as a whole, each operation behind its guard. */
export function createChangeFeed({ client, guards, clock, accountKeyOf }: ChangeFeedParts): CaseFeed {
  const listChanges = (since: FeedToken | null, signal: AbortSignal) =>
    guards.ListCaseChanges.run(
      async (withinCall) => {
        const answer = await client.listCaseChanges(since, changesAPage, { signal: withinCall });
        return answer === null ? null : toChangePage(since, answer);
      },
      { signal, ledger: null },
    );
  return {
    async currentToken({ signal }) {
      const page = await listChanges(null, signal);
      if (page === null) throw garbled('ListCaseChanges', 'a token is unknown that was not sent');
      return page.next;
    },
    async changesSince(token, { signal }) {
      return (await listChanges(token, signal)) ?? 'TOKEN_UNKNOWN';
    },
    async casesAfter(after, { signal }) {
      return guards.SearchCases.run(
        async (withinCall) => {
          const answer = await client.searchCases(after, casesAPage, { signal: withinCall });
          return toCensusPage(after, answer, { accountKeyOf, asOf: nowOn(clock) });
        },
        { signal, ledger: null },
      );
    },
    async digestAfter(after, { signal }) {
      return guards.DigestCases.run(
        async (withinCall) =>
          toCaseDigest(after, await client.digestCases(after, casesADigest, { signal: withinCall })),
        { signal, ledger: null },
      );
    },
  };
}

const garbled = (operation: FeedOperation, what: string) => failureOfCall(operation, new Error(what));

function toChangePage(
  since: FeedToken | null,
  { CHG, NEXT_TKN, MORE_FLG }: ListCaseChangesResponse,
): ChangePage {
  if (NEXT_TKN === '' || NEXT_TKN.length > longestToken)
    throw garbled('ListCaseChanges', 'a token that is none');
  const more = MORE_FLG === 'Y';
  // It would be asked for ever.
  if (more && NEXT_TKN === since) throw garbled('ListCaseChanges', 'more that follows at the same token');
  return { changes: CHG.map(toCaseChange), next: NEXT_TKN, more };
}

const kinds: ReadonlyMap<string, CaseChange['kind']> = new Map([
  ['A', 'ADDED'],
  ['C', 'CHANGED'],
  ['D', 'DELETED'],
]);

function toCaseChange({ CASE_NBR, CHG_CD, REC_VER_NBR, CHG_TS }: CaseChangeRecord): CaseChange {
  const kind = kinds.get(CHG_CD);
  if (kind === undefined) throw garbled('ListCaseChanges', 'an unknown change code');
  return {
    caseNumber: readCaseNumber(CASE_NBR),
    kind,
    recordVersion: BigInt(REC_VER_NBR),
    changedAt: momentOf(CHG_TS),
  };
}

function momentOf(text: string): Moment {
  try {
    return readMoment(text);
  } catch (cause) {
    throw failureOfCall('ListCaseChanges', cause);
  }
}

/** A page of cases; refused as a whole when its numbers do not ascend from where it was asked to begin. */
function toCensusPage(
  after: CaseNumber | null,
  { CASE_REC, UPTO_CASE_NBR }: SearchCasesResponse,
  translation: Translation,
): CensusPage {
  const cases = new Map<CaseNumber, EnforcementCase | UnreadableCase>();
  let last: CaseNumber | null = after;
  for (const reading of CASE_REC) {
    const text = reading.readable ? reading.value.CASE_NBR : reading.read.CASE_NBR;
    // Whose it is cannot be told, and a page that lacks a case would end it.
    if (text === undefined) throw garbled('SearchCases', 'a record without a number');
    const caseNumber = readCaseNumber(text);
    if (last !== null && caseNumber <= last) throw garbled('SearchCases', 'numbers that do not ascend');
    last = caseNumber;
    const answer = toCaseAnswer(
      caseNumber,
      reading.readable
        ? { kind: 'record', record: reading.value }
        : { kind: 'unreadable', failure: failureOfRecord(caseNumber, reading.reason), read: reading.read },
      translation,
    );
    if (answer !== null) cases.set(caseNumber, answer);
  }
  const next = UPTO_CASE_NBR === undefined ? null : readCaseNumber(UPTO_CASE_NBR);
  if (next !== null && (next !== last || next === after)) {
    throw garbled('SearchCases', 'a page that does not end with its last number');
  }
  return { cases, next };
}

function toCaseDigest(
  after: CaseNumber | null,
  { UPTO_CASE_NBR, CASE_CNT, DGST_TXT }: DigestCasesResponse,
): CaseDigest {
  const upTo = UPTO_CASE_NBR === undefined ? null : readCaseNumber(UPTO_CASE_NBR);
  const count = Number(CASE_CNT);
  if (count < 0 || count > casesADigest) throw garbled('DigestCases', 'a count that cannot be');
  if (upTo !== null && ((after !== null && upTo <= after) || count === 0)) {
    throw garbled('DigestCases', 'a stretch that does not go on');
  }
  return { after, upTo, count, sha256: DGST_TXT };
}
