import { sql, type CompiledQuery, type Selectable } from 'kysely';
import { toMoment, type CalendarDate, type Moment } from '#kernel/calendar.ts';
import { nowOn, type Clock } from '#kernel/clock.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import type {
  CaseFile,
  CaseListRequest,
  Message,
  StakeholderGroup,
  Submission,
} from '#trade-portal/domain.ts';
import { ask, grouped } from './ask.ts';
import type { Database } from './database.ts';
import { tables } from './tables-in-sql.ts';
import type { Tables } from './tables.ts';

type SubmissionRow = Selectable<Tables['trade_portal.submission']>;
type MessageRow = Selectable<Tables['trade_portal.message']>;
type StakeholderColumns = Pick<SubmissionRow, 'account_key' | 'surety_code' | 'case_day'>;

interface Rows {
  'trade_portal.submission': SubmissionRow;
  'trade_portal.message': MessageRow;
}

/** The lists of a case: for each table what is listed, and by which columns, the newest first. */
const lists = {
  'trade_portal.submission': { what: 'the submissions of cases', moment: 'listed_at', id: 'reference_id' },
  'trade_portal.message': { what: 'the messages of cases', moment: 'sent_at', id: 'message_id' },
} as const satisfies Record<keyof Rows, object>;

/** Submissions and messages over the schema `trade_portal`. Throws TRADE_PORTAL_UNAVAILABLE without the database. */
export function createCaseFile(database: Database, clock: Clock): CaseFile {
  const askPortal = <R>(question: string, statement: CompiledQuery<R>): Promise<R[]> =>
    ask(database, 'TRADE_PORTAL_UNAVAILABLE', question, statement);

  /** The newest rows of each case and group of stakeholders, read in one statement for all cases of a request. */
  async function listed<T extends keyof Rows>(
    table: T,
    requests: readonly CaseListRequest[],
  ): Promise<Map<CaseListRequest, StakeholderGroup<Rows[T]>[]>> {
    const { what, moment, id } = lists[table];
    const answers = new Map<CaseListRequest, StakeholderGroup<Rows[T]>[]>();
    for (const alike of grouped(requests, ({ read, after }) => JSON.stringify([read, after])).values()) {
      const [{ read, after } = { read: 0, after: null }] = alike;
      const caseNumbers = alike.map(({ caseNumber }) => caseNumber);
      const group = sql`PARTITION BY case_number, account_key, surety_code, case_day`;
      const newestFirst = sql`${sql.ref(moment)} DESC, ${sql.ref(id)} COLLATE "C" DESC`;
      const follows =
        after === null
          ? sql`true`
          : sql`(${sql.ref(moment)}, ${sql.ref(id)} COLLATE "C") < (${after[0]}::timestamptz, ${after[1]})`;
      // A group that has nothing on this page still gives one row, for how many it has in all.
      const statement = sql<ListedRow<Rows[T]>>`
        SELECT * FROM (
          SELECT *, count(*) OVER (${group}) AS total, ${follows} AS follows,
                 row_number() OVER (${group} ORDER BY ${follows} DESC, ${newestFirst}) AS place
          FROM ${sql.table(table)} WHERE case_number = ANY(${caseNumbers})
        ) AS placed WHERE place <= ${read} ORDER BY ${newestFirst}`;
      const rows = await askPortal(what, statement.compile(tables));
      const byCase = grouped(rows, ({ case_number }) => case_number);
      for (const request of alike) answers.set(request, toGroups(byCase.get(request.caseNumber) ?? []));
    }
    return answers;
  }

  return {
    async submissionsById(referenceIds) {
      const rows = await askPortal(
        'submissions',
        tables
          .selectFrom('trade_portal.submission')
          .selectAll()
          .where('reference_id', '=', (expression) => expression.fn.any(expression.val(referenceIds)))
          .compile(),
      );
      const asOf = nowOn(clock);
      return new Map(rows.map((row) => [row.reference_id, toSubmission(row, asOf)]));
    },
    async submissionsOf(requests) {
      const found = await listed('trade_portal.submission', requests);
      const asOf = nowOn(clock);
      return translated(found, (row) => toSubmission(row, asOf));
    },
    messagesOf: async (requests) => translated(await listed('trade_portal.message', requests), toMessage),
  };
}

type ListedRow<R> = R & { readonly total: bigint; readonly follows: boolean };

function toGroups<R extends StakeholderColumns>(rows: readonly ListedRow<R>[]): StakeholderGroup<R>[] {
  const groups = grouped(rows, ({ account_key, surety_code, case_day }) =>
    JSON.stringify([account_key, surety_code, case_day]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const items = group.filter(({ follows }) => follows);
    return [{ stakeholders: toStakeholders(first), total: Number(first.total), items }];
  });
}

/** The same groups with each row in our words. */
const translated = <R, T>(
  found: ReadonlyMap<CaseListRequest, readonly StakeholderGroup<R>[]>,
  toItem: (row: R) => T,
): Map<CaseListRequest, StakeholderGroup<T>[]> =>
  new Map(
    [...found].map(([request, groups]) => [
      request,
      groups.map(({ stakeholders, total, items }) => ({ stakeholders, total, items: items.map(toItem) })),
    ]),
  );

const toStakeholders = (row: StakeholderColumns): Submission['stakeholders'] => ({
  accountKey: row.account_key as AccountKey,
  suretyCode: row.surety_code,
  day: row.case_day as CalendarDate | null,
});

const momentOrNull = (date: Date | null): ReturnType<typeof toMoment> | null =>
  date === null ? null : toMoment(date.getTime());

const toSubmission = (row: SubmissionRow, asOf: Moment): Submission => ({
  referenceId: row.reference_id,
  caseNumber: row.case_number as CaseNumber,
  kind: row.kind as Submission['kind'],
  state: row.state as Submission['state'],
  receivedAt: momentOrNull(row.received_at),
  listedAt: toMoment(row.listed_at.getTime()),
  filedBy: row.filed_by,
  stakeholders: toStakeholders(row),
  source: {
    system: 'TRADE_PORTAL',
    // The portal is the original of its own rows, and they were read for this request.
    asOf,
    freshness: 'LIVE',
    synthetic: row.synthetic,
  },
});

const toMessage = (row: MessageRow): Message => ({
  messageId: row.message_id,
  caseNumber: row.case_number as CaseNumber,
  sentAt: toMoment(row.sent_at.getTime()),
  from: row.side as Message['from'],
  author: row.author,
  text: row.body,
  readAt: momentOrNull(row.read_at),
  stakeholders: toStakeholders(row),
});
