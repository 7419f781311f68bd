import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import type { Logger } from '#kernel/telemetry.ts';
import { keptKeys } from './remote-keys.ts';
import { createTokenVerifier, type TokenVerifier } from './token-verifier.ts';

const issuer = 'https://issuer.example';

/** An issuer's key: the public half as published, and tokens of the other. */
async function aKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const published: JWK = { ...(await exportJWK(publicKey)), kid, alg: 'ES256' };
  const token = (subject: string): Promise<string> =>
    new SignJWT({ roles: ['FPF_OFFICER'] })
      .setProtectedHeader({ alg: 'ES256', kid })
      .setIssuer(issuer)
      .setAudience('claimgraph')
      .setSubject(subject)
      .setExpirationTime('5m')
      .sign(privateKey);
  return { published, token };
}

type Manner =
  | { readonly answers: 'keys'; readonly keys: readonly JWK[] }
  | { readonly answers: 'nothing' | 'status 500' | 'hangs up' | 'ten megabytes' | 'no keys' | 'a redirect' };

/** An issuer that publishes its keys over HTTP, well or badly. */
async function anIssuer(first: Manner) {
  let manner = first;
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    switch (manner.answers) {
      case 'keys':
        return response.end(JSON.stringify({ keys: manner.keys }));
      case 'nothing':
        return undefined;
      case 'status 500':
        return response.writeHead(500).end('{"keys":[]}');
      case 'hangs up':
        return response.destroy();
      case 'ten megabytes':
        return response.end(JSON.stringify({ keys: [], padding: 'x'.repeat(10 * 1024 * 1024) }));
      case 'no keys':
        return response.end('<html>maintenance</html>');
      case 'a redirect':
        return response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    now: (next: Manner): void => {
      manner = next;
    },
    asked: (): number => asked,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let passed = 0;
const clock: Clock = { epochMilliseconds: () => Date.now(), monotonicMilliseconds: () => passed };
beforeEach(() => {
  passed = 0;
});

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const aVerifier = (jwks: string, logger = silent): Promise<TokenVerifier> =>
  createTokenVerifier([{ audience: 'internal', name: issuer, jwks }], 'claimgraph', clock, logger, {
    ...keptKeys,
    timeout: 100,
  });

/** Asks with a new token each time, so that no remembered one answers. */
let tokens = 0;
const subject = (): string => `officer-${(tokens += 1)}`;

const unreadable = "the keys of the token's issuer cannot be read at the moment";
const unknown = "the token's signature cannot be verified";

async function said(asking: Promise<unknown>): Promise<string> {
  const problem: unknown = await asking.then(
    () => 'taken',
    (reason: unknown) => reason,
  );
  return problem instanceof Failure ? `${problem.code}: ${problem.message}` : String(problem);
}

describe('keys at an address', () => {
  it('are read once for many tokens at once', async () => {
    const key = await aKey('one');
    await using keys = await anIssuer({ answers: 'keys', keys: [key.published] });
    const verify = await aVerifier(keys.url);
    const asked = Array.from({ length: 20 }, async () => verify(`Bearer ${await key.token(subject())}`));
    expect(await Promise.all(asked)).toHaveLength(20);
    expect(keys.asked()).toBe(1);
  });

  it('are read again for a key that is not among them: a new one is found (fault-B4)', async () => {
    const [old, young] = [await aKey('old'), await aKey('young')];
    await using keys = await anIssuer({ answers: 'keys', keys: [old.published] });
    const verify = await aVerifier(keys.url);
    await verify(`Bearer ${await old.token(subject())}`);
    keys.now({ answers: 'keys', keys: [young.published] });
    passed += keptKeys.cooldown;
    expect(await said(verify(`Bearer ${await young.token(subject())}`))).toBe('taken');
    expect(await said(verify(`Bearer ${await old.token(subject())}`))).toBe(`UNAUTHENTICATED: ${unknown}`);
  });

  it('are not read again and again for keys that do not exist (fault-B4)', async () => {
    const [key, stranger] = [await aKey('one'), await aKey('other')];
    await using keys = await anIssuer({ answers: 'keys', keys: [key.published] });
    const verify = await aVerifier(keys.url);
    await verify(`Bearer ${await key.token(subject())}`);
    for (let count = 0; count < 20; count += 1) {
      expect(await said(verify(`Bearer ${await stranger.token(subject())}`))).toBe(
        `UNAUTHENTICATED: ${unknown}`,
      );
    }
    expect(keys.asked()).toBe(1);
  });

  const badly = (
    ['nothing', 'status 500', 'hangs up', 'ten megabytes', 'no keys', 'a redirect'] as const
  ).map((answers) => ({ answers }));

  it.each(badly)(
    'that were read are used while the issuer answers with $answers (fault-B4)',
    async (manner) => {
      const [key, stranger] = [await aKey('one'), await aKey('other')];
      await using keys = await anIssuer({ answers: 'keys', keys: [key.published] });
      const warnings: string[] = [];
      const verify = await aVerifier(keys.url, {
        ...silent,
        warn: (_fields, message) => warnings.push(message),
      });
      await verify(`Bearer ${await key.token(subject())}`);
      keys.now(manner);
      passed += keptKeys.freshFor + 1;
      expect(await said(verify(`Bearer ${await key.token(subject())}`))).toBe('taken');
      await expect.poll(() => warnings).toEqual([expect.stringContaining('could not be read again')]);
      passed += keptKeys.cooldown;
      expect(await said(verify(`Bearer ${await stranger.token(subject())}`))).toBe(
        `UNAUTHENTICATED: ${unreadable}`,
      );
      expect(await said(verify(`Bearer ${await key.token(subject())}`))).toBe('taken');
    },
  );

  it.each(badly)('let nobody in when the first answer is $answers (fault-B4)', async (manner) => {
    const key = await aKey('one');
    await using keys = await anIssuer(manner);
    const verify = await aVerifier(keys.url);
    const began = performance.now();
    expect(await said(verify(`Bearer ${await key.token(subject())}`))).toBe(`UNAUTHENTICATED: ${unreadable}`);
    expect(await said(verify(`Bearer ${await key.token(subject())}`))).toBe(`UNAUTHENTICATED: ${unreadable}`);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(keys.asked()).toBe(1);
    keys.now({ answers: 'keys', keys: [key.published] });
    passed += keptKeys.cooldown;
    expect(await said(verify(`Bearer ${await key.token(subject())}`))).toBe('taken');
  });

  it('are believed no longer than a day without being read again', async () => {
    const key = await aKey('one');
    await using keys = await anIssuer({ answers: 'keys', keys: [key.published] });
    const verify = await aVerifier(keys.url);
    await verify(`Bearer ${await key.token(subject())}`);
    keys.now({ answers: 'hangs up' });
    passed += keptKeys.usableFor + 1;
    expect(await said(verify(`Bearer ${await key.token(subject())}`))).toBe(`UNAUTHENTICATED: ${unreadable}`);
  });

  it('that were withdrawn are gone within ten minutes', async () => {
    const [old, young] = [await aKey('old'), await aKey('young')];
    await using keys = await anIssuer({ answers: 'keys', keys: [old.published] });
    const verify = await aVerifier(keys.url);
    await verify(`Bearer ${await old.token(subject())}`);
    keys.now({ answers: 'keys', keys: [young.published] });
    passed += keptKeys.freshFor + 1;
    await verify(`Bearer ${await old.token(subject())}`);
    await expect
      .poll(async () => said(verify(`Bearer ${await old.token(subject())}`)))
      .toBe(`UNAUTHENTICATED: ${unknown}`);
  });
});
