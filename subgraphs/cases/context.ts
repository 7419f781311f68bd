import type { CursorSealer } from '#kernel/cursor.ts';
import type { FetchContext } from '#kernel/subgraph.ts';
import type { Loaders } from './loaders.ts';
import type { AgeCheck } from './usable-age.ts';

/** What the resolvers of cases work with during one fetch. */
export interface SubgraphContext extends FetchContext {
  readonly loaders: Loaders;
  readonly cursors: CursorSealer;
  readonly assureUsable: AgeCheck;
}
