import { withSpanToOutside } from '#kernel/tracing.ts';

/** As much of a statement's text as a span tells. */
const longestText = 2_000;

/** Runs a statement within a span that tells its text and none of its values. */
export const withStatementSpan = <T>(text: string, work: () => Promise<T>): Promise<T> =>
  withSpanToOutside(
    `SQL ${/^\s*(\w{1,12})/.exec(text)?.[1]?.toLowerCase() ?? 'statement'}`,
    { 'db.system.name': 'postgresql', 'db.query.text': withoutValues(text) },
    work,
  );

/** Ours stand beside the text as parameters; a literal that somebody writes into it all the same does not leave either. */
export const withoutValues = (text: string): string =>
  text
    .slice(0, longestText)
    .replace(/'(?:[^']|'')*(?:'|$)/g, "'?'")
    .replace(/(?<![\w$])\d{3,}(?!\w)/g, '?');
