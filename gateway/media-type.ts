/** The media types of an answer: GraphQL's own, and JSON. */
export type AnswerType = 'application/graphql-response+json' | 'application/json';

const known: readonly AnswerType[] = ['application/graphql-response+json', 'application/json'];

/** The media type that a client prefers by its Accept header; JSON when it has no preference or wants neither. */
export function answerTypeOf(accept: string | undefined): AnswerType {
  const wanted = (accept ?? '').split(',').flatMap((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const type = known.find((candidate) => candidate === name);
    const quality = Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1);
    return type !== undefined && quality > 0 ? [{ type, quality }] : [];
  });
  // Sorting is stable, so that of equals the one named first comes first.
  const [preferred] = wanted.sort((one, other) => other.quality - one.quality);
  return preferred?.type ?? 'application/json';
}

/**
 * The status of an operation that was understood as HTTP and refused as GraphQL: 400 under
 * `application/graphql-response+json`, and 200 under `application/json`, whose readers cannot tell our 400 from that of
 * a proxy on the way (GraphQL over HTTP, "application/json").
 */
export const statusOfRefusal = (type: AnswerType): number =>
  type === 'application/graphql-response+json' ? 400 : 200;
