import { connect } from 'node:net';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { answerIn, startClaimgraph, type Answer, type Rig } from '#tests/rig.ts';
import { openSubgraphDoors, type SubgraphDoors } from './subgraph-doors.ts';

let rig: Rig;
let doors: SubgraphDoors;
let bearer: string;
beforeAll(async () => {
  rig = await startClaimgraph();
  doors = await openSubgraphDoors(rig);
  bearer = `Bearer ${await rig.identity.tokenFor(personaNamed('officer'))}`;
});
afterAll(async () => {
  await doors[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
});
beforeEach(() => rig.seacats.reset());

const json = { 'content-type': 'application/json' };
const typename = JSON.stringify({ query: '{__typename}' });
const stacks = /node_modules|\bat \S+ \(|file:\/\/|\/gateway\/|\.[jt]s:\d|FST_|stack/;

async function send(path: string, init: RequestInit = {}, url = rig.url) {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization')) headers.set('authorization', bearer);
  const response = await fetch(`${url}${path}`, { ...init, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Writes bytes on a connection of their own and reads what comes until it ends. */
function raw(bytes: string | Buffer, url = rig.url): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.end(bytes);
  });
}

const post = (
  body: NonNullable<RequestInit['body']>,
  headers: Record<string, string> = json,
): RequestInit => ({
  method: 'POST',
  headers,
  body,
});

const query = encodeURIComponent('{__typename}');
const preflight = { 'apollo-require-preflight': '1' };

const refused: readonly { request: string; path?: string; init: RequestInit; status: number }[] = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'].map((type) => ({
    request: `a body of ${type} (fault-D1)`,
    init: post(typename, { 'content-type': type }),
    status: 415,
  })),
  {
    request: 'a query by GET that a page of others could send (fault-D1)',
    path: `/graphql?query=${query}`,
    init: {},
    status: 400,
  },
  {
    request: 'a mutation by GET (fault-D2)',
    path: `/graphql?query=${encodeURIComponent('mutation{__typename}')}`,
    init: { headers: preflight },
    status: 405,
  },
  ...['message/http', 'text/plain', 'application/graphql'].map((type) => ({
    request: `a GET with the content type ${type} (fault-D3)`,
    path: `/graphql?query=${query}`,
    init: { headers: { ...preflight, 'content-type': type } },
    status: 415,
  })),
  ...['utf-7', 'utf-16', 'iso-8859-1', 'x-user-defined', '"utf-32"'].map((charset) => ({
    request: `a body in ${charset} (fault-D4)`,
    init: post(typename, { 'content-type': `application/json; charset=${charset}` }),
    status: 415,
  })),
  ...['', '{', '{"query":', 'query', '{"query":"{__typename}"}}', '\u0000', "{'query':1}"].map((body) => ({
    request: `the body ${JSON.stringify(body)} (fault-D5)`,
    init: post(body),
    status: 400,
  })),
  ...['null', '1', '"{__typename}"', '[]', '{}', '{"__proto__":{"query":"{__typename}"}}'].map((body) => ({
    request: `the JSON ${body} (fault-D5)`,
    init: post(body),
    status: 400,
  })),
  {
    request: 'a JSON of 100,000 brackets (fault-D5)',
    init: post('['.repeat(100_000) + ']'.repeat(100_000)),
    status: 400,
  },
  {
    request: 'variables of 2 MB (fault-D6)',
    init: post(JSON.stringify({ query: '{__typename}', variables: { a: 'x'.repeat(2 * 1024 * 1024) } })),
    status: 413,
  },
  {
    request: 'a body of one byte over 256 KB (fault-D6)',
    init: post(typename.padEnd(256 * 1024 + 1)),
    status: 413,
  },
  {
    request: 'a compressed body (fault-D7)',
    init: post(new Uint8Array(gzipSync(typename)), { ...json, 'content-encoding': 'gzip' }),
    status: 415,
  },
  {
    request: 'an answer in a type that nobody offers',
    init: post(typename, { ...json, accept: 'text/html' }),
    status: 406,
  },
  { request: 'an unknown path', path: '/admin', init: {}, status: 404 },
  { request: 'a path upwards', path: '/..%2f..%2fetc/passwd', init: {}, status: 404 },
  { request: 'an address that cannot be decoded', path: '/%ff', init: {}, status: 400 },
  { request: 'a PUT', init: { method: 'PUT', headers: json, body: typename }, status: 404 },
  { request: 'a DELETE', init: { method: 'DELETE' }, status: 404 },
];

