import type { Clock } from '#kernel/clock.ts';
import type { CursorSealer } from '#kernel/cursor.ts';
import type { AccountKeyMaker } from '#kernel/identifiers.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { FetchContext } from '#kernel/subgraph.ts';
import type { AccountRegister, OfficeRegister } from './domain.ts';
import type { Loaders } from './loaders.ts';

/** What the resolvers of accounts work with during one fetch. */
export interface SubgraphContext extends FetchContext {
  readonly loaders: Loaders;
  readonly cursors: CursorSealer;
  readonly clock: Clock;
  readonly accountKeyOf: AccountKeyMaker;
  readonly standingOf: StandingReader;
  readonly accountRegister: AccountRegister;
  readonly officeRegister: OfficeRegister;
}
