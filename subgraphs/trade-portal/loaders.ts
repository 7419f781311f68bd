import DataLoader from 'dataloader';
import { loaderOver, type Answers } from '#kernel/batch.ts';
import type { DisclosureSheet } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import { may, type Standing } from '#kernel/policy.ts';
import type { StandingReader } from '#kernel/standing.ts';
import type { SubgraphRequest } from '#kernel/subgraph.ts';
import {
  messagePosition,
  submissionPosition,
  type CaseFile,
  type CaseListRequest,
  type Message,
  type StakeholderGroup,
  type Submission,
} from './domain.ts';

/** The newest rows of a case that the viewer may see, and how many there are of them in all. */
export interface VisibleRows<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** The loaders of one fetch; what they give has passed the policy. Of lists, the page notes what it discloses. */
export interface Loaders {
  readonly submission: DataLoader<string, Submission | null>;
  readonly submissionsOf: DataLoader<CaseListRequest, VisibleRows<Submission>>;
  readonly messagesOf: DataLoader<CaseListRequest, VisibleRows<Message>>;
}

/** Loaders for one fetch. */
export function createLoaders(
  caseFile: CaseFile,
  standingOf: StandingReader,
  { principal }: SubgraphRequest,
  disclosures: DisclosureSheet,
): Loaders {
  const maySee = (standing: Standing, row: Pick<Submission, 'caseNumber' | 'stakeholders'>): boolean =>
    may(standing, 'READ_CASE_FILINGS', {
      ...row.stakeholders,
      caseNumber: row.caseNumber,
      // A row is there only for a case whose notice has issued: before it there is nothing to answer.
      internalOnly: false,
    });

  async function visibleSubmissions(referenceIds: readonly string[]): Promise<Answers<string, Submission>> {
    const found = await caseFile.submissionsById(referenceIds);
    const standing = await standingOf(principal);
    const visible = [...found].filter(([, answer]) => answer instanceof Failure || maySee(standing, answer));
    for (const [referenceId, answer] of visible) {
      if (!(answer instanceof Failure)) disclosures.note('READ_CASE_FILINGS', 'Submission', referenceId);
    }
    return new Map(visible);
  }

  /** Rows of cases, without those of stakeholders for whom the viewer may not act: they are not even counted. */
  const visibleRows =
    <T>(
      read: (
        requests: readonly CaseListRequest[],
      ) => Promise<Answers<CaseListRequest, readonly StakeholderGroup<T>[]>>,
      positionOf: (item: T) => readonly string[],
    ) =>
    async (requests: readonly CaseListRequest[]): Promise<(VisibleRows<T> | Error)[]> => {
      const found = await read(requests);
      const standing = await standingOf(principal);
      return requests.map((request) => {
        const answer = found.get(request) ?? [];
        if (answer instanceof Failure) return answer;
        const visible = answer.filter(({ stakeholders }) =>
          maySee(standing, { caseNumber: request.caseNumber, stakeholders }),
        );
        const items = visible
          .flatMap((group) => group.items)
          .sort((one, other) => newestFirst(positionOf(one), positionOf(other)))
          .slice(0, request.read);
        return { total: visible.reduce((sum, { total }) => sum + total, 0), items };
      });
    };

  const listLoader = <T>(
    read: (requests: readonly CaseListRequest[]) => Promise<(VisibleRows<T> | Error)[]>,
  ) =>
    new DataLoader<CaseListRequest, VisibleRows<T>, string>(read, {
      cacheKeyFn: (request) => JSON.stringify(request),
    });

  return {
    submission: loaderOver('submission', visibleSubmissions),
    submissionsOf: listLoader(
      visibleRows((requests) => caseFile.submissionsOf(requests), submissionPosition),
    ),
    messagesOf: listLoader(visibleRows((requests) => caseFile.messagesOf(requests), messagePosition)),
  };
}

function newestFirst(one: readonly string[], other: readonly string[]): number {
  const index = one.findIndex((part, place) => part !== other[place]);
  if (index < 0) return 0;
  return (one[index] ?? '') < (other[index] ?? '') ? 1 : -1;
}
