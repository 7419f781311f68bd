import type DataLoader from 'dataloader';
import type { Assignment, AuthorityRegister } from '#kernel/authority-register.ts';
import { foundIn, loaderOver } from '#kernel/batch.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import type { AccountKey } from '#kernel/identifiers.ts';
import type { Principal } from '#kernel/principal.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type {
  AccessGrant,
  AccountIdentity,
  AccountRegister,
  Bond,
  BondRegister,
  Center,
  EntryRegister,
  EntrySummary,
  EntryVolume,
  Officer,
  OfficeRegister,
  Partnership,
  Port,
  SubAccountsRequest,
  TradeAccount,
} from './domain.ts';
import { createSight, inSight, volumesInSight, type BondsRequest } from './sight.ts';
import { visibleOfficers } from './visible-officer.ts';

/** The loaders of one fetch; what they give of an account, a bond or an entry has passed the policy. */
export interface Loaders {
  readonly accountByKey: DataLoader<AccountKey, TradeAccount | null>;
  readonly accountByNumber: DataLoader<string, TradeAccount | null>;
  /** The account again, for whoever may see more of it than its name. */
  readonly detailed: DataLoader<TradeAccount, TradeAccount | null>;
  /** The account itself, or those below a top account, as far as the viewer may see that they exist. */
  readonly accountsWithin: DataLoader<TradeAccount, readonly AccountIdentity[] | null>;
  /** The same, as far as the viewer may see more of them. */
  readonly detailedWithin: DataLoader<TradeAccount, readonly AccountIdentity[] | null>;
  /** A part of those accounts below a top account that `accountsWithin` gave, in order of name; its user notes them. */
  readonly subAccounts: DataLoader<SubAccountsRequest, readonly TradeAccount[] | null>;
  /** Every period of standing of an account, newest first. */
  readonly partnerships: DataLoader<TradeAccount, readonly Partnership[] | null>;
  /** Who looks after an account, at any time. */
  readonly assignments: DataLoader<TradeAccount, readonly Assignment[] | null>;
  /** Who may act for an account, at any time, newest first. */
  readonly accessGrants: DataLoader<TradeAccount, readonly AccessGrant[] | null>;
  /** What an account entered, newest first. */
  readonly entryVolumes: DataLoader<TradeAccount, readonly EntryVolume[] | null>;
  /** The bonds that secure an account on a day, newest first. */
  readonly bondsOn: DataLoader<BondsRequest, readonly Bond[] | null>;
  readonly bond: DataLoader<string, Bond | null>;
  readonly entrySummary: DataLoader<string, EntrySummary | null>;
  /** An officer whom something that the viewer may see names. */
  readonly officer: DataLoader<string, Officer | null>;
  /** An officer whom the viewer names. */
  readonly officerById: DataLoader<string, Officer | null>;
  readonly port: DataLoader<string, Port | null>;
  readonly center: DataLoader<string, Center | null>;
}

/** What the loaders read from. */
export interface LoaderPorts {
  readonly accountRegister: AccountRegister;
  readonly bondRegister: BondRegister;
  readonly entryRegister: EntryRegister;
  readonly officeRegister: OfficeRegister;
  readonly authorityRegister: AuthorityRegister;
  readonly standingOf: StandingReader;
}

/** Loaders for one fetch. */
export function createLoaders(
  ports: LoaderPorts,
  principal: Principal,
  disclosures: DisclosureSheet,
): Loaders {
  const { accountRegister, bondRegister, entryRegister, officeRegister, authorityRegister } = ports;
  const sight = createSight(() => ports.standingOf(principal), disclosures);

  return {
    accountByKey: loaderOver('accountByKey', async (keys) =>
      sight.accounts(await accountRegister.accountsByKey(keys)),
    ),
    accountByNumber: loaderOver('accountByNumber', async (numbers) =>
      sight.accounts(await accountRegister.accountsByNumber(numbers)),
    ),
    detailed: loaderOver('detailed', sight.detailed),
    accountsWithin: loaderOver('accountsWithin', (accounts) => sight.within('READ_ACCOUNT', accounts)),
    detailedWithin: loaderOver('detailedWithin', (accounts) =>
      sight.within('READ_ACCOUNT_STANDING', accounts),
    ),
    subAccounts: loaderOver('subAccounts', (requests) => accountRegister.subAccountsOf(requests)),
    partnerships: loaderOver(
      'partnerships',
      sight.belongingTo('READ_ACCOUNT_STANDING', (keys) => accountRegister.partnershipsOf(keys), inSight),
    ),
    assignments: loaderOver(
      'assignments',
      // Only today's are ever shown, so that no old owner's time is in question.
      sight.belongingTo('READ_ACCOUNT_STANDING', (keys) => authorityRegister.assignmentsOf(keys), asTheyAre),
    ),
    accessGrants: loaderOver(
      'accessGrants',
      sight.belongingTo('READ_ACCOUNT_GRANTS', (keys) => accountRegister.accessGrantsOf(keys), inSight),
    ),
    entryVolumes: loaderOver(
      'entryVolumes',
      sight.belongingTo('READ_ACCOUNT_STANDING', (keys) => entryRegister.volumesOf(keys), volumesInSight),
    ),
    bondsOn: loaderOver('bondsOn', (requests) =>
      sight.bondsOn(requests, (keys) => bondRegister.bondsOf(keys)),
    ),
    bond: loaderOver('bond', async (numbers) => sight.bonds(await bondRegister.bondsByNumber(numbers))),
    entrySummary: loaderOver('entrySummary', async (numbers) =>
      sight.entries(await entryRegister.entriesByNumber(numbers)),
    ),
    officer: loaderOver('officer', (officerIds) => officeRegister.officersById(officerIds)),
    officerById: loaderOver('officerById', async (officerIds) => {
      const visible = await visibleOfficers(await ports.standingOf(principal), officerIds, authorityRegister);
      const found = await officeRegister.officersById(visible);
      for (const { officerId } of foundIn(found))
        disclosures.note('READ_ACCOUNT_STANDING', 'Officer', officerId);
      return found;
    }),
    port: loaderOver('port', (codes) => officeRegister.portsByCode(codes)),
    center: loaderOver('center', (codes) => officeRegister.centersByCode(codes)),
  };
}

const asTheyAre = <V>(items: readonly V[]): readonly V[] => items;
