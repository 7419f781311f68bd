import type DataLoader from 'dataloader';
import type { Assignment, AuthorityRegister } from '#kernel/authority-register.ts';
import { foundIn, loaderOver, type Answers } from '#kernel/batch.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import type { AccountKey } from '#kernel/identifiers.ts';
import { may, type Action } from '#kernel/policy.ts';
import type { Principal } from '#kernel/principal.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type {
  AccountRegister,
  Center,
  Officer,
  OfficeRegister,
  Partnership,
  TradeAccount,
} from './domain.ts';
import { visibleOfficers } from './visible-officer.ts';

/** The loaders of one fetch; what they give of an account has passed the policy. */
export interface Loaders {
  readonly accountByKey: DataLoader<AccountKey, TradeAccount | null>;
  readonly accountByNumber: DataLoader<string, TradeAccount | null>;
  /** Every period of standing of an account, newest first. */
  readonly partnerships: DataLoader<TradeAccount, readonly Partnership[] | null>;
  /** Who looks after an account, at any time. */
  readonly assignments: DataLoader<TradeAccount, readonly Assignment[] | null>;
  /** An officer whom something that the viewer may see names. */
  readonly officer: DataLoader<string, Officer | null>;
  /** An officer whom the viewer names. */
  readonly officerById: DataLoader<string, Officer | null>;
  readonly center: DataLoader<string, Center | null>;
}

/** What the loaders read from. */
export interface LoaderPorts {
  readonly accountRegister: AccountRegister;
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
  const { accountRegister, officeRegister, authorityRegister, standingOf } = ports;

  async function permitted(
    action: Action,
    accountKeys: readonly AccountKey[],
  ): Promise<ReadonlySet<AccountKey>> {
    const standing = await standingOf(principal);
    const allowed = (accountKey: AccountKey): boolean =>
      may(standing, action, { accountKey, suretyCode: null, caseNumber: null, internalOnly: false });
    return new Set(accountKeys.filter(allowed));
  }

  async function visibleAccounts<K>(found: Answers<K, TradeAccount>): Promise<Answers<K, TradeAccount>> {
    const accountKeys = foundIn(found).map(({ accountKey }) => accountKey);
    const visible = await permitted('READ_ACCOUNT', accountKeys);
    return new Map(
      [...found].filter(([, answer]) => {
        if (answer instanceof Failure) return true;
        if (!visible.has(answer.accountKey)) return false;
        disclosures.note('READ_ACCOUNT', 'TradeAccount', answer.accountNumber);
        return true;
      }),
    );
  }

  /** Reads what belongs to an account's standing, for the accounts whose standing the viewer may see. */
  const ofStanding =
    <V>(read: (accountKeys: readonly AccountKey[]) => Promise<Answers<AccountKey, V>>) =>
    async (accounts: readonly TradeAccount[]): Promise<Answers<TradeAccount, V>> => {
      const visible = await permitted(
        'READ_ACCOUNT_STANDING',
        accounts.map(({ accountKey }) => accountKey),
      );
      const found = await read([...visible]);
      const answers = new Map<TradeAccount, V | Failure>();
      for (const account of accounts) {
        if (!visible.has(account.accountKey)) continue;
        disclosures.note('READ_ACCOUNT_STANDING', 'TradeAccount', account.accountNumber);
        const answer = found.get(account.accountKey);
        if (answer !== undefined) answers.set(account, answer);
      }
      return answers;
    };

  return {
    accountByKey: loaderOver('accountByKey', async (keys) =>
      visibleAccounts(await accountRegister.accountsByKey(keys)),
    ),
    accountByNumber: loaderOver('accountByNumber', async (numbers) =>
      visibleAccounts(await accountRegister.accountsByNumber(numbers)),
    ),
    partnerships: loaderOver(
      'partnerships',
      ofStanding((keys) => accountRegister.partnershipsOf(keys)),
    ),
    assignments: loaderOver(
      'assignments',
      ofStanding((keys) => authorityRegister.assignmentsOf(keys)),
    ),
    officer: loaderOver('officer', (officerIds) => officeRegister.officersById(officerIds)),
    officerById: loaderOver('officerById', async (officerIds) => {
      const visible = await visibleOfficers(await standingOf(principal), officerIds, authorityRegister);
      const found = await officeRegister.officersById(visible);
      for (const { officerId } of foundIn(found))
        disclosures.note('READ_ACCOUNT_STANDING', 'Officer', officerId);
      return found;
    }),
    center: loaderOver('center', (codes) => officeRegister.centersByCode(codes)),
  };
}
