import { sql, type RawBuilder } from 'kysely';
import { toMoment, type Moment } from '#kernel/calendar.ts';
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
import type { MessageTable, SubmissionTable } from './tables.ts';

interface StakeholderColumns {
  readonly case_number: string;
  readonly account_key: string;
  readonly surety_code: string | null;
}

type SubmissionRow = Omit<SubmissionTable, 'received_at' | 'listed_at'> & {
  received_at: Date | null;
  listed_at: Date;
};
type MessageRow = Omit<MessageTable, 'sent_at' | 'read_at'> & { sent_at: Date; read_at: Date | null };

/** Submissions and messages over the schema `trade_portal`. Throws TRADE_PORTAL_UNAVAILABLE without the database. */
export function createCaseFile(database: Database, clock: Clock): CaseFile {
  const toSubmission = (row: SubmissionRow): Submission => submissionOf(row, nowOn(clock));
  const askPortal = <T>(question: string, work: Parameters<typeof ask<T>>[3]): Promise<T> =>
    ask(database, 'TRADE_PORTAL_UNAVAILABLE', question, work);

  /** The newest rows of each case and group of stakeholders, read in one statement for all cases of a request. */
  async function listed<R extends StakeholderColumns, T>(
    question: string,
    { table, moment, id }: { table: string; moment: string; id: string },
    requests: readonly CaseListRequest[],
    toItem: (row: R) => T,
  ): Promise<Map<CaseListRequest, StakeholderGroup<T>[]>> {
    const answers = new Map<CaseListRequest, StakeholderGroup<T>[]>();
    for (const alike of grouped(requests, ({ read, after }) => JSON.stringify([read, after])).values()) {
      const [{ read, after } = { read: 0, after: null }] = alike;
      const caseNumbers = alike.map(({ caseNumber }) => caseNumber);
      const order = sql`${sql.ref(moment)} DESC, ${sql.ref(id)} COLLATE "C" DESC`;
      const following: RawBuilder<unknown> =
        after === null
          ? sql`true`
          : sql`(${sql.ref(moment)}, ${sql.ref(id)} COLLATE "C") < (${after[0]}::timestamptz, ${after[1]})`;
      const statement = sql<R & { total: string }>`
        SELECT * FROM (
          SELECT *, row_number() OVER (PARTITION BY case_number, account_key, surety_code ORDER BY ${order}) AS place
          FROM (
            SELECT *, count(*) OVER (PARTITION BY case_number, account_key, surety_code) AS total
            FROM ${sql.table(table)} WHERE case_number = ANY(${caseNumbers})
          ) AS counted WHERE ${following}
        ) AS placed WHERE place <= ${read} ORDER BY ${order}`;
      const { rows } = await askPortal(question, (transaction) => statement.execute(transaction));
      const byCase = grouped(rows, ({ case_number }) => case_number);
      for (const request of alike)
        answers.set(request, toGroups(byCase.get(request.caseNumber) ?? [], toItem));
    }
    return answers;
  }

  return {
    async submissionsById(referenceIds) {
      const rows = await askPortal('submissions', (transaction) =>
        transaction
          .selectFrom('trade_portal.submission')
          .selectAll()
          .where('reference_id', '=', (expression) => expression.fn.any(expression.val(referenceIds)))
          .execute(),
      );
      return new Map(rows.map((row) => [row.reference_id, toSubmission(row)]));
    },
    submissionsOf: (requests) =>
      listed<SubmissionRow, Submission>(
        'the submissions of cases',
        { table: 'trade_portal.submission', moment: 'listed_at', id: 'reference_id' },
        requests,
        toSubmission,
      ),
    messagesOf: (requests) =>
      listed<MessageRow, Message>(
        'the messages of cases',
        { table: 'trade_portal.message', moment: 'sent_at', id: 'message_id' },
        requests,
        toMessage,
      ),
  };
}

function toGroups<R extends StakeholderColumns & { total: string }, T>(
  rows: readonly R[],
  toItem: (row: R) => T,
): StakeholderGroup<T>[] {
  const groups = grouped(rows, ({ account_key, surety_code }) => `${account_key} ${surety_code ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ stakeholders: toStakeholders(first), total: Number(first.total), items: group.map(toItem) }];
  });
}

const toStakeholders = ({ account_key, surety_code }: StakeholderColumns): Submission['stakeholders'] => ({
  accountKey: account_key as AccountKey,
  suretyCode: surety_code,
});

const momentOrNull = (date: Date | null): ReturnType<typeof toMoment> | null =>
  date === null ? null : toMoment(date.getTime());

const submissionOf = (row: SubmissionRow, asOf: Moment): Submission => ({
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
