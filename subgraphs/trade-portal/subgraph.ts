import type { CursorSealer } from '#kernel/cursor.ts';
import { createDisclosureSheet, type DisclosureLog } from '#kernel/disclosure.ts';
import { scalars } from '#kernel/scalars.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { Subgraph } from '#kernel/subgraph.ts';
import type { SubgraphContext } from './context.ts';
import type { CaseFile } from './domain.ts';
import type { Resolvers } from './generated.ts';
import { createLoaders } from './loaders.ts';
import { EnforcementCase } from './resolvers/enforcement-case.ts';
import { Message, Submission } from './resolvers/submission.ts';

/** What the trade-portal subgraph is built from. */
export interface TradePortalPorts {
  readonly caseFile: CaseFile;
  readonly standingOf: StandingReader;
  readonly cursors: CursorSealer;
  readonly disclosureLog: DisclosureLog;
}

/** The trade-portal subgraph: what the trade filed and said, under the policy. */
export function createTradePortalSubgraph(ports: TradePortalPorts): Subgraph<SubgraphContext> {
  const { CaseNumber, DateTime } = scalars;
  const resolvers: Resolvers = { CaseNumber, DateTime, EnforcementCase, Submission, Message };
  return {
    name: 'trade-portal',
    resolvers,
    disclosureLog: ports.disclosureLog,
    unavailable: 'TRADE_PORTAL_UNAVAILABLE',
    createContext(request) {
      const disclosures = createDisclosureSheet();
      const loaders = createLoaders(ports.caseFile, ports.standingOf, request, disclosures);
      return { principal: request.principal, disclosures, loaders, cursors: ports.cursors };
    },
  };
}
