import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  UnsecuredJWT,
  type JWK,
  type JWTPayload,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIssuers } from '#gateway/demo/identity.ts';
import { answerIn, startClaimgraph, type Rig } from '#tests/rig.ts';
import { openSubgraphDoors, type SubgraphDoors } from './subgraph-doors.ts';

const aCase = '{ enforcementCase(caseNumber: "20161704200292-01") { kind } }';
const whoAmI = '{ viewer { name roles } }';

const lines: string[] = [];
const note = (fields: object, message: string): void => {
  lines.push(`${message} ${JSON.stringify(fields)}`);
};

let rig: Rig;
let doors: SubgraphDoors;
let keys: Readonly<Record<'trade' | 'internal', JWK>>;
beforeAll(async () => {
  rig = await startClaimgraph({ logger: { debug: note, info: note, warn: note, error: note } });
  doors = await openSubgraphDoors(rig);
  const folder = join(rig.settings['DATA_DIRECTORY'] ?? '', 'demo');
  keys = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as typeof keys;
});
afterAll(async () => {
  await doors[Symbol.asyncDispose]();
  await rig[Symbol.asyncDispose]();
});

const now = (): number => Math.floor(Date.now() / 1000);

/** The claims of an officer's token as they ought to be. */
const lawful = (): JWTPayload => ({
  iss: demoIssuers.internal,
  aud: 'claimgraph',
  sub: 'officer-a',
  name: 'FP&F officer',
  roles: ['FPF_OFFICER'],
  iat: now(),
  exp: now() + 300,
});

async function signed(
  claims: JWTPayload,
  { issuer = 'internal', header = {} }: { issuer?: 'trade' | 'internal'; header?: object } = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: issuer, ...header })
    .sign(await importJWK(keys[issuer], 'ES256'));
}

const without = (claim: string): JWTPayload =>
  Object.fromEntries(Object.entries(lawful()).filter(([name]) => name !== claim));

/** HS256 under the issuer's public key, which whoever verifies by the token's own algorithm would take. */
async function signedWithPublicKey(): Promise<string> {
  const { keys: published } = JSON.parse(await readFile(rig.settings['INTERNAL_JWKS'] ?? '', 'utf8')) as {
    keys: JWK[];
  };
  return new SignJWT(lawful())
    .setProtectedHeader({ alg: 'HS256', kid: 'internal' })
    .sign(new TextEncoder().encode(JSON.stringify(published[0])));
}

/** A token of a stranger's key, which its header offers to those who would look there. */
async function signedByStranger(header: object): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return new SignJWT(lawful())
    .setProtectedHeader({ alg: 'ES256', kid: 'internal', jwk: await exportJWK(publicKey), ...header })
    .sign(privateKey);
}

const tampered = async (): Promise<string> => {
  const [header, , signature] = (await signed(lawful())).split('.');
  const claims = Buffer.from(JSON.stringify({ ...lawful(), sub: 'hq-a' })).toString('base64url');
  return `${header}.${claims}.${signature}`;
};

const unsigned = "the token's signature cannot be verified";

const refused: readonly { token: string; make: () => Promise<string> | string; says: string }[] = [
  {
    token: 'of algorithm none (fault-B1)',
    make: () => new UnsecuredJWT(lawful()).encode(),
    says: 'the token is signed with an algorithm that is not accepted',
  },
  {
    token: 'signed by HS256 with the public key (fault-B1)',
    make: signedWithPublicKey,
    says: 'the token is signed with an algorithm that is not accepted',
  },
  { token: 'whose claims were changed', make: tampered, says: unsigned },
  { token: "of a stranger's key in its header (fault-B1)", make: () => signedByStranger({}), says: unsigned },
  {
    token: 'that says where its keys are (fault-B1)',
    make: () => signedByStranger({ jku: 'https://keys.example/jwks.json', x5u: 'https://keys.example/x' }),
    says: unsigned,
  },
  ...['../../../../etc/passwd', "x' OR '1'='1", 'https://keys.example/key', '', '__proto__'].map((kid) => ({
    token: `of the key "${kid}" (fault-B1)`,
    make: () => signedByStranger({ kid }),
    says: unsigned,
  })),
  {
    token: 'that expired 31 s ago (fault-B2)',
    make: () => signed({ ...lawful(), exp: now() - 31 }),
    says: 'the token has expired',
  },
  {
    token: 'that is valid in 10 minutes (fault-B2)',
    make: () => signed({ ...lawful(), nbf: now() + 600 }),
    says: 'the token is not valid yet',
  },
  {
    token: 'that never expires',
    make: () => signed(without('exp')),
    says: "the token's claim exp is missing or wrong",
  },
  {
    token: 'of nobody',
    make: () => signed(without('sub')),
    says: "the token's claim sub is missing or wrong",
  },
  {
    token: 'for another audience (fault-B3)',
    make: () => signed({ ...lawful(), aud: 'another-service' }),
    says: 'the token is for another audience',
  },
  {
    token: 'for no audience (fault-B3)',
    make: () => signed(without('aud')),
    says: 'the token is for another audience',
  },
  {
    token: 'for a subgraph (fault-B3)',
    make: () => doors.tokenFor('cases', 'officer'),
    says: 'the token is not from an issuer that this service trusts',
  },
  {
    token: 'of an issuer that nobody trusts',
    make: () => signed({ ...lawful(), iss: 'https://elsewhere.example' }),
    says: 'the token is not from an issuer that this service trusts',
  },
  {
    token: 'of the trade that names the issuer of customs',
    make: () => signed(lawful(), { issuer: 'trade' }),
    says: unsigned,
  },
  {
    token: 'with roles that are no list',
    make: () => signed({ ...lawful(), roles: 'FPF_OFFICER' }),
    says: 'the token lacks a subject, or its name or roles are not as expected',
  },
  { token: 'that is none', make: () => 'a.b.c', says: 'the token is not a JSON Web Token' },
  { token: 'of one word', make: () => 'password', says: 'the token is not a JSON Web Token' },
  {
    token: 'with a space in it',
    make: () => 'one two',
    says: 'expected the header Authorization: Bearer <token>',
  },
];

