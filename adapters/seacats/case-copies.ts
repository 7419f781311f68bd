import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import { caseFromText, caseToText } from '#cases/ports/stored-case.ts';
import type { Clock } from '#kernel/clock.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { createSealer } from '#kernel/sealing.ts';
import type { SharedCopies } from '#kernel/shared-copies.ts';

/** A case as it was read once. */
export interface CaseCopy {
  readonly found: EnforcementCase | UnreadableCase;
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** Whether it may be served without asking SEACATS. */
  readonly isFresh: boolean;
}

/** Copies of cases below the policy, in this process and, where there is one, in a place that processes share. */
export interface CaseCopies {
  /** What is at hand in this process. */
  copyOf(caseNumber: CaseNumber): CaseCopy | null;
  /** Whether this process has told an asker lately that there is nothing under a number. */
  wasDenied(caseNumber: CaseNumber, asker: string): boolean;
  /** Fetches what other processes have shared of numbers. */
  fetch(caseNumbers: readonly CaseNumber[]): Promise<void>;
  /** Keeps what was read; `begunAt` is when the reading began, on the monotonic clock. */
  keep(found: ReadonlyMap<CaseNumber, EnforcementCase | UnreadableCase>, begunAt: number): Promise<void>;
  /** Remembers that an asker was told of nothing; for that asker only, since each learns only what their own questions brought. */
  deny(caseNumbers: readonly CaseNumber[], asker: string, begunAt: number): void;
  /** Forgets numbers, also what a reading that is under way will bring. */
  drop(caseNumbers: readonly CaseNumber[]): Promise<void>;
  /** Claims the reading of numbers for this process, and answers those that no other process is reading. */
  claim(caseNumbers: readonly CaseNumber[]): Promise<readonly CaseNumber[]>;
  release(caseNumbers: readonly CaseNumber[]): Promise<void>;
}

/** How copies are kept; times in milliseconds. */
export interface CaseCopiesOptions {
  /** How long a copy is fresh, a tenth more or less by chance, so that what was read together does not end together. */
  readonly freshMs: number;
  /** How long it is kept for the time when SEACATS fails. */
  readonly usableMs: number;
  /** Seals what leaves this process, and hides the numbers under which it is kept. */
  readonly secret: string;
  readonly shared: SharedCopies | null;
  readonly clock: Clock;
  /** The most characters that this process keeps. */
  readonly mostCharacters?: number;
}

/** By how much the clocks of processes may differ. */
const clockSkewMs = 1_000;

interface Kept {
  readonly found: EnforcementCase | UnreadableCase;
  readonly readAt: number;
  /** Until when it is fresh, on the monotonic clock. */
  readonly freshUntil: number;
}

/**
 * How long a claim lasts at most. Whoever holds one may have died, and those who wait for it have a deadline of their own:
 * then they read themselves, which at worst is one call more.
 */
const claimMs = 2_000;
const mostRemembered = 100_000;

