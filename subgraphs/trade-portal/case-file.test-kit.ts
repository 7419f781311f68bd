import { readMoment, type Moment } from '#kernel/calendar.ts';
import { createCursorSealer } from '#kernel/cursor.ts';
import { createDisclosureSheet } from '#kernel/disclosure.ts';
import type { Failure } from '#kernel/failure.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import type { Principal } from '#kernel/principal.ts';
import { createStandingReader } from '#kernel/standing.ts';
import {
  aCaseNumber,
  aClock,
  anAccountKey,
  anAuthorityRegister,
  type KnownAuthority,
} from '#kernel/standing.test-kit.ts';
import type { SubgraphContext } from './context.ts';
import {
  messagePosition,
  submissionPosition,
  type CaseFile,
  type CaseListRequest,
  type Message,
  type StakeholderGroup,
  type Submission,
} from './domain.ts';
import { createLoaders } from './loaders.ts';

/** A petition in a case of account A. */
export const aSubmission = (referenceId: string, change: Partial<Submission> = {}): Submission => ({
  referenceId,
  caseNumber: aCaseNumber(),
  kind: 'PETITION',
  state: 'RECEIVED',
  receivedAt: aMoment(1),
  listedAt: aMoment(1),
  filedBy: 'Broker',
  stakeholders: { accountKey: anAccountKey(), suretyCode: '999', day: null },
  source: { system: 'TRADE_PORTAL', asOf: aMoment(9), freshness: 'LIVE', synthetic: true },
  ...change,
});

/** A message in a case of account A. */
export const aMessage = (messageId: string, change: Partial<Message> = {}): Message => ({
  messageId,
  caseNumber: aCaseNumber(),
  sentAt: aMoment(1),
  from: 'OFFICE',
  author: 'Officer',
  text: 'Please send the invoice.',
  readAt: null,
  stakeholders: { accountKey: anAccountKey(), suretyCode: '999', day: null },
  ...change,
});

/** The so-many-eth day of January 2026, at noon. */
export const aMoment = (day: number): Moment =>
  readMoment(`2026-01-${String(day).padStart(2, '0')}T12:00:00Z`);

const isAfter = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) > JSON.stringify(other);

function groupsOf<T extends Submission | Message>(
  rows: readonly T[],
  { caseNumber, read, after }: CaseListRequest,
  positionOf: (row: T) => readonly string[],
): StakeholderGroup<T>[] {
  const ofCase = rows
    .filter((row) => row.caseNumber === caseNumber)
    .sort((one, other) => (isAfter(positionOf(one), positionOf(other)) ? -1 : 1));
  const names = new Set(ofCase.map(({ stakeholders }) => JSON.stringify(stakeholders)));
  return [...names].map((name) => {
    const group = ofCase.filter(({ stakeholders }) => JSON.stringify(stakeholders) === name);
    const items = group.filter((row) => after === null || isAfter(after, positionOf(row))).slice(0, read);
    return { stakeholders: JSON.parse(name) as Submission['stakeholders'], total: group.length, items };
  });
}

/** A case file in memory that remembers what it was asked. */
export function aCaseFile(
  rows: { readonly submissions?: readonly Submission[]; readonly messages?: readonly Message[] },
  failure: Failure | null = null,
): CaseFile & { readonly asked: unknown[][] } {
  const asked: unknown[][] = [];
  const { submissions = [], messages = [] } = rows;
  const asking = (...question: unknown[]): void => {
    asked.push(question);
    if (failure !== null) throw failure;
  };
  return {
    asked,
    async submissionsById(referenceIds) {
      asking('submissionsById', ...referenceIds);
      const named = submissions.filter(({ referenceId }) => referenceIds.includes(referenceId));
      return new Map(named.map((row) => [row.referenceId, row]));
    },
    async submissionsOf(requests) {
      asking('submissionsOf', ...requests.map(({ caseNumber }) => caseNumber));
      return new Map(
        requests.map((request) => [request, groupsOf(submissions, request, submissionPosition)]),
      );
    },
    async messagesOf(requests) {
      asking('messagesOf', ...requests.map(({ caseNumber }) => caseNumber));
      return new Map(requests.map((request) => [request, groupsOf(messages, request, messagePosition)]));
    },
  };
}

/** One fetch of somebody from a case file. */
export function aFetch(
  principal: Principal,
  caseFile: CaseFile,
  known: Partial<KnownAuthority> = {},
): SubgraphContext {
  const disclosures = createDisclosureSheet();
  const standingOf = createStandingReader(anAuthorityRegister(known), aClock());
  const request = {
    principal,
    traceId: 'trace',
    signal: new AbortController().signal,
    ledger: createLegacyLedger(),
  };
  return {
    principal,
    disclosures,
    loaders: createLoaders(caseFile, standingOf, request, disclosures),
    cursors: createCursorSealer('a secret of the house'),
  };
}
