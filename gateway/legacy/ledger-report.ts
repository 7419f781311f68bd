import { z } from 'zod';
import { failureCatalogue, type FailureCode } from '#kernel/failure.ts';
import type { LegacyReport } from '#kernel/legacy-ledger.ts';
import { readMoment } from '#kernel/calendar.ts';

const most = 10_000;
const count = z.number().int().min(0).max(most);

const source = z.strictObject({
  system: z.enum(['SEACATS', 'ACE', 'TRADE_PORTAL']),
  state: z.enum(['ANSWERED', 'STALE', 'FAILED']),
  asOf: z.iso.datetime().transform(readMoment).nullable(),
  code: z.enum(Object.keys(failureCatalogue) as [FailureCode, ...FailureCode[]]).nullable(),
});

const report = z.strictObject({
  byOperation: z
    .record(z.string().regex(/^[A-Za-z]{1,40}$/), count)
    .refine((calls) => Object.keys(calls).length <= 20),
  coalesced: count,
  fromCache: count,
  stale: count,
  sources: z.array(source).max(3),
});

/** Reads what a subgraph in another process counted for one fetch; null when it is absent or not as it has to be. */
export function readLedgerReport(value: unknown): LegacyReport | null {
  // The books are no reason to withhold an answer, so a report that cannot be read is left out of them.
  return report.safeParse(value).data ?? null;
}
