import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ClaimgraphError, createAsk } from './ask.ts';

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A server that answers everything with one status and body, and remembers what it was sent. */
async function startAnswering(status: number, body: string) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      received.push({ headers: request.headers, body: JSON.parse(sent) as unknown });
      response.writeHead(status, { 'content-type': 'application/graphql-response+json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    received,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const whoAsks = { text: '{ viewer { name } }' };
const token = () => 'a-token';
const down = {
  message: 'ACE did not answer',
  path: ['enforcementCase', 'account'],
  extensions: { code: 'ACE_UNAVAILABLE', source: 'ACE', retryable: true, retryAfterMs: 2000, traceId: 'abc' },
};
const graph = (body: object): string => JSON.stringify(body);

/** The failure of a call that has to fail. */
async function failureOf(call: Promise<unknown>): Promise<ClaimgraphError> {
  const failure = await call.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (failure instanceof ClaimgraphError) return failure;
  throw new Error('expected a ClaimgraphError', { cause: failure });
}

describe('a client', () => {
  it('sends the document, its variables and the token of the moment', async () => {
    await using server = await startAnswering(200, graph({ data: { viewer: { name: 'Ann' } } }));
    const tokens = ['first', 'second'];
    const ask = createAsk({ url: server.url, token: async () => tokens.shift() ?? '' });

    const answer = await ask(whoAsks, { a: 1 });
    await ask(whoAsks, {});

    expect(answer).toEqual({ data: { viewer: { name: 'Ann' } }, errors: [] });
    expect(server.received[0]?.body).toEqual({ query: '{ viewer { name } }', variables: { a: 1 } });
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
    expect(server.received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
    });
  });

  it('gives what could be had together with why the rest is null', async () => {
    const data = { enforcementCase: { account: null } };
    await using server = await startAnswering(200, graph({ data, errors: [down] }));

    const answer = await createAsk({ url: server.url, token })(whoAsks, {});

    const { message, path, extensions } = down;
    expect(answer).toEqual({ data, errors: [{ message, path, ...extensions }] });
  });

  it('fails with the code of the graph when there is no data', async () => {
    const refused = {
      message: 'sign in',
      extensions: { code: 'UNAUTHENTICATED', source: 'CLAIMGRAPH', retryable: false },
    };
    await using server = await startAnswering(401, graph({ errors: [refused] }));

    const failure = await failureOf(createAsk({ url: server.url, token })(whoAsks, {}));

    expect(failure).toMatchObject({
      message: 'sign in',
      code: 'UNAUTHENTICATED',
      status: 401,
      retryable: false,
    });
  });

  it('is retryable only when every failure is', async () => {
    const fatal = { ...down, extensions: { ...down.extensions, retryable: false } };
    await using later = await startAnswering(200, graph({ data: null, errors: [down, down] }));
    await using never = await startAnswering(200, graph({ data: null, errors: [down, fatal] }));

    expect((await failureOf(createAsk({ url: later.url, token })(whoAsks, {}))).retryable).toBe(true);
    expect((await failureOf(createAsk({ url: never.url, token })(whoAsks, {}))).retryable).toBe(false);
  });

  it('takes a code that it does not know for an unforeseen failure', async () => {
    const news = { message: 'new', extensions: { code: 'MOON_PHASE', source: 'MOON', retryable: 'perhaps' } };
    await using server = await startAnswering(200, graph({ data: null, errors: [news, 7] }));

    const { errors } = await failureOf(createAsk({ url: server.url, token })(whoAsks, {}));

    const unforeseen = { code: 'INTERNAL_ERROR', source: 'CLAIMGRAPH', retryable: false };
    expect(errors).toEqual([
      { message: 'new', ...unforeseen },
      { message: 'a failure without a message', ...unforeseen },
    ]);
  });

  it.each([
    ['a page of a proxy', 502, '<html>Bad gateway</html>', true],
    ['another service', 404, '{"error":"not found"}', false],
    ['a bare text', 200, '"hello"', false],
  ])('says so when %s answers instead of the graph', async (_what, status, body, retryable) => {
    await using server = await startAnswering(status, body);

    const failure = await failureOf(createAsk({ url: server.url, token })(whoAsks, {}));

    expect(failure).toMatchObject({ status, errors: [], code: null, retryable });
    expect(failure.message).toBe(`not the graph but something else answered, status ${status}`);
  });

  it('says so when nobody answers, and why', async () => {
    const gone = await startAnswering(200, '{}');
    await gone[Symbol.asyncDispose]();

    const failure = await failureOf(createAsk({ url: gone.url, token })(whoAsks, {}));

    expect(failure).toMatchObject({ message: 'the graph did not answer', status: null, retryable: true });
    expect(failure.cause).toBeInstanceOf(Error);
  });

  it('leaves a call that its caller ended to the caller', async () => {
    await using server = await startAnswering(200, graph({ data: {} }));
    const ended = createAsk({ url: server.url, token })(whoAsks, {}, { signal: AbortSignal.abort() });

    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
  });
});
