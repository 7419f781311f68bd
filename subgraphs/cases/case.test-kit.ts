import { readMoment } from '#kernel/calendar.ts';
import { createCursorSealer } from '#kernel/cursor.ts';
import { createDisclosureSheet } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import { readCaseNumber, type CaseNumber } from '#kernel/identifiers.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import type { Principal } from '#kernel/principal.ts';
import { createStandingReader } from '#kernel/standing.ts';
import { aClock, anAccountKey, anAuthorityRegister, type KnownAuthority } from '#kernel/standing.test-kit.ts';
import type { SubgraphContext } from './context.ts';
import type { CaseRegister, EnforcementCase, UnreadableCase } from './domain.ts';
import { createCaseReaders } from './case-reader.ts';
import { createLoaders } from './loaders.ts';
import { createAgeCheck } from './usable-age.ts';

/** A case of account A on a bond of surety 999, under review. */
export function aCase(caseNumber: string, change: Partial<EnforcementCase> = {}): EnforcementCase {
  return {
    caseNumber: readCaseNumber(caseNumber),
    kind: 'LIQUIDATED_DAMAGES',
    state: 'UNDER_REVIEW',
    openedOn: null,
    violations: [],
    amounts: null,
    parties: [
      { role: 'PRINCIPAL', name: 'Principal' },
      { role: 'SURETY', name: 'Surety A' },
      { role: 'BROKER', name: 'Broker' },
      { role: 'ATTORNEY', name: 'Attorney' },
      { role: 'CLAIMANT', name: 'Claimant' },
    ],
    stakeholders: { accountKey: anAccountKey(), suretyCode: '999' },
    bondNumber: null,
    recordVersion: 1n,
    changedAt: readMoment('2026-01-01T00:00:00Z'),
    source: {
      system: 'SEACATS',
      asOf: readMoment('2026-01-15T17:00:00Z'),
      freshness: 'LIVE',
      synthetic: false,
    },
    ...change,
  };
}

/** A record that cannot be read, of which as much is known as told. */
export const anUnreadableCase = (
  caseNumber: string,
  known: Partial<UnreadableCase> = {},
): UnreadableCase => ({
  failure: new Failure(
    'SEACATS_RECORD_UNREADABLE',
    `the SEACATS record of case ${caseNumber} cannot be read`,
  ),
  stakeholders: null,
  state: null,
  ...known,
});

/** A case register in memory that remembers what it was asked. */
export function aCaseRegister(
  records: Readonly<Record<string, EnforcementCase | UnreadableCase>>,
  failure: Failure | null = null,
): CaseRegister & { readonly asked: CaseNumber[][] } {
  const asked: CaseNumber[][] = [];
  return {
    asked,
    async casesByNumber(caseNumbers) {
      asked.push([...caseNumbers]);
      if (failure !== null) throw failure;
      return new Map(
        caseNumbers.flatMap((number) => {
          const record = records[number];
          return record === undefined ? [] : [[number, record]];
        }),
      );
    },
  };
}

/** One fetch of somebody from a register of cases. */
export function aFetch(
  principal: Principal,
  register: CaseRegister,
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
    loaders: createLoaders(
      createCaseReaders(register, standingOf)(request),
      standingOf,
      principal,
      disclosures,
    ),
    cursors: createCursorSealer('a secret of the house'),
    assureUsable: createAgeCheck({ amounts: 3_600_000 }, aClock()),
  };
}
