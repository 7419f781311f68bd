import type { SubgraphRequest } from '#kernel/subgraph.ts';
import type { LegacyUse } from './legacy/legacy-use.ts';

/** What the gateway knows of a request; the data sources hand it to the subgraphs. */
export interface RequestContext extends SubgraphRequest {
  /** When the request must be answered, in milliseconds of the monotonic clock. */
  readonly deadline: number;
  /** Hears how the request was answered; absent where nobody counts. */
  readonly answered?: (outcome: string) => void;
  /** What the operation may cost the case system; absent where nobody limits it. */
  readonly legacyUse?: LegacyUse;
}
