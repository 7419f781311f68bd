import type { Insertable } from 'kysely';
import type { CalendarDate } from '#kernel/calendar.ts';
import {
  createAccountKeyMaker,
  shownImporterNumber,
  type AccountKey,
  type CaseNumber,
} from '#kernel/identifiers.ts';
import { dayOfCase } from '#kernel/policy.ts';
import type { Tables } from '#postgres/tables.ts';
import accountsFile from './accounts.json' with { type: 'json' };
import { demoBonds, demoEntries, demoVolumes, type DemoAccounts } from './bond-and-entry-rows.ts';
import caseFile from './case-file.json' with { type: 'json' };

/** The rows of the demonstration, by table, in the order in which they can be loaded. */
export type DemoRows = { readonly [T in DemoTable]: readonly Insertable<Tables[T]>[] };

type DemoTable =
  | 'accounts.officer'
  | 'accounts.account'
  | 'accounts.partnership'
  | 'accounts.bond'
  | 'accounts.entry_summary'
  | 'accounts.entry_volume'
  | 'authority.ownership'
  | 'authority.assignment'
  | 'authority.posting'
  | 'authority.access_grant'
  | 'trade_portal.submission'
  | 'trade_portal.message';

/** How many generated accounts and cases there are; the mock of SEACATS is started with the same. */
export const generatedCounts = { accounts: 100, cases: 100 } as const;

/** The secret of the demonstration's account keys: what it hides is made up. */
export const demoAccountKeySecret = 'for the demonstration only: its importer numbers are made up';

const day = { valid_from: '2000-01-01', valid_to: null };
const keyOf = createAccountKeyMaker(demoAccountKeySecret);
const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** The account of a published case: its importer number is the case's, made up by the same rule in SEACATS's records. */
const publishedNumber = (caseIndex: number): string => `00-${pad(caseIndex, 7)}00`;
const publishedKey = (caseIndex: number): AccountKey => keyOf(publishedNumber(caseIndex));
const generatedNumber = (index: number): string => `${10 + (index % 89)}-${pad(index, 7)}00`;
const generatedKey = (index: number): AccountKey => keyOf(generatedNumber(index));
const topAccountNumber = (index: number): string => `ACE3${pad(Math.floor(index / 100), 6)}`;
const generatedCaseNumber = (index: number): string => `20201704${pad(index, 6)}-01`;
const accountOfGeneratedCase = (index: number): number =>
  index % 100 === 0 ? 0 : (7919 * index) % generatedCounts.accounts;

/** Every third generated case is a claim on a bond, whose surety is the one in SEACATS's record. */
const suretyOfGeneratedCase = (index: number): string | null =>
  index % 3 === 1 ? String(100 + (index % 90)) : null;

const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Every 50th generated case is internal: no notice of it went out, so nothing was filed or said. */
const sharedCases = indexes(generatedCounts.cases).filter((index) => index % 50 !== 49);

/** The demonstration's rows; `asOf` is when ACE is said to have confirmed them. */
export function demoRows(asOf: Date): DemoRows {
  const generated = indexes(generatedCounts.accounts);
  const tops = [...new Set(generated.map(topAccountNumber))];
  const { accounts } = accountsFile;
  const bondsAndEntries: DemoAccounts = {
    accountKey: publishedKey,
    ofGeneratedCases: indexes(generatedCounts.cases).map((index) =>
      generatedKey(accountOfGeneratedCase(index)),
    ),
    generated: generated.map(generatedKey),
    asOf,
  };
  return {
    'accounts.officer': [
      officer('officer-a', 'Officer A', 'FP&F Officer', { port_code: '1704' }),
      officer('nam-a', 'NAM A', 'National Account Manager'),
      officer('nam-b', 'NAM B', 'National Account Manager'),
      officer('scss-a', 'SCSS A', 'Supply Chain Security Specialist'),
      officer('expert-a', 'Expert A', 'Center Subject Matter Expert', { center_code: '003' }),
      officer('hq-a', 'HQ A', 'Penalties Branch'),
      officer('auditor-a', 'Auditor A', 'Auditor'),
    ],
    'accounts.account': [
      ...tops.map((number, index) => ({
        ...account(keyOf(number), number, `Generated group ${index + 1}`, asOf),
        top_account_key: null,
      })),
      ...accounts.map((one) => ({
        ...account(publishedKey(one.case), `ACE1${pad(one.case, 6)}`, one.name, asOf),
        importer_number_shown: shownImporterNumber(publishedNumber(one.case)),
        businesses: one.businesses,
        small_entity: null,
      })),
      ...generated.map((index) => ({
        ...account(generatedKey(index), `ACE2${pad(index, 6)}`, `Generated company ${pad(index, 6)}`, asOf),
        top_account_key: keyOf(topAccountNumber(index)),
        importer_number_shown: shownImporterNumber(generatedNumber(index)),
        businesses: index % 10 === 0 ? ['IMPORTER', 'EXPORTER'] : ['IMPORTER'],
        small_entity: index % 3 === 0,
      })),
    ],
    'accounts.partnership': [
      ...accounts.flatMap((one) =>
        one.partnerships.map(({ program, tier, status, from, to }) => ({
          account_key: publishedKey(one.case),
          program,
          tier,
          status,
          valid_from: from,
          valid_to: to,
        })),
      ),
      ...generated.flatMap(generatedPartnership),
    ],
    'accounts.bond': demoBonds(bondsAndEntries),
    'accounts.entry_summary': demoEntries(bondsAndEntries),
    'accounts.entry_volume': demoVolumes(bondsAndEntries),
    'authority.ownership': [{ account_key: publishedKey(1), owner_id: 'mdt-armor', ...day }],
    'authority.assignment': [
      ...accounts.flatMap((one) => [
        ...assignment(publishedKey(one.case), 'CENTER', one.center),
        ...assignment(publishedKey(one.case), 'NATIONAL_ACCOUNT_MANAGER', one.manager),
        ...assignment(publishedKey(one.case), 'SUPPLY_CHAIN_SECURITY_SPECIALIST', one.specialist),
      ]),
      ...generated.flatMap((index) => [
        ...assignment(generatedKey(index), 'CENTER', pad((index % 10) + 1, 3)),
        ...assignment(generatedKey(index), 'NATIONAL_ACCOUNT_MANAGER', index % 2 === 0 ? 'nam-a' : 'nam-b'),
      ]),
    ],
    'authority.posting': [{ officer_id: 'expert-a', center_code: '003', ...day }],
    'authority.access_grant': [
      grant('mdt-armor', 'MDT Armor', 'OWNER', {}),
      grant('panmet', 'Panmet', 'BROKER_WITH_POWER_OF_ATTORNEY', {}),
      grant('surety-a', 'Surety A', 'SURETY', { surety_code: '999' }),
      grant('attorney-a', 'Attorney A', 'ATTORNEY_OF_RECORD', { case_number: '20161704200292-01' }),
    ],
    'trade_portal.submission': [
      ...caseFile.submissions.map((one) => ({
        reference_id: one.referenceId,
        case_number: one.caseNumber,
        account_key: publishedKey(one.case),
        surety_code: one.suretyCode,
        kind: one.kind,
        state: one.state,
        received_at: one.receivedAt,
        listed_at: one.receivedAt,
        filed_by: one.filedBy,
        synthetic: true,
        case_day: dayOfCase(one.caseNumber as CaseNumber, [one.violatedOn as CalendarDate | null]),
      })),
      ...sharedCases.map(generatedSubmission),
    ],
    'trade_portal.message': [
      ...caseFile.messages.map((one) => ({
        message_id: one.messageId,
        case_number: one.caseNumber,
        account_key: publishedKey(one.case),
        surety_code: one.suretyCode,
        sent_at: one.sentAt,
        side: one.side,
        author: one.author,
        body: one.text,
        read_at: one.readAt,
        case_day: dayOfCase(one.caseNumber as CaseNumber, [one.violatedOn as CalendarDate | null]),
      })),
      ...sharedCases.map(generatedMessage),
    ],
  };
}

