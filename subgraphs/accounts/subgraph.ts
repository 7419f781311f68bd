import type { AuthorityRegister } from '#kernel/authority-register.ts';
import type { Clock } from '#kernel/clock.ts';
import type { CursorSealer } from '#kernel/cursor.ts';
import { createDisclosureSheet, type DisclosureLog } from '#kernel/disclosure.ts';
import type { AccountKeyMaker } from '#kernel/identifiers.ts';
import { scalars } from '#kernel/scalars.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { Subgraph } from '#kernel/subgraph.ts';
import type { SubgraphContext } from './context.ts';
import type { AccountRegister, BondRegister, EntryRegister, OfficeRegister } from './domain.ts';
import type { Resolvers } from './generated.ts';
import { createLoaders } from './loaders.ts';
import { Bond, EntrySummary } from './resolvers/bond-and-entry.ts';
import { Center, Officer, Port } from './resolvers/office.ts';
import { Query } from './resolvers/query.ts';
import { TradeAccount } from './resolvers/trade-account.ts';
import { TradeAccountConnection, Viewer } from './resolvers/viewer.ts';

/** What the accounts subgraph is built from. */
export interface AccountsPorts {
  readonly accountRegister: AccountRegister;
  readonly bondRegister: BondRegister;
  readonly entryRegister: EntryRegister;
  readonly officeRegister: OfficeRegister;
  readonly authorityRegister: AuthorityRegister;
  readonly standingOf: StandingReader;
  readonly accountKeyOf: AccountKeyMaker;
  readonly cursors: CursorSealer;
  readonly clock: Clock;
  readonly disclosureLog: DisclosureLog;
}

/** The accounts subgraph: trade accounts as ACE knows them, under the policy. */
export function createAccountsSubgraph(ports: AccountsPorts): Subgraph<SubgraphContext> {
  const { CaseNumber, EntryNumber, ImporterNumber, PortCode, Date, DateTime, Money } = scalars;
  const resolvers: Resolvers = {
    CaseNumber,
    EntryNumber,
    ImporterNumber,
    PortCode,
    Date,
    DateTime,
    Money,
    Query,
    TradeAccount,
    TradeAccountConnection,
    Bond,
    EntrySummary,
    Officer,
    Port,
    Center,
    Viewer,
  };
  return {
    name: 'accounts',
    resolvers,
    disclosureLog: ports.disclosureLog,
    unavailable: 'ACE_UNAVAILABLE',
    createContext({ principal }) {
      const disclosures = createDisclosureSheet();
      const loaders = createLoaders(ports, principal, disclosures);
      const { accountRegister, officeRegister, standingOf, accountKeyOf, cursors, clock } = ports;
      const shared = { accountRegister, officeRegister, standingOf, accountKeyOf, cursors, clock };
      return { principal, disclosures, loaders, ...shared };
    },
  };
}
