import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, startClaimgraph, type Rig } from '#tests/rig.ts';
import { aLog } from './source.test-kit.ts';

const mdtArmor = '20161704200292-01';

/** Asks three systems; the account is asked of a subgraph that a test makes misbehave. */
const acrossSystems = `{
  enforcementCase(caseNumber: "${mdtArmor}") {
    kind
    account { name }
    submissions { totalCount }
  }
}`;

type Manner = (response: ServerResponse) => void;

const json =
  (body: unknown, status = 200): Manner =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

const secretError = {
  message: 'DB2 SQLCODE -911 host db9.internal',
  path: ['_entities', 0],
  extensions: {
    code: 'DOWNSTREAM',
    stacktrace: ['at secret (/srv/app/secret.js:1:1)'],
    url: 'http://10.0.0.9:4711/',
  },
};

const account = { name: 'MDT Armor' };
let manner: Manner = json({ data: { _entities: [account] } });
let open = 0;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const subgraph = createServer((request, response) => {
  open += 1;
  response.on('close', () => {
    open -= 1;
  });
  let body = '';
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString();
  });
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    manner(response);
  });
});
const { logger, lines } = aLog();
let rig: Rig;
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    subgraph.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}`;
  rig = await startClaimgraph({ logger, settings: { ACCOUNTS_URL: url, REQUEST_DEADLINE_MS: '1500' } });
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  subgraph.closeAllConnections();
  await new Promise((resolve) => {
    subgraph.close(resolve);
  });
});

const others = { kind: 'LIQUIDATED_DAMAGES', submissions: { totalCount: 2 } };
const unavailable = { code: 'ACE_UNAVAILABLE', source: 'ACE', retryable: true };
const late = { code: 'DEADLINE_EXCEEDED', source: 'CLAIMGRAPH', retryable: true };
const masked = { code: 'INTERNAL_ERROR', source: 'CLAIMGRAPH', retryable: false };

const silence: Manner = () => undefined;
const halfAnAnswer: Manner = (response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":{"_entities":[{"name"');
const twentyMegabytes: Manner = (response) =>
  void response.end(JSON.stringify({ data: { _entities: [{ name: 'x'.repeat(20 * 1024 * 1024) }] } }));
const page: Manner = (response) =>
  void response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<html>maintenance of db9.internal</html>');

describe('a subgraph elsewhere', () => {
  it('is asked as the verified principal, under its deadline and trace, with a token for it alone', async () => {
    manner = json({ data: { _entities: [account] } });
    received.length = 0;
    const { body, headers } = await rig.ask('officer', acrossSystems);
    expect(answerIn(body)).toEqual({ data: { enforcementCase: { ...others, account } } });
    expect(received).toHaveLength(1);
    const [question] = received;
    expect(question?.headers['x-trace-id']).toBe(headers.get('x-trace-id'));
    expect(Number(question?.headers['x-deadline-ms'])).toBeGreaterThan(0);
    expect(Number(question?.headers['x-deadline-ms'])).toBeLessThanOrEqual(1_500);
    const claims = question?.headers.authorization?.split('.')[1] ?? '';
    const token = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    expect(token).toMatchObject({ aud: 'accounts', sub: 'officer-a', roles: ['FPF_OFFICER'] });
    expect(Number(token['exp']) - Number(token['iat'])).toBe(60);
    expect(question?.body).not.toContain('officer-a');
  });

  it.each([
    { does: 'never answers', how: silence, says: late },
    { does: 'stops in the middle of an answer', how: halfAnAnswer, says: late },
    { does: 'hangs up', how: (response: ServerResponse) => void response.destroy(), says: unavailable },
    { does: 'answers 20 MB', how: twentyMegabytes, says: unavailable },
    { does: 'answers a page of HTML', how: page, says: unavailable },
    { does: 'answers 500 with a stack', how: json({ errors: [secretError] }, 500), says: unavailable },
    { does: 'answers 401', how: json({ errors: [secretError] }, 401), says: unavailable },
    { does: 'answers nothing', how: json(''), says: unavailable },
    { does: 'answers a JSON that breaks off', how: json('{"data":{"_entities":['), says: unavailable },
    { does: 'answers null', how: json('null'), says: unavailable },
    { does: 'answers a list', how: json([]), says: unavailable },
    { does: 'answers neither data nor errors', how: json({}), says: unavailable },
    { does: 'answers data of the wrong type', how: json({ data: 'all' }), says: unavailable },
    { does: 'answers errors of the wrong type', how: json({ errors: { message: 'x' } }), says: unavailable },
    {
      does: 'sends elsewhere',
      how: (response: ServerResponse) =>
        void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      says: unavailable,
    },
    {
      does: 'answers fewer entities than were asked',
      how: json({ data: { _entities: [] } }),
      says: unavailable,
    },
    { does: 'answers entities that are no list', how: json({ data: { _entities: 'x' } }), says: unavailable },
    {
      does: 'tells its inside in an error',
      how: json({ data: { _entities: [null] }, errors: [secretError] }),
      says: masked,
    },
    {
      does: 'fails with a code of the catalogue',
      how: json({
        data: { _entities: [null] },
        errors: [
          {
            message: 'the database did not answer',
            path: ['_entities', 0],
            extensions: { code: 'ACE_UNAVAILABLE' },
          },
        ],
      }),
      says: unavailable,
    },
  ])('that $does loses its own fields, with a typed error there, and nothing else', async ({ how, says }) => {
    manner = how;
    const { status, body, text, headers } = await rig.ask('officer', acrossSystems);
    expect(status).toBe(200);
    expect(body.data).toEqual({ enforcementCase: { ...others, account: null } });
    expect(body.errors).toMatchObject([
      {
        path: ['enforcementCase', 'account'],
        extensions: { ...says, traceId: headers.get('x-trace-id') },
      },
    ]);
    expect(text.replace(/[0-9a-f]{32}/g, '')).not.toMatch(
      /127\.0\.0\.1|10\.0\.0\.9|db9|SQLCODE|secret|stack|ECONN|fetch|undici|\.js\b|\.ts\b/,
    );
  });

  it('that gives a field the wrong type loses that field', async () => {
    manner = json({ data: { _entities: [{ name: { first: 'MDT' } }] } });
    const { body, text } = await rig.ask('officer', acrossSystems);
    expect(body.data).toMatchObject({
      enforcementCase: { kind: others.kind, submissions: others.submissions },
    });
    expect(text).not.toContain('first');
  });

  it('cannot reach into the gateway by names of the language', async () => {
    manner = json(
      '{"data":{"_entities":[{"name":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}}',
    );
    await rig.ask('officer', acrossSystems);
    const fresh: Record<string, unknown> = {};
    expect(fresh['polluted']).toBeUndefined();
  });

  it.each([
    { what: 'silence', how: silence },
    { what: 'half an answer', how: halfAnAnswer },
    { what: 'too much', how: twentyMegabytes },
  ])('is let go of after $what: no question stays open', async ({ how }) => {
    manner = how;
    await rig.ask('officer', acrossSystems);
    await expect.poll(() => open, { timeout: 1_000, interval: 10 }).toBe(0);
  });

  it('is told of in the log, under the trace id, with the cause that the client does not see', async () => {
    manner = json('null', 503);
    const { headers } = await rig.ask('officer', acrossSystems);
    const told = lines.filter((line) => line['traceId'] === headers.get('x-trace-id'));
    expect(told).toMatchObject([{ code: 'ACE_UNAVAILABLE', level: 'error' }]);
    expect(JSON.stringify(told)).toContain('accounts answered with HTTP status 503');
  });
});
