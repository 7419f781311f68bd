import DataLoader from 'dataloader';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { SubgraphRequest } from '#kernel/subgraph.ts';
import type { CaseRegister, EnforcementCase, UnreadableCase } from './domain.ts';
import { learnsOf } from './visibility.ts';

/** Reads cases below the policy: whoever shows one has to ask the policy first, and to note what was shown. */
export type CaseReader = DataLoader<CaseNumber, EnforcementCase | UnreadableCase | null>;

/** As many numbers as one call of the register takes. */
const mostNumbers = 100;

/**
 * Gives each operation its reader: all fetches of the operation share it, so that each case is asked for once and what
 * they ask for at the same time goes in one call. An operation is known by its request object, which the fetches share
 * in one process; where the gateway is elsewhere, every fetch is an operation of its own.
 */
export function createCaseReaders(
  register: CaseRegister,
  standingOf: StandingReader,
): (request: SubgraphRequest) => CaseReader {
  const readers = new WeakMap<SubgraphRequest, CaseReader>();
  return (request) => {
    const known = readers.get(request);
    if (known !== undefined) return known;
    const { principal, signal, ledger } = request;
    const reader: CaseReader = new DataLoader<CaseNumber, EnforcementCase | UnreadableCase | null>(
      async (numbers) => {
        const standing = await standingOf(principal);
        const found = await register.casesByNumber(numbers, {
          signal,
          ledger,
          asker: `${principal.audience} ${principal.subject}`,
          shows: (caseNumber, answer) => learnsOf(standing, caseNumber, answer),
        });
        return numbers.map((number) => found.get(number) ?? null);
      },
      { name: 'caseReader', maxBatchSize: mostNumbers },
    );
    readers.set(request, reader);
    return reader;
  };
}
