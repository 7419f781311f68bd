import { join } from 'node:path';

import type { CaseDigest, ChangePage, FeedToken } from '#cases/ports/case-feed.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import { packageRoot } from '#kernel/package-root.ts';

import { accountForNumbers } from './account-for-numbers.ts';
import type { CaseReading } from './account-for-numbers.ts';
import { accountForPage } from './account-for-page.ts';
import type { PageReading } from './account-for-page.ts';
import type { BadInputNotes } from './bad-input.ts';
import { createRequestWriter } from './request-envelope.ts';
import type { SeacatsCredentials } from './request-envelope.ts';
import { createSoapCall } from './soap-call.ts';
import type { Outcome } from './soap-call.ts';
import { toCaseDigest } from './to-case-digest.ts';
import { toChangePage } from './to-change-page.ts';
import { createTransport } from './transport.ts';
import type { TransportOptions } from './transport.ts';

/** What comes with every question to SEACATS. */
export interface CallContext {
  readonly signal: AbortSignal;
}

export type { SeacatsOperation } from './wire.ts';

/** Asks SEACATS: one call, one SOAP request, no retries. Rejects with a `Failure` when the call as a whole failed. */
export interface SeacatsClient {
  /** Reads the cases of 1 to 100 numbers: what SEACATS has for each of them, and nothing else. */
  getCases(caseNumbers: readonly string[], context: CallContext): Promise<GetCasesAnswer>;
  /** Reads what changed after a token; without one, where the feed ends now. */
  listCaseChanges(
    since: FeedToken | null,
    size: number,
    context: CallContext,
  ): Promise<ChangePage | 'TOKEN_UNKNOWN'>;
  /** Reads the next 1 to 100 of all cases. */
  searchCases(after: CaseNumber | null, size: number, context: CallContext): Promise<PageReading>;
  /** Reads the digest of the next 1 to 10,000 of all cases. */
  digestCases(after: CaseNumber | null, size: number, context: CallContext): Promise<CaseDigest>;
  close(): Promise<void>;
}

/** What SEACATS has under each number that was asked. */
export type GetCasesAnswer = ReadonlyMap<string, CaseReading>;

/** Where SEACATS is, who asks it, and how much at a time. */
export interface SeacatsClientOptions extends TransportOptions, SeacatsCredentials {
  /** The interface's description; our vendored one unless a test has another. */
  readonly wsdlPath?: string;
  /** Hears of answers that cannot be read. */
  readonly badInput?: BadInputNotes;
}

const mostNumbers = 100;
const tokenUnknown = 'FED-001';
const vendoredWsdl = join(packageRoot, 'adapters', 'seacats', 'seacats.wsdl');

/** Makes a client of SEACATS; reads the WSDL from disk and touches no network before the first question. */
export async function createSeacatsClient(options: SeacatsClientOptions): Promise<SeacatsClient> {
  const write = await createRequestWriter(options.wsdlPath ?? vendoredWsdl, options);
  const transport = createTransport(options);
  const call = createSoapCall(write, transport, options.badInput);
  return {
    async getCases(caseNumbers, { signal }) {
      const asked = new Set(caseNumbers);
      if (asked.size === 0) return new Map();
      if (asked.size > mostNumbers) throw new RangeError(`GetCases takes at most ${mostNumbers} numbers`);
      if (![...asked].every((number) => /^[0-9]{14}-[0-9]{2}$/.test(number))) {
        throw new RangeError('GetCases takes case numbers only');
      }
      const question = { CASE_NBR: [...asked] };
      const read = accountForNumbers.bind(undefined, asked);
      return expected(await call('GetCases', question, { signal, read }));
    },
    async listCaseChanges(since, size, { signal }) {
      const question = { SINCE_TKN: since ?? undefined, PAGE_SZ: String(size) };
      const read = toChangePage.bind(undefined, { since, size });
      // Without a token there is none that could be unknown.
      const options = since === null ? { signal, read } : { signal, read, expectedFault: tokenUnknown };
      const outcome = await call('ListCaseChanges', question, options);
      return 'fault' in outcome ? 'TOKEN_UNKNOWN' : outcome.read;
    },
    async searchCases(after, size, { signal }) {
      const read = accountForPage.bind(undefined, { after, size });
      return expected(await call('SearchCases', pageAfter(after, size), { signal, read }));
    },
    async digestCases(after, size, { signal }) {
      const read = toCaseDigest.bind(undefined, { after, size });
      return expected(await call('DigestCases', pageAfter(after, size), { signal, read }));
    },
    close: () => transport.close(),
  };
}

const pageAfter = (after: CaseNumber | null, size: number) => ({
  AFT_CASE_NBR: after ?? undefined,
  PAGE_SZ: String(size),
});

function expected<T>(outcome: Outcome<T>): T {
  if ('fault' in outcome) throw new Error(`nobody expected the Fault ${outcome.fault}`);
  return outcome.read;
}