/** Every tenth generated case names no day of violation. */
const dayOfGeneratedCase = (index: number): CalendarDate =>
  dayOfCase(generatedCaseNumber(index) as CaseNumber, [
    index % 10 === 9
      ? null
      : (`2019-${pad(1 + (index % 12), 2)}-${pad(1 + (index % 28), 2)}` as CalendarDate),
  ]);

const officer = (
  id: string,
  name: string,
  title: string,
  place: { port_code?: string; center_code?: string } = {},
) => ({ officer_id: id, name, title, port_code: null, center_code: null, ...place });

const account = (accountKey: AccountKey, accountNumber: string, name: string, asOf: Date) => ({
  account_key: accountKey,
  account_number: accountNumber,
  name,
  as_of: asOf,
  synthetic: true,
});

const assignment = (accountKey: AccountKey, duty: string, assignee: string | null) =>
  assignee === null ? [] : [{ account_key: accountKey, duty, assignee, ...day }];

const grant = (
  subject: string,
  holder: string,
  capacity: string,
  limits: { surety_code?: string; case_number?: string },
) => ({
  subject,
  holder_name: holder,
  capacity,
  account_key: publishedKey(1),
  ...limits,
  ...day,
});

const standings = [
  { tier: 'TIER_1', status: 'CERTIFIED' },
  { tier: 'TIER_2', status: 'VALIDATED' },
  { tier: 'TIER_3', status: 'EXCEEDING' },
] as const;

/** Three of four generated accounts are partners. */
function generatedPartnership(index: number): DemoRows['accounts.partnership'][number][] {
  const standing = standings[index % 4];
  if (standing === undefined) return [];
  return [
    {
      account_key: generatedKey(index),
      program: 'CTPAT',
      ...standing,
      valid_from: '2015-01-01',
      valid_to: null,
    },
  ];
}

function generatedSubmission(index: number): DemoRows['trade_portal.submission'][number] {
  const receivedAt = new Date(Date.UTC(2020, 5, 1, 15, index)).toISOString();
  return {
    reference_id: `PET-2020-${pad(index, 6)}`,
    case_number: generatedCaseNumber(index),
    account_key: generatedKey(accountOfGeneratedCase(index)),
    surety_code: suretyOfGeneratedCase(index),
    kind: 'PETITION',
    state: 'RECORDED',
    received_at: receivedAt,
    listed_at: receivedAt,
    filed_by: null,
    synthetic: true,
    case_day: dayOfGeneratedCase(index),
  };
}

function generatedMessage(index: number): DemoRows['trade_portal.message'][number] {
  return {
    message_id: `MSG-2020-${pad(index, 6)}`,
    case_number: generatedCaseNumber(index),
    account_key: generatedKey(accountOfGeneratedCase(index)),
    surety_code: suretyOfGeneratedCase(index),
    sent_at: new Date(Date.UTC(2020, 5, 2, 15, index)).toISOString(),
    side: 'OFFICE',
    author: 'FP&F Office, Port 1704',
    body: '[Made-up text] Your petition was received.',
    read_at: null,
    case_day: dayOfGeneratedCase(index),
  };
}