/** Copies with nothing kept yet. */
export function createCaseCopies(options: CaseCopiesOptions): CaseCopies {
  const { freshMs, usableMs, shared, clock, mostCharacters = 64 * 1024 * 1024 } = options;
  const sealer = createSealer(options.secret, 'case copies');
  const keyOf = (kind: 'case' | 'reading', caseNumber: CaseNumber): string =>
    `${kind}:${createHmac('sha256', options.secret).update(`${kind} ${caseNumber}`).digest('base64url')}`;

  const copies = new LRUCache<CaseNumber, Kept>({ maxSize: mostCharacters });
  const denials = new LRUCache<string, { readonly from: number; readonly until: number }>({
    max: mostRemembered,
  });
  /** When numbers were dropped last, on the monotonic clock. */
  const drops = new LRUCache<CaseNumber, number>({ max: mostRemembered });

  /** What this process has claimed or is claiming, and for how many readings. */
  const claims = new Map<CaseNumber, { readonly granted: Promise<boolean>; readings: number }>();

  const now = (): number => clock.monotonicMilliseconds();
  const lifetime = (): number => freshMs * (0.9 + 0.2 * Math.random());
  const wasDropped = (caseNumber: CaseNumber, begunAt: number): boolean =>
    (drops.get(caseNumber) ?? -Infinity) >= begunAt;

  function put(caseNumber: CaseNumber, kept: Kept, characters: number): void {
    const standing = copies.get(caseNumber);
    if (standing !== undefined && now() < standing.freshUntil && isLater(standing.found, kept.found)) return;
    copies.set(caseNumber, kept, { size: Math.max(1, characters) });
  }

  function takeOver(caseNumber: CaseNumber, sealed: Buffer): void {
    const text = sealer.open(sealed, keyOf('case', caseNumber));
    const read = /^(\d+) (\d+) /.exec(text ?? '');
    if (text === null || read === null) return;
    const found = caseFromText(text.slice(read[0].length));
    if (found === null || ('caseNumber' in found && found.caseNumber !== caseNumber)) return;
    const readAt = Number(read[1]);
    const age = clock.epochMilliseconds() - readAt;
    // What was read in the future was read before a clock was set back, and nobody knows how long ago.
    const freshFor = age < -clockSkewMs ? 0 : Number(read[2]) - Math.max(0, age);
    put(caseNumber, { found, readAt, freshUntil: now() + freshFor }, text.length);
  }

  return {
    copyOf(caseNumber) {
      const kept = copies.get(caseNumber);
      if (kept === undefined) return null;
      if (clock.epochMilliseconds() - kept.readAt > usableMs) return null;
      return { found: kept.found, readAt: kept.readAt, isFresh: now() < kept.freshUntil };
    },
    wasDenied(caseNumber, asker) {
      const known = denials.get(`${caseNumber} ${asker}`);
      return known !== undefined && now() < known.until && !wasDropped(caseNumber, known.from);
    },
    async fetch(caseNumbers) {
      if (shared === null) return;
      const begunAt = now();
      const caseKeys = new Map(caseNumbers.map((number) => [keyOf('case', number), number]));
      const kept = await shared.read([...caseKeys.keys()]);
      for (const [key, caseNumber] of caseKeys) {
        const sealed = kept.get(key);
        if (sealed !== undefined && !wasDropped(caseNumber, begunAt)) takeOver(caseNumber, sealed);
      }
    },
    async keep(found, begunAt) {
      const leaving = new Map<string, Buffer>();
      const readAt = clock.epochMilliseconds();
      for (const [caseNumber, each] of found) {
        if (wasDropped(caseNumber, begunAt)) continue;
        const freshFor = Math.round(lifetime());
        const text = caseToText(each);
        put(caseNumber, { found: each, readAt, freshUntil: now() + freshFor }, text.length);
        const key = keyOf('case', caseNumber);
        if (shared !== null) leaving.set(key, sealer.seal(`${readAt} ${freshFor} ${text}`, key));
      }
      if (leaving.size > 0) await shared?.write(leaving, usableMs);
    },
    deny(caseNumbers, asker, begunAt) {
      for (const caseNumber of caseNumbers) {
        denials.set(`${caseNumber} ${asker}`, { from: begunAt, until: now() + lifetime() });
      }
    },
    async drop(caseNumbers) {
      for (const caseNumber of caseNumbers) {
        drops.set(caseNumber, now());
        copies.delete(caseNumber);
      }
      await shared?.drop(caseNumbers.map((number) => keyOf('case', number)));
    },
    async claim(caseNumbers) {
      if (shared === null) return caseNumbers;
      const unclaimed = caseNumbers.filter((number) => !claims.has(number));
      if (unclaimed.length > 0) {
        const claimed = shared.claim(
          unclaimed.map((number) => keyOf('reading', number)),
          claimMs,
        );
        for (const number of unclaimed) {
          const granted = claimed.then((keys) => keys.has(keyOf('reading', number)));
          claims.set(number, { granted, readings: 0 });
        }
      }
      const ours: CaseNumber[] = [];
      for (const number of caseNumbers) {
        const claim = claims.get(number);
        if (claim === undefined) continue;
        if (await claim.granted) {
          claim.readings += 1;
          ours.push(number);
        } else claims.delete(number);
      }
      return ours;
    },
    async release(caseNumbers) {
      if (shared === null) return;
      const done = caseNumbers.filter((number) => {
        const claim = claims.get(number);
        if (claim === undefined) return false;
        claim.readings -= 1;
        if (claim.readings > 0) return false;
        claims.delete(number);
        return true;
      });
      await shared.release(done.map((number) => keyOf('reading', number)));
    },
  };
}

/** Whether one reading is of a later record than another; of records that cannot be read, nobody knows. */
const isLater = (one: EnforcementCase | UnreadableCase, other: EnforcementCase | UnreadableCase): boolean =>
  'caseNumber' in one && 'caseNumber' in other && one.recordVersion > other.recordVersion;
