import { readCalendarDate, readMoment } from '#kernel/calendar.ts';
import { createCursorSealer } from '#kernel/cursor.ts';
import { createDisclosureSheet } from '#kernel/disclosure.ts';
import type { Failure } from '#kernel/failure.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import type { Principal } from '#kernel/principal.ts';
import { createStandingReader } from '#kernel/standing.ts';
import { aClock, anAccountKey, anAuthorityRegister, type KnownAuthority } from '#kernel/standing.test-kit.ts';
import type { SubgraphContext } from './context.ts';
import type {
  AccountRegister,
  AccountSelection,
  BondRegister,
  Center,
  EntryRegister,
  Officer,
  OfficeRegister,
  Partnership,
  TradeAccount,
} from './domain.ts';
import { createLoaders } from './loaders.ts';

/** An account; its key and number are made of its letter. */
export const anAccount = (letter: string, change: Partial<TradeAccount> = {}): TradeAccount => ({
  accountKey: anAccountKey(`account-${letter}`),
  accountNumber: `A-${letter}`,
  importerNumber: null,
  name: `Company ${letter.toUpperCase()}`,
  businesses: [],
  smallEntity: null,
  topAccountKey: null,
  accountsBelow: [],
  source: { system: 'ACE', asOf: readMoment('2026-01-15T00:00:00Z'), freshness: 'RECENT', synthetic: true },
  ...change,
});

/** A standing in CTPAT that lasts since 2020. */
export const aPartnership = (change: Partial<Partnership> = {}): Partnership => ({
  program: 'CTPAT',
  tier: 'TIER_3',
  status: 'EXCEEDING',
  from: readCalendarDate('2020-01-01'),
  to: null,
  ...change,
});

/** What the registers of a test hold. */
export interface Holdings {
  readonly accounts: readonly TradeAccount[];
  readonly partnerships: Readonly<Record<string, readonly Partnership[]>>;
  readonly officers: readonly Officer[];
  readonly centers: readonly Center[];
  readonly failure: Failure | null;
}

/** Every register of the accounts subgraph. */
export type Registers = AccountRegister & BondRegister & EntryRegister & OfficeRegister;

/** Accounts and offices in memory, which remember what they were asked. */
export function registersWith(
  holdings: Partial<Holdings>,
): Registers & { readonly asked: [question: string, keys: unknown][] } {
  const { accounts = [], partnerships = {}, officers = [], centers = [], failure = null } = holdings;
  const asked: [string, unknown][] = [];
  const asking = (question: string, keys: unknown): void => {
    asked.push([question, keys]);
    if (failure !== null) throw failure;
  };
  const keyed = <T>(items: readonly T[], keyOf: (item: T) => string, keys: readonly string[]) =>
    new Map(items.filter((item) => keys.includes(keyOf(item))).map((item) => [keyOf(item), item]));
  // Accounts of somebody's duties are for the database to find; here they are listed by key only.
  const selected = (selection: AccountSelection): TradeAccount[] =>
    'accountKeys' in selection
      ? accounts
          .filter(({ accountKey }) => selection.accountKeys.includes(accountKey))
          .sort((one, other) => (one.name < other.name ? -1 : 1))
      : [];
  return {
    asked,
    async accountsByKey(keys) {
      asking('accountsByKey', keys);
      return new Map(
        accounts.filter(({ accountKey }) => keys.includes(accountKey)).map((a) => [a.accountKey, a]),
      );
    },
    async accountsByNumber(numbers) {
      asking('accountsByNumber', numbers);
      return keyed(accounts, ({ accountNumber }) => accountNumber, numbers);
    },
    async partnershipsOf(keys) {
      asking('partnershipsOf', keys);
      return new Map(
        keys.flatMap((key) => {
          const periods = partnerships[key];
          return periods === undefined ? [] : [[key, periods]];
        }),
      );
    },
    async listAccounts(selection, { read, after }) {
      asking('listAccounts', selection);
      const following = selected(selection).filter(({ name }) => after === null || name > (after[0] ?? ''));
      return following.slice(0, read);
    },
    async countAccounts(selection) {
      asking('countAccounts', selection);
      return selected(selection).length;
    },
    async officersById(officerIds) {
      asking('officersById', officerIds);
      return keyed(officers, ({ officerId }) => officerId, officerIds);
    },
    async centersByCode(codes) {
      asking('centersByCode', codes);
      return keyed(centers, ({ code }) => code, codes);
    },
    listCenters: async () => centers,
    portsByCode: async () => new Map(),
    listPorts: async () => [],
    accessGrantsOf: async () => new Map(),
    subAccountsOf: async () => new Map(),
    bondsByNumber: async () => new Map(),
    bondsOf: async () => new Map(),
    entriesByNumber: async () => new Map(),
    volumesOf: async () => new Map(),
  };
}

/** One fetch of somebody from registers. */
export function aFetch(
  principal: Principal,
  registers: Registers,
  known: Partial<KnownAuthority> = {},
): SubgraphContext {
  const disclosures = createDisclosureSheet();
  const clock = aClock();
  const authorityRegister = anAuthorityRegister(known);
  const standingOf = createStandingReader(authorityRegister, clock);
  const ports = {
    accountRegister: registers,
    bondRegister: registers,
    entryRegister: registers,
    officeRegister: registers,
    authorityRegister,
    standingOf,
  };
  return {
    principal,
    disclosures,
    clock,
    standingOf,
    accountRegister: registers,
    officeRegister: registers,
    loaders: createLoaders(ports, principal, disclosures),
    cursors: createCursorSealer('a secret of the house'),
    accountKeyOf: createAccountKeyMaker('a secret of the house'),
  };
}
