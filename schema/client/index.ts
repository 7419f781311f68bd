export {
  ClaimgraphError,
  type Answer,
  type CallOptions,
  type ClientOptions,
  type FailureSource,
  type GraphError,
} from './ask.ts';
export { failureCodes, type FailureCode } from './generated/failure-codes.ts';
export { createInternalClient, type InternalClient } from './generated/internal-client.ts';
export { createTradeClient, type TradeClient } from './generated/trade-client.ts';
export type * from './scalars.ts';