describe('a request that is refused', () => {
  it.each(refused)(
    'is answered as JSON in our words: $request',
    async ({ path = '/graphql', init, status }) => {
      const answer = await send(path, init);
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status });
      expect(answer.headers.get('content-type')).toMatch(
        /^application\/(graphql-response\+)?json; charset=utf-8$/,
      );
      expect(JSON.parse(answer.text)).toEqual({
        errors: [
          {
            message: expect.stringMatching(/\w/) as string,
            extensions: {
              code: expect.stringMatching(/^QUERY_(MALFORMED|LIMIT_EXCEEDED|INVALID)$/) as string,
              source: 'CLAIMGRAPH',
              retryable: false,
              traceId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
            },
          },
        ],
      });
      expect(answer.text).not.toMatch(stacks);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(rig.seacats.calls).toEqual([]);
    },
  );

  it.each([
    { bytes: 'GET /graphql HTTP/1.1\r\n\r\n', what: 'no Host' },
    {
      bytes:
        'GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      what: 'two lengths (fault-D9)',
    },
    {
      bytes: 'GET /livez HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      what: 'two different lengths (fault-D9)',
    },
    { bytes: 'GET /livez HTTP/1.1\r\nHost : a\r\n\r\n', what: 'a space in a header name (fault-D9)' },
    {
      bytes: 'GET /livez HTTP/1.1\r\nHost: a\r\nx: a\r\n folded\r\nx\r\n\r\n',
      what: 'a broken header (fault-D9)',
    },
    { bytes: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', what: 'a TLS greeting' },
    {
      bytes: `GET /livez HTTP/1.1\r\nHost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      what: 'a header of 20,000 letters',
    },
  ])('is answered and hung up on when it is no HTTP: $what', async ({ bytes }) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toMatch(/Connection: close/i);
    expect(answer).not.toMatch(stacks);
  });

  it.each(['[', 'a b', 'evil.example', '@', 'x:99999999', ''])(
    'is not built on the Host "%s" (fault-D10)',
    async (host) => {
      const head = `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${bearer}\r\nContent-Type: application/json\r\n`;
      const answer = await raw(
        `${head}Content-Length: ${typename.length}\r\nConnection: close\r\n\r\n${typename}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 (200|400) /);
      expect(answer).not.toContain('evil.example');
      expect(answer).not.toMatch(stacks);
    },
  );
});

describe('a request that is taken', () => {
  it.each([
    {
      request: 'a query by GET with a header that no page of others sends',
      path: `/graphql?query=${query}`,
      init: { headers: preflight },
    },
    { request: 'a body of exactly 256 KB', path: '/graphql', init: post(typename.padEnd(256 * 1024)) },
    {
      request: 'a body in UTF-8',
      path: '/graphql',
      init: post(typename, { 'content-type': 'application/json; charset="UTF-8"' }),
    },
    {
      request: 'a key that comes twice, the last of which counts (fault-D5)',
      path: '/graphql',
      init: post('{"query":"{a}","query":"{__typename}"}'),
    },
  ])('$request', async ({ path, init }) => {
    const { status, text } = await send(path, init);
    expect({ status, body: answerIn(JSON.parse(text) as Answer['body']) }).toEqual({
      status: 200,
      body: { data: { __typename: 'Query' } },
    });
  });
});

describe('every answer', () => {
  it.each(['/graphql', '/livez', '/readyz', '/nowhere'])(
    'of %s has the headers that keep it private (fault-D12, fault-D13)',
    async (path) => {
      for (const url of [rig.url, doors.urls.cases]) {
        const { headers } = await send(path, path === '/graphql' ? post(typename) : {}, url);
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('x-frame-options')).toBeTruthy();
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('strict-transport-security')).toContain('max-age');
        expect(headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
        expect(headers.get('x-powered-by')).toBeNull();
        expect(headers.get('server')).toBeNull();
      }
    },
  );

  it.each([
    'null',
    'https://claimgraph.example.evil.example',
    'https://evil.example',
    'http://localhost:4000',
  ])('gives the origin %s no leave to read it (fault-D11)', async (origin) => {
    const asked = await send('/graphql', post(typename, { ...json, origin }));
    const preflighted = await send('/graphql', {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    for (const { headers } of [asked, preflighted]) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    expect(preflighted.status).toBeGreaterThanOrEqual(400);
  });
});

describe('slow clients', () => {
  it('that never end their headers keep nobody else waiting (fault-D8)', async () => {
    const { hostname, port } = new URL(rig.url);
    const slow: Socket[] = [];
    try {
      for (let count = 0; count < 300; count += 1) {
        const socket = connect({ host: hostname, port: Number(port) });
        await new Promise((resolve) => socket.once('connect', resolve));
        socket.on('error', () => undefined);
        socket.write(
          count % 2 === 0
            ? 'POST /graphql HTTP/1.1\r\nHost: a\r\n'
            : `POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: ${bearer}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
        );
        slow.push(socket);
      }
      const { status } = await send('/graphql', post(typename));
      expect(status).toBe(200);
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });
});

/** A server that never answers and counts the connections on which it was asked; a client may open an idle one beside. */
async function aSilentServer() {
  const open = new Set<Socket>();
  let asked = 0;
  const server = createServer(({ socket }) => {
    asked += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => open.size,
    asked: () => asked,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

describe('a client that goes away in the middle', () => {
  it.each([
    { system: 'a subgraph elsewhere', setting: 'CASES_URL' },
    { system: 'SEACATS', setting: 'SEACATS_URL' },
  ])('lets go of $system at once, long before the deadline (fault-D15)', async ({ setting }) => {
    await using silent = await aSilentServer();
    await using waiting = await startClaimgraph({ settings: { [setting]: silent.url } });
    const leaving = new AbortController();
    const gone = fetch(`${waiting.url}/graphql`, {
      ...post(JSON.stringify({ query: '{enforcementCase(caseNumber:"20161704200292-01"){kind}}' }), {
        ...json,
        authorization: `Bearer ${await waiting.identity.tokenFor(personaNamed('officer'))}`,
      }),
      signal: leaving.signal,
    }).catch((problem: unknown) => problem);
    await expect.poll(() => silent.asked(), { timeout: 4_000, interval: 10 }).toBe(1);
    expect(silent.open()).toBe(1);
    leaving.abort();
    const began = performance.now();
    await gone;
    await expect.poll(() => silent.open(), { timeout: 1_000, interval: 5 }).toBe(0);
    const milliseconds = performance.now() - began;
    console.log(
      `${setting}: the connection was let go of ${milliseconds.toFixed(1)} ms after the client had gone`,
    );
  });
});
