import type { Answers } from '#kernel/batch.ts';
import { firstDayOfFiscalYear, isWithin, lastDayOfFiscalYear, type CalendarDate } from '#kernel/calendar.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import type { AccountKey } from '#kernel/identifiers.ts';
import { aboutAccount, may, mayNameAccount, spansInSight } from '#kernel/policy.ts';
import type { Action, Span, Standing, Thing } from '#kernel/policy.ts';
import type { AccountIdentity, Bond, EntrySummary, EntryVolume, TradeAccount } from './domain.ts';

/** The accounts of a hierarchy that count as an account: itself, or those below a top account. */
export const accountsWithin = (account: TradeAccount): readonly AccountIdentity[] =>
  account.accountsBelow.length === 0 ? [account] : account.accountsBelow;

/** What of periods falls into the days that somebody may see; one that lasted longer looks as if it had not. */
export const inSight = <P extends Span>(periods: readonly P[], spans: readonly Span[]): readonly P[] =>
  periods.flatMap((period) =>
    spans
      .filter((span) => span.from <= (period.to ?? lastOfDays) && period.from <= (span.to ?? lastOfDays))
      .map((span) => ({
        ...period,
        from: period.from < span.from ? span.from : period.from,
        to: (span.to ?? lastOfDays) < (period.to ?? lastOfDays) ? span.to : period.to,
      })),
  );

const lastOfDays = '9999-12-31' as CalendarDate;

/** The fiscal years that lie whole within sight; of a part of one there is no figure. */
export const volumesInSight = (
  volumes: readonly EntryVolume[],
  spans: readonly Span[],
): readonly EntryVolume[] =>
  volumes.filter(({ fiscalYear }) =>
    spans.some(
      ({ from, to }) =>
        from <= firstDayOfFiscalYear(fiscalYear) && (to === null || lastDayOfFiscalYear(fiscalYear) <= to),
    ),
  );

const aboutBond = ({ accountKey, suretyCode, to }: Bond, today: CalendarDate): Thing => ({
  ...aboutAccount(accountKey),
  suretyCode,
  // A bond that lasted into somebody's time secured that time too.
  day: to !== null && to < today ? to : 'PRESENT',
});

const aboutEntry = ({ accountKey, enteredOn }: EntrySummary): Thing => ({
  ...aboutAccount(accountKey),
  day: enteredOn,
});

/** The bonds of an account that are in force on a day. */
export interface BondsRequest {
  readonly account: TradeAccount;
  readonly day: CalendarDate;
}

/** What the policy leaves of answers for one viewer, with what is shown noted; hidden looks like absent. */
export function createSight(standingOf: () => Promise<Standing>, disclosures: DisclosureSheet) {
  /** Leaves of answers by key those that may be seen, and notes them. */
  async function visible<K, V>(
    found: Answers<K, V>,
    maySee: (standing: Standing, value: V) => boolean,
    note: (value: V) => void,
  ): Promise<Answers<K, V>> {
    const standing = await standingOf();
    const answers = [...found].filter(([, answer]) => answer instanceof Failure || maySee(standing, answer));
    for (const [, answer] of answers) if (!(answer instanceof Failure)) note(answer);
    return new Map(answers);
  }

  const noteBond = ({ bondNumber }: Bond): void => disclosures.note('READ_BOND', 'Bond', bondNumber);

  /** Reads what belongs to accounts, for those of which the viewer may see it, of the days of which the viewer may see it. */
  const belongingTo =
    <V>(
      action: Action,
      read: (accountKeys: readonly AccountKey[]) => Promise<Answers<AccountKey, readonly V[]>>,
      within: (items: readonly V[], spans: readonly Span[]) => readonly V[],
    ) =>
    async (accounts: readonly TradeAccount[]): Promise<Answers<TradeAccount, readonly V[]>> => {
      const standing = await standingOf();
      const permitted = accounts.filter(({ accountKey }) => may(standing, action, aboutAccount(accountKey)));
      const found = await read([...new Set(permitted.map(({ accountKey }) => accountKey))]);
      const answers = new Map<TradeAccount, readonly V[] | Failure>();
      for (const account of permitted) {
        disclosures.note(action, 'TradeAccount', account.accountNumber);
        const answer = found.get(account.accountKey);
        const spans = spansInSight(standing, action, account.accountKey);
        if (answer instanceof Failure) answers.set(account, answer);
        else if (answer !== undefined) answers.set(account, within(answer, spans));
      }
      return answers;
    };

  return {
    belongingTo,
    accounts: <K>(found: Answers<K, TradeAccount>): Promise<Answers<K, TradeAccount>> => {
      const named = (standing: Standing, { accountKey, accountsBelow }: TradeAccount): boolean =>
        mayNameAccount(standing, {
          accountKey,
          accountKeysBelow: accountsBelow.map((below) => below.accountKey),
        });
      return visible(found, named, ({ accountNumber }) =>
        disclosures.note('READ_ACCOUNT', 'TradeAccount', accountNumber),
      );
    },
    detailed: (accounts: readonly TradeAccount[]): Promise<Answers<TradeAccount, TradeAccount>> =>
      visible(
        new Map(accounts.map((account) => [account, account])),
        (standing, { accountKey }) => may(standing, 'READ_ACCOUNT_STANDING', aboutAccount(accountKey)),
        ({ accountNumber }) => disclosures.note('READ_ACCOUNT_STANDING', 'TradeAccount', accountNumber),
      ),
    /** Which of the accounts that count as an account may be seen; whoever shows one notes it. */
    within: async (
      action: Action,
      accounts: readonly TradeAccount[],
    ): Promise<Answers<TradeAccount, readonly AccountIdentity[]>> => {
      const standing = await standingOf();
      const mayBeSeen = ({ accountKey }: AccountIdentity): boolean =>
        may(standing, action, aboutAccount(accountKey));
      return new Map(accounts.map((account) => [account, accountsWithin(account).filter(mayBeSeen)]));
    },
    /** The bonds in force, of which each passes the policy by itself, because a surety sees its own. */
    bondsOn: async (
      requests: readonly BondsRequest[],
      read: (accountKeys: readonly AccountKey[]) => Promise<Answers<AccountKey, readonly Bond[]>>,
    ): Promise<Answers<BondsRequest, readonly Bond[]>> => {
      const standing = await standingOf();
      const found = await read([...new Set(requests.map(({ account }) => account.accountKey))]);
      const answers = new Map<BondsRequest, readonly Bond[] | Failure>();
      for (const request of requests) {
        const { account, day } = request;
        const answer = found.get(account.accountKey) ?? [];
        if (answer instanceof Failure) {
          answers.set(request, answer);
          continue;
        }
        const shown = answer.filter(
          (bond) =>
            isWithin(day, bond) && may(standing, 'READ_BOND', { ...aboutBond(bond, standing.today), day }),
        );
        for (const bond of shown) noteBond(bond);
        answers.set(request, shown);
      }
      return answers;
    },
    bonds: <K>(found: Answers<K, Bond>): Promise<Answers<K, Bond>> =>
      visible(
        found,
        (standing, bond) => may(standing, 'READ_BOND', aboutBond(bond, standing.today)),
        noteBond,
      ),
    entries: <K>(found: Answers<K, EntrySummary>): Promise<Answers<K, EntrySummary>> =>
      visible(
        found,
        (standing, entry) => may(standing, 'READ_ENTRY', aboutEntry(entry)),
        ({ entryNumber }) => disclosures.note('READ_ENTRY', 'EntrySummary', entryNumber),
      ),
  };
}