describe('a token', () => {
  it.each(refused)('$token is refused, with the reason', async ({ make, says }) => {
    const token = await make();
    rig.seacats.reset();
    const { status, headers, body, text } = await rig.ask({ token }, aCase);
    expect(body).toEqual({
      errors: [
        {
          message: says,
          extensions: {
            code: 'UNAUTHENTICATED',
            source: 'CLAIMGRAPH',
            retryable: false,
            traceId: headers.get('x-trace-id'),
          },
        },
      ],
    });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(rig.seacats.calls).toEqual([]);
    expect(text).not.toContain(token);
    expect(lines.join('\n')).not.toMatch(/eyJ[\w-]{8}|FP&F officer/);
  });

  it.each([
    { difference: 'expired 20 s ago', claims: () => ({ ...lawful(), exp: now() - 20 }) },
    { difference: 'is valid in 20 s', claims: () => ({ ...lawful(), nbf: now() + 20 }) },
  ])('that $difference is taken, because clocks differ (fault-B2)', async ({ claims }) => {
    const { status } = await rig.ask({ token: await signed(claims()) }, whoAmI);
    expect(status).toBe(200);
  });

  it('is not taken after its end because it was taken before', async () => {
    const token = await signed({ ...lawful(), exp: now() - 29 });
    expect((await rig.ask({ token }, whoAmI)).status).toBe(200);
    await expect
      .poll(async () => (await rig.ask({ token }, whoAmI)).status, { timeout: 5_000, interval: 250 })
      .toBe(401);
  });

  it.each([
    { issuer: 'trade', roles: ['FPF_OFFICER', 'HEADQUARTERS', 'AUDITOR', 'NATIONAL_ACCOUNT_MANAGER'] },
    { issuer: 'internal', roles: ['IMPORTER', 'BROKER', 'SURETY', 'ATTORNEY', 'ROOT', '__proto__'] },
  ] as const)(
    "of the $issuer issuer gives none of the other's roles (fault-B8)",
    async ({ issuer, roles }) => {
      const claims = { ...lawful(), iss: demoIssuers[issuer], sub: 'mdt-armor', roles: [...roles] };
      const token = await signed(claims, { issuer });
      const viewer = await rig.ask({ token }, whoAmI);
      expect(viewer.body.data).toEqual({ viewer: { name: 'FP&F officer', roles: [] } });
      expect(answerIn((await rig.ask({ token }, aCase)).body)).toEqual({ data: { enforcementCase: null } });
    },
  );

  it('of the trade gets the contract of the trade, whatever roles it claims', async () => {
    const token = await signed(
      { ...lawful(), iss: demoIssuers.trade, roles: ['FPF_OFFICER'] },
      { issuer: 'trade' },
    );
    const { body } = await rig.ask({ token }, '{ viewer { officer { name } } }');
    expect(body.errors).toMatchObject([{ extensions: { code: 'QUERY_INVALID' } }]);
  });

  it.each(['access_token', 'token', 'authorization', 'jwt', 'bearer_token'])(
    'in the query string as %s is not looked for (fault-B10)',
    async (parameter) => {
      const token = await signed(lawful());
      const url = new URL(`${rig.url}/graphql`);
      url.searchParams.set('query', whoAmI);
      url.searchParams.set(parameter, token);
      const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain(token);
      expect(lines.join('\n')).not.toContain(token);
    },
  );

  it('in a cookie is not looked for', async () => {
    const token = await signed(lawful());
    const { status } = await rig.ask(null, whoAmI, {}, { cookie: `token=${token}; authorization=${token}` });
    expect(status).toBe(401);
  });

  it('never stands in a log, taken or refused (fault-B10)', async () => {
    const token = await signed(lawful());
    await rig.ask({ token }, aCase);
    await rig.ask({ token: token.slice(0, -4) }, aCase);
    await rig.ask({ token }, '{ nothing }');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/eyJ[\w-]{8}|FP&F officer/);
  });
});

describe('a header of a client', () => {
  it.each([
    'x-user-id',
    'x-user',
    'x-role',
    'x-roles',
    'x-principal',
    'x-internal-token',
    'x-forwarded-user',
    'x-remote-user',
    'x-audience',
    'x-subject',
  ])('%s makes nobody of anybody (fault-B5)', async (header) => {
    const claimed = { [header]: 'officer-a' };
    expect((await rig.ask(null, aCase, {}, claimed)).status).toBe(401);
    const stranger = await rig.ask('stranger', aCase, {}, claimed);
    expect(stranger.body).toEqual({ data: { enforcementCase: null } });
  });

  it('x-trace-id names no trace at the gateway (fault-B5)', async () => {
    const traceId = 'a'.repeat(32);
    const { headers } = await rig.ask('officer', whoAmI, {}, { 'x-trace-id': traceId });
    expect(headers.get('x-trace-id')).toMatch(/^[0-9a-f]{32}$/);
    expect(headers.get('x-trace-id')).not.toBe(traceId);
  });
});
