import type { CursorScope } from '#kernel/cursor.ts';
import { Failure } from '#kernel/failure.ts';
import { readCaseNumber, type CaseNumber } from '#kernel/identifiers.ts';
import { largestPage, pageOf, readPageArguments, type PageArguments } from '#kernel/page.ts';
import type { SubgraphContext } from './context.ts';
import type { CasePage, EnforcementCase } from './domain.ts';
import type { Loaders } from './loaders.ts';

/**
 * The cases with given numbers, in order of number: none for a number that is missing, a failure for one that is
 * malformed or cannot be read. Throws PAGE_TOO_LARGE, CURSOR_INVALID, or the failure of a register that does not answer.
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
  const asked = new Map(caseNumbers.map(readNumber));
  const numbers = [...asked.keys()].sort();
  const scope: CursorScope = {
    list: 'Query.enforcementCases',
    viewer: `${principal.audience} ${principal.subject}`,
    filter: numbers,
  };
  const request = readPageArguments(cursors, scope, page);
  const answers = await Promise.all(
    [...asked].map(async ([number, read]) => ({ number, found: await find(read, loaders) })),
  );
  const items = answers
    .flatMap(({ number, found }) => (found === null ? [] : [{ number, found }]))
    .sort((one, other) => (one.number < other.number ? -1 : 1));
  const [after] = request.after ?? [];
  const following = items.filter(({ number }) => after === undefined || number > after);
  const { edges, pageInfo } = pageOf(cursors, scope, request, following, ({ number }) => [number]);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: node.found })),
    pageInfo,
    totalCount: items.length,
  };
}

/** A number of the client under the form by which it is listed; one that is malformed with its failure. */
function readNumber(text: string): [string, CaseNumber | Failure] {
  try {
    const number = readCaseNumber(text);
    return [number, number];
  } catch (problem) {
    if (problem instanceof Failure) return [text, problem];
    throw problem;
  }
}

/** One case's unreadable record stands in the list as its failure; anything else that goes wrong concerns them all. */
async function find(
  number: CaseNumber | Failure,
  loaders: Loaders,
): Promise<EnforcementCase | Failure | null> {
  if (number instanceof Failure) return number;
  try {
    return await loaders.enforcementCase.load(number);
  } catch (problem) {
    if (problem instanceof Failure && problem.code === 'SEACATS_RECORD_UNREADABLE') return problem;
    throw problem;
  }
}
