import { globalId } from '#kernel/global-id.ts';
import { agedSource } from '#kernel/source.ts';
import { bondActivity } from '../bond-activity.ts';
import type { BondResolvers, EntrySummaryResolvers } from '../generated.ts';

/** A bond. */
export const Bond: BondResolvers = {
  __resolveReference: ({ bondNumber }, { loaders }) => loaders.bond.load(bondNumber),
  id: ({ bondNumber }) => globalId('Bond', bondNumber),
  source: ({ source }, _arguments, { clock }) => agedSource(source, clock),
  activity: ({ activityCode }) => bondActivity(activityCode),
  principal: ({ accountKey }, _arguments, { loaders }) => loaders.accountByKey.load(accountKey),
  surety: ({ suretyCode, suretyName }) => ({ code: suretyCode, label: suretyName ?? `Surety ${suretyCode}` }),
};

/** An entry summary. */
export const EntrySummary: EntrySummaryResolvers = {
  __resolveReference: ({ entryNumber }, { loaders }) => loaders.entrySummary.load(entryNumber),
  id: ({ entryNumber }) => globalId('EntrySummary', entryNumber),
  source: ({ source }, _arguments, { clock }) => agedSource(source, clock),
  port: ({ portCode }, _arguments, { loaders }) => (portCode === null ? null : loaders.port.load(portCode)),
  importer: ({ accountKey }, _arguments, { loaders }) => loaders.accountByKey.load(accountKey),
  bond: ({ bondNumber }, _arguments, { loaders }) =>
    bondNumber === null ? null : loaders.bond.load(bondNumber),
};
