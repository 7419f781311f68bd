import { isWithin, readCalendarDate, type CalendarDate } from '#kernel/calendar.ts';
import { todayOn, type Clock } from '#kernel/clock.ts';
import { globalId } from '#kernel/global-id.ts';
import type { AccountKey, ImporterNumber } from '#kernel/identifiers.ts';
import { pageOfSubAccounts } from '../account-lists.ts';
import type { AccountIdentity } from '../domain.ts';
import { agedSource } from '#kernel/source.ts';
import type { TradeAccountResolvers } from '../generated.ts';
import { assigneeOn, partnershipOn } from '../standing-on-day.ts';

/** A trade account, field by field; what is not named here stands in the domain under its own name. */
export const TradeAccount: TradeAccountResolvers = {
  __resolveReference: (reference, { loaders }) =>
    'accountKey' in reference
      ? loaders.accountByKey.load(reference.accountKey as AccountKey)
      : loaders.accountByNumber.load(reference.accountNumber),
  id: ({ accountNumber }) => globalId('TradeAccount', accountNumber),
  source: ({ source }, _arguments, { clock }) => agedSource(source, clock),
  partnership: async (account, { program, asOf }, { loaders, clock }) => {
    const day = dayOr(asOf, clock);
    return partnershipOn(day, program, await loaders.partnerships.load(account));
  },
  importerKeys: async (account, _arguments, { loaders }) =>
    ((await loaders.accountsWithin.load(account)) ?? []).map(({ accountKey }) => accountKey),
  importerNumber: async (account, _arguments, { loaders }) =>
    (await loaders.detailed.load(account))?.importerNumber ?? null,
  importerNumbers: async (account, _arguments, { loaders }) =>
    importerNumbersOf(await loaders.detailedWithin.load(account)),
  businesses: async (account, _arguments, { loaders }) =>
    (await loaders.detailed.load(account))?.businesses ?? [],
  smallEntity: async (account, _arguments, { loaders }) =>
    (await loaders.detailed.load(account))?.smallEntity ?? null,
  topAccount: async (account, _arguments, { loaders }) => {
    const key = (await loaders.detailed.load(account))?.topAccountKey ?? null;
    return key === null ? null : loaders.accountByKey.load(key);
  },
  subAccounts: pageOfSubAccounts,
  partnershipHistory: async (account, _arguments, { loaders }) =>
    (await loaders.partnerships.load(account)) ?? [],
  entryVolumes: async (account, _arguments, { loaders }) => (await loaders.entryVolumes.load(account)) ?? [],
  bonds: async (account, { asOf }, { loaders, clock }) =>
    (await loaders.bondsOn.load({ account, day: dayOr(asOf, clock) })) ?? [],
  accessGrants: async (account, { asOf }, { loaders, clock }) => {
    const day = dayOr(asOf, clock);
    return ((await loaders.accessGrants.load(account)) ?? []).filter((grant) => isWithin(day, grant));
  },
  nationalAccountManager: async (account, _arguments, { loaders, clock }) => {
    const assignments = await loaders.assignments.load(account);
    const officerId = assigneeOn(todayOn(clock), 'NATIONAL_ACCOUNT_MANAGER', assignments);
    return officerId === null ? null : loaders.officer.load(officerId);
  },
  supplyChainSecuritySpecialist: async (account, _arguments, { loaders, clock }) => {
    const assignments = await loaders.assignments.load(account);
    const officerId = assigneeOn(todayOn(clock), 'SUPPLY_CHAIN_SECURITY_SPECIALIST', assignments);
    return officerId === null ? null : loaders.officer.load(officerId);
  },
  center: async (account, _arguments, { loaders, clock }) => {
    const assignments = await loaders.assignments.load(account);
    const code = assigneeOn(todayOn(clock), 'CENTER', assignments);
    return code === null ? null : loaders.center.load(code);
  },
};

/** The day that a client names, or today. */
const dayOr = (asOf: string | null | undefined, clock: Clock): CalendarDate =>
  asOf == null ? todayOn(clock) : readCalendarDate(asOf);

const importerNumbersOf = (accounts: readonly AccountIdentity[] | null): ImporterNumber[] =>
  (accounts ?? []).map(({ importerNumber }) => importerNumber).filter((number) => number !== null);
