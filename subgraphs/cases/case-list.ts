import type { CursorScope } from '#kernel/cursor.ts';
import { Failure } from '#kernel/failure.ts';
import { readCaseNumber } from '#kernel/identifiers.ts';
import { largestPage, pageOf, readPageArguments, type PageArguments } from '#kernel/page.ts';
import type { SubgraphContext } from './context.ts';
import type { CasePage, EnforcementCase } from './domain.ts';

/**
 * The cases with given numbers, in order of number: none for a number that is missing, a failure for one that cannot be
 * read. Throws CASE_NUMBER_MALFORMED, PAGE_TOO_LARGE, CURSOR_INVALID, or the failure of a register that does not answer.
 */
export async function casesByNumbers(
  caseNumbers: readonly string[],
  page: PageArguments,
  { loaders, cursors, principal }: SubgraphContext,
): Promise<CasePage> {
  if (caseNumbers.length > largestPage) {
    throw new Failure(
      'PAGE_TOO_LARGE',
      `expected at most ${largestPage} case numbers, got ${caseNumbers.length}`,
    );
  }
  const numbers = [...new Set(caseNumbers.map(readCaseNumber))].sort();
  const scope: CursorScope = {
    list: 'Query.enforcementCases',
    viewer: `${principal.audience} ${principal.subject}`,
    filter: numbers,
  };
  const request = readPageArguments(cursors, scope, page);
  const answers = await loaders.enforcementCase.loadMany(numbers);
  const items = numbers.flatMap((number, index) => {
    const found = listed(answers[index]);
    return found === null ? [] : [{ number, found }];
  });
  const [after] = request.after ?? [];
  const following = items.filter(({ number }) => after === undefined || number > after);
  const { edges, pageInfo } = pageOf(cursors, scope, request, following, ({ number }) => [number]);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.found })),
    pageInfo,
    totalCount: items.length,
  };
}

/** One case's unreadable record stands in the list as its failure; anything else that went wrong concerns them all. */
function listed(answer: EnforcementCase | Error | null | undefined): EnforcementCase | Failure | null {
  if (answer instanceof Failure && answer.code === 'SEACATS_RECORD_UNREADABLE') return answer;
  if (answer instanceof Error) throw answer;
  return answer ?? null;
}
