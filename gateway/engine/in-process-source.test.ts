import { getEventListeners } from 'node:events';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { ExecutableSubgraph, SubgraphAnswer } from './executable-subgraph.ts';
import { createInProcessSource } from './in-process-source.ts';
import { toQuestion } from './source-exchange.ts';
import { aLog, aRequest, fetchOf } from './source.test-kit.ts';

/** A subgraph that answers as told, and a source that asks it. */
function aSource(answer: () => Promise<SubgraphAnswer>, maxBytes = 1_000) {
  const asked: Parameters<ExecutableSubgraph['execute']>[] = [];
  const subgraph: ExecutableSubgraph = {
    name: 'cases',
    unavailable: 'SEACATS_UNAVAILABLE',
    schema: buildSchema('type Query { kind: String }'),
    execute: (fetch, request) => {
      asked.push([fetch, request]);
      return answer();
    },
  };
  const { logger, lines } = aLog();
  return { asked, lines, source: createInProcessSource(subgraph, { maxBytes, logger }) };
}
const never = (): Promise<SubgraphAnswer> => new Promise(() => undefined);
const late = (path: (string | number)[]) => ({
  message: 'cases did not answer in time',
  path,
  extensions: { code: 'DEADLINE_EXCEEDED', source: 'CLAIMGRAPH', retryable: true },
});

describe('a subgraph in the same process', () => {
  it('is asked with the planner’s own document, its variables and the verified principal', async () => {
    const { source, asked } = aSource(async () => ({ data: { kind: 'PENALTY' }, errors: [] }));
    const request = aRequest();
    const fetch = fetchOf('query($n: String) { kind }', request, { n: '1' });
    const { document, variables } = toQuestion(fetch);
    expect(await source.process(fetch)).toEqual({ data: { kind: 'PENALTY' } });
    expect(asked).toEqual([[{ document, variables }, request]]);
    expect(asked[0]?.[0].document).toBe(document);
  });

  it('gives its failures beside what it found', async () => {
    const failure = {
      message: 'away',
      extensions: { code: 'SEACATS_UNAVAILABLE', source: 'SEACATS', retryable: true },
    };
    const { source } = aSource(async () => ({
      data: { kind: null },
      errors: [failure] as SubgraphAnswer['errors'],
    }));
    expect(await source.process(fetchOf('{ kind }'))).toEqual({ data: { kind: null }, errors: [failure] });
  });

  it('that has not answered when the time is up has failed, at every root or entity (fault-F7)', async () => {
    const deadline = new AbortController();
    const request = aRequest({ signal: deadline.signal });
    const { source } = aSource(never);
    const fields = source.process(fetchOf('{ one: kind, kind }', request));
    const entities = source.process(fetchOf('{ _entities(representations: []) { id } }', request));
    deadline.abort();
    expect(await fields).toEqual({ data: null, errors: [late(['one']), late(['kind'])] });
    expect(await entities).toEqual({ data: null, errors: [late(['_entities', 0])] });
  });

  it('listens once to the signal of an operation, however many fetches that has', async () => {
    const { signal } = new AbortController();
    const { source } = aSource(async () => ({ data: { kind: null }, errors: [] }));
    const fetches = Array.from({ length: 20 }, () =>
      source.process(fetchOf('{ kind }', aRequest({ signal }))),
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await Promise.all(fetches);
  });

  it('is not asked any more when the time is up (fault-F7)', async () => {
    const { source, asked } = aSource(never);
    const answer = await source.process(fetchOf('{ kind }', aRequest({ signal: AbortSignal.abort() })));
    expect(answer).toEqual({ data: null, errors: [late(['kind'])] });
    expect(asked).toEqual([]);
  });

  it('whose answer is too large has failed, and the log says by how much it may not be', async () => {
    const { source, lines } = aSource(async () => ({ data: { kind: 'x'.repeat(1_000) }, errors: [] }), 500);
    expect(await source.process(fetchOf('{ kind }'))).toEqual({
      data: null,
      errors: [
        {
          message: 'the answer of cases has more than 500 bytes',
          path: ['kind'],
          extensions: { code: 'SEACATS_UNAVAILABLE', source: 'SEACATS', retryable: true },
        },
      ],
    });
    expect(lines).toMatchObject([{ level: 'error', traceId: 'trace-1', code: 'SEACATS_UNAVAILABLE' }]);
  });

  it('with a bug in it fails the fetch and not the process, also when it fails after the time is up', async () => {
    const bug = new Error('a bug');
    await expect(aSource(() => Promise.reject(bug)).source.process(fetchOf('{ kind }'))).rejects.toBe(bug);
    const deadline = new AbortController();
    let fail = (_error: Error): void => undefined;
    const promise = new Promise<SubgraphAnswer>((_resolve, reject) => (fail = reject));
    const answer = aSource(() => promise).source.process(
      fetchOf('{ kind }', aRequest({ signal: deadline.signal })),
    );
    deadline.abort();
    expect(await answer).toMatchObject({ data: null });
    fail(bug);
    await promise.catch((error: unknown) => expect(error).toBe(bug));
  });
});
