import type { Clock } from '#kernel/clock.ts';
import type { CursorSealer } from '#kernel/cursor.ts';
import { createDisclosureSheet, type DisclosureLog } from '#kernel/disclosure.ts';
import { scalars } from '#kernel/scalars.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { Subgraph } from '#kernel/subgraph.ts';
import { createCaseReaders } from './case-reader.ts';
import type { SubgraphContext } from './context.ts';
import type { CaseRegister } from './domain.ts';
import type { Resolvers } from './generated.ts';
import { createLoaders } from './loaders.ts';
import { EnforcementCase } from './resolvers/enforcement-case.ts';
import { Query } from './resolvers/query.ts';
import { createAgeCheck, type UsableAges } from './usable-age.ts';

/** What the cases subgraph is built from. */
export interface CasesPorts {
  readonly caseRegister: CaseRegister;
  readonly standingOf: StandingReader;
  readonly cursors: CursorSealer;
  readonly disclosureLog: DisclosureLog;
  readonly clock: Clock;
  /** How old data may be while SEACATS fails. */
  readonly usableAges: UsableAges;
}

/** The cases subgraph: enforcement cases as SEACATS holds them, under the policy. */
export function createCasesSubgraph(ports: CasesPorts): Subgraph<SubgraphContext> {
  const assureUsable = createAgeCheck(ports.usableAges, ports.clock);
  const readerOf = createCaseReaders(ports.caseRegister, ports.standingOf);
  const { CaseNumber, PortCode, Date, DateTime, Money } = scalars;
  const resolvers: Resolvers = { CaseNumber, PortCode, Date, DateTime, Money, Query, EnforcementCase };
  return {
    name: 'cases',
    resolvers,
    disclosureLog: ports.disclosureLog,
    unavailable: 'SEACATS_UNAVAILABLE',
    createContext(request) {
      const disclosures = createDisclosureSheet();
      const loaders = createLoaders(readerOf(request), ports.standingOf, request.principal, disclosures);
      return { principal: request.principal, disclosures, loaders, cursors: ports.cursors, assureUsable };
    },
  };
}
