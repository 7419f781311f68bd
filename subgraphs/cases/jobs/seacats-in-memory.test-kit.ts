import { createHash } from 'node:crypto';
import { Failure } from '#kernel/failure.ts';
import { readMoment } from '#kernel/calendar.ts';
import { readCaseNumber, type CaseNumber } from '#kernel/identifiers.ts';
import { aCase } from '../case.test-kit.ts';
import type { CaseChange, CaseFeed } from '../ports/case-feed.ts';
import type { EnforcementCase } from '../domain.ts';
import type { LiveCases } from './worker-parts.ts';

/** A SEACATS in memory, which tests change and take down, and which remembers what it was asked. */
export interface SeacatsInMemory {
  readonly feed: CaseFeed;
  readonly liveCases: LiveCases;
  readonly cases: Map<CaseNumber, EnforcementCase>;
  /** Every question, as its name and what it was about. */
  readonly asked: string[];
  /** Runs before a question is answered. */
  beforeAnswer: (question: string) => void | Promise<void>;
  /** Changes a case, or makes it; the feed tells of it. */
  change(caseNumber: string): void;
  delete(caseNumber: string): void;
  /** Tells of a change in the feed without making it. */
  announce(change: Pick<CaseChange, 'caseNumber' | 'kind' | 'recordVersion'>): void;
  /** Forgets the feed up to now. */
  forgetFeed(): void;
  down: boolean;
}

const changedAt = readMoment('2026-01-01T00:00:00Z');

/** The number of the case in this place. */
export const numberAt = (place: number): CaseNumber =>
  readCaseNumber(`20261704${`${place}`.padStart(6, '0')}-01`);

/** A SEACATS with so many cases, of version 1, which gives so many at a time. */
export function aSeacats(count: number, pageSize = 10): SeacatsInMemory {
  const numbers = Array.from({ length: count }, (_, place) => numberAt(place + 1));
  const cases = new Map(numbers.map((number) => [number, aCase(number)]));
  const changes: CaseChange[] = [];
  const asked: string[] = [];
  let oldest = 0;
  const ask = async (question: string): Promise<void> => {
    asked.push(question);
    await seacats.beforeAnswer(question);
    if (seacats.down) throw new Failure('SEACATS_UNAVAILABLE', 'SEACATS did not answer');
  };
  const stretchAfter = (after: CaseNumber | null, size: number) => {
    const all = [...cases.keys()].sort().filter((number) => after === null || number > after);
    const page = all.slice(0, size);
    return { page, next: all.length > size ? (page.at(-1) ?? null) : null };
  };
  const versionOf = (number: CaseNumber): bigint => cases.get(number)?.recordVersion ?? 0n;

  const seacats: SeacatsInMemory = {
    cases,
    asked,
    down: false,
    beforeAnswer: () => undefined,
    change(text) {
      const caseNumber = readCaseNumber(text);
      const recordVersion = versionOf(caseNumber) + 1n;
      cases.set(caseNumber, aCase(caseNumber, { recordVersion }));
      seacats.announce({ caseNumber, kind: recordVersion === 1n ? 'ADDED' : 'CHANGED', recordVersion });
    },
    delete(text) {
      const caseNumber = readCaseNumber(text);
      const recordVersion = versionOf(caseNumber) + 1n;
      cases.delete(caseNumber);
      seacats.announce({ caseNumber, kind: 'DELETED', recordVersion });
    },
    announce: (change) => void changes.push({ ...change, changedAt }),
    forgetFeed: () => void (oldest = changes.length + 1),
    async liveCases(caseNumbers) {
      await ask(`cases ${caseNumbers.join(' ')}`);
      return new Map(
        caseNumbers.flatMap((number) => {
          const found = cases.get(number);
          return found === undefined ? [] : [[number, found]];
        }),
      );
    },
    feed: {
      async currentToken() {
        await ask('token');
        oldest = Math.min(oldest, changes.length);
        return `T${changes.length}`;
      },
      async changesSince(token) {
        await ask(`changes ${token}`);
        const since = Number(token.slice(1));
        if (since < oldest) return 'TOKEN_UNKNOWN';
        const page = changes.slice(since, since + pageSize);
        return { changes: page, next: `T${since + page.length}`, more: since + page.length < changes.length };
      },
      async casesAfter(after) {
        const { page, next } = stretchAfter(after, pageSize);
        const read = new Map(page.flatMap((number) => [...cases].filter(([known]) => known === number)));
        await ask(`census ${after ?? 'from the beginning'}`);
        return { cases: read, next };
      },
      async digestAfter(after) {
        await ask(`digest ${after ?? 'from the beginning'}`);
        const { page, next } = stretchAfter(after, pageSize * 3);
        const hash = createHash('sha256');
        for (const number of page) hash.update(`${number} ${versionOf(number)}\n`);
        return { after, upTo: next, count: page.length, sha256: hash.digest('hex') };
      },
    },
  };
  return seacats;
}
