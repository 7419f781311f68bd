import type { Answers } from '#kernel/batch.ts';
import type { CalendarDate, Moment } from '#kernel/calendar.ts';
import type { AccountKey, CaseNumber } from '#kernel/identifiers.ts';
import type { Source } from '#kernel/source.ts';
import type { MessageSide, SubmissionKind, SubmissionState } from './generated.ts';

/** What the portal noted of a case's stakeholders when a row was made, so that it can decide alone who may see it. */
export interface Stakeholders {
  readonly accountKey: AccountKey;
  readonly suretyCode: string | null;
  /** The day to which the case belongs, as `dayOfCase` gives it; null when it was not noted. */
  readonly day: CalendarDate | null;
}

/** Something that the trade filed in a case. */
export interface Submission {
  readonly referenceId: string;
  readonly caseNumber: CaseNumber;
  readonly kind: SubmissionKind;
  readonly state: SubmissionState;
  readonly receivedAt: Moment | null;
  /** The moment by which it is listed: of receipt, or of the draft's beginning. */
  readonly listedAt: Moment;
  readonly filedBy: string | null;
  readonly stakeholders: Stakeholders;
  readonly source: Source;
}

/** A message about a case between the trade and the office. */
export interface Message {
  readonly messageId: string;
  readonly caseNumber: CaseNumber;
  readonly sentAt: Moment;
  readonly from: MessageSide;
  readonly author: string | null;
  readonly text: string;
  readonly readAt: Moment | null;
  readonly stakeholders: Stakeholders;
}

/** What the portal knows of a case. */
export interface CaseReference {
  readonly caseNumber: CaseNumber;
}

/** What one case's list is asked for: so many of the newest after a position of moment and id. */
export interface CaseListRequest {
  readonly caseNumber: CaseNumber;
  readonly read: number;
  readonly after: readonly string[] | null;
}

/** The rows of one case that concern the same stakeholders, so that policy can drop a group before it is counted. */
export interface StakeholderGroup<T> {
  readonly stakeholders: Stakeholders;
  /** How many rows the group has in all. */
  readonly total: number;
  /** The newest after the position asked for. */
  readonly items: readonly T[];
}

/** Where submissions and messages are kept. */
export interface CaseFile {
  submissionsById(referenceIds: readonly string[]): Promise<Answers<string, Submission>>;
  submissionsOf(
    requests: readonly CaseListRequest[],
  ): Promise<Answers<CaseListRequest, readonly StakeholderGroup<Submission>[]>>;
  messagesOf(
    requests: readonly CaseListRequest[],
  ): Promise<Answers<CaseListRequest, readonly StakeholderGroup<Message>[]>>;
}

/** Where an item stands in its list, newest first: the moment, then the id. */
export const submissionPosition = ({ listedAt, referenceId }: Submission): readonly string[] => [
  listedAt,
  referenceId,
];

/** See submissionPosition. */
export const messagePosition = ({ sentAt, messageId }: Message): readonly string[] => [sentAt, messageId];
