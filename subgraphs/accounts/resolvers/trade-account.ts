import { readCalendarDate } from '#kernel/calendar.ts';
import { todayOn } from '#kernel/clock.ts';
import { globalId } from '#kernel/global-id.ts';
import type { AccountKey } from '#kernel/identifiers.ts';
import type { TradeAccountResolvers } from '../generated.ts';
import { assigneeOn, partnershipOn } from '../standing-on-day.ts';

/** A trade account, field by field; what is not named here stands in the domain under its own name. */
export const TradeAccount: TradeAccountResolvers = {
  __resolveReference: (reference, { loaders }) =>
    'accountKey' in reference
      ? loaders.accountByKey.load(reference.accountKey as AccountKey)
      : loaders.accountByNumber.load(reference.accountNumber),
  id: ({ accountNumber }) => globalId('TradeAccount', accountNumber),
  partnership: async (account, { program, asOf }, { loaders, clock }) => {
    const day = asOf == null ? todayOn(clock) : readCalendarDate(asOf);
    return partnershipOn(day, program, await loaders.partnerships.load(account));
  },
  nationalAccountManager: async (account, _arguments, { loaders, clock }) => {
    const assignments = await loaders.assignments.load(account);
    const officerId = assigneeOn(todayOn(clock), 'NATIONAL_ACCOUNT_MANAGER', assignments);
    return officerId === null ? null : loaders.officer.load(officerId);
  },
  center: async (account, _arguments, { loaders, clock }) => {
    const assignments = await loaders.assignments.load(account);
    const code = assigneeOn(todayOn(clock), 'CENTER', assignments);
    return code === null ? null : loaders.center.load(code);
  },
};
