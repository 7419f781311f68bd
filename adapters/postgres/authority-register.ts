import type { Assignment, AuthorityRegister, Grant, Posting } from '#kernel/authority-register.ts';
import type { CalendarDate } from '#kernel/calendar.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import { ask, dayText, dayTextOrNull, grouped } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';

/** The authority register over the schema `authority`. Throws ACE_UNAVAILABLE when the database does not answer. */
export function createAuthorityRegister(database: Database): AuthorityRegister {
  return {
    async grantsOf(subjects) {
      const rows = await ask(
        database,
        'ACE_UNAVAILABLE',
        'access grants',
        tables
          .selectFrom('authority.access_grant')
          .select(['subject', 'capacity', 'account_key', 'surety_code', 'case_number'])
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .select([dayTextOrNull('sees_from').as('sees_from'), dayTextOrNull('sees_to').as('sees_to')])
          .where('subject', '=', (expression) => expression.fn.any(expression.val(subjects)))
          .orderBy('grant_id')
          .compile(),
      );
      return grouped(rows.map(toGrantOfSubject), ({ subject }) => subject);
    },
    async postingsOf(officerIds) {
      const rows = await ask(
        database,
        'ACE_UNAVAILABLE',
        'postings',
        tables
          .selectFrom('authority.posting')
          .select(['officer_id', 'center_code'])
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .where('officer_id', '=', (expression) => expression.fn.any(expression.val(officerIds)))
          .orderBy('posting_id')
          .compile(),
      );
      return grouped(rows.map(toPostingOfOfficer), ({ officerId }) => officerId);
    },
    async chargesOf(assignees) {
      const rows = await ask(
        database,
        'ACE_UNAVAILABLE',
        'charges',
        tables
          .selectFrom('authority.assignment')
          .select(['account_key', 'duty', 'assignee'])
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .where('assignee', '=', (expression) => expression.fn.any(expression.val(assignees)))
          .orderBy('assignment_id')
          .compile(),
      );
      const byAssignee = grouped(rows.map(toAssignmentOfAccount), ({ assignee }) => assignee);
      return new Map(
        [...byAssignee].map(([assignee, charges]) => [
          assignee,
          grouped(charges, ({ accountKey }) => accountKey),
        ]),
      );
    },
    async assignmentsOf(accountKeys) {
      const rows = await ask(
        database,
        'ACE_UNAVAILABLE',
        'account assignments',
        tables
          .selectFrom('authority.assignment')
          .select(['account_key', 'duty', 'assignee'])
          .select([dayText('valid_from').as('from'), dayTextOrNull('valid_to').as('to')])
          .where('account_key', '=', (expression) => expression.fn.any(expression.val(accountKeys)))
          .orderBy('assignment_id')
          .compile(),
      );
      return grouped(rows.map(toAssignmentOfAccount), ({ accountKey }) => accountKey);
    },
  };
}

interface Period {
  readonly from: string;
  readonly to: string | null;
}

const toPeriod = ({ from, to }: Period): { from: CalendarDate; to: CalendarDate | null } => ({
  from: from as CalendarDate,
  to: to as CalendarDate | null,
});

const toGrantOfSubject = (
  row: Period & {
    subject: string;
    capacity: string;
    account_key: string;
    surety_code: string | null;
    case_number: string | null;
    sees_from: string | null;
    sees_to: string | null;
  },
): Grant & { readonly subject: string } => ({
  subject: row.subject,
  capacity: row.capacity as Grant['capacity'],
  accountKey: row.account_key as AccountKey,
  suretyCode: row.surety_code,
  caseNumber: row.case_number as CaseNumber | null,
  seesFrom: row.sees_from as CalendarDate | null,
  seesTo: row.sees_to as CalendarDate | null,
  ...toPeriod(row),
});

const toPostingOfOfficer = (
  row: Period & { officer_id: string; center_code: string },
): Posting & { readonly officerId: string } => ({
  officerId: row.officer_id,
  centerCode: row.center_code,
  ...toPeriod(row),
});

const toAssignmentOfAccount = (
  row: Period & { account_key: string; duty: string; assignee: string },
): Assignment & { readonly accountKey: AccountKey } => ({
  accountKey: row.account_key as AccountKey,
  duty: row.duty as Assignment['duty'],
  assignee: row.assignee,
  ...toPeriod(row),
});
