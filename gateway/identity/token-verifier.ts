import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, decodeJwt, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { systemClock, type Clock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import { believedRoles, type Audience, type Principal } from '#kernel/principal.ts';
import type { Logger } from '#kernel/telemetry.ts';
import { createRemoteKeys, keptKeys, KeysUnavailable, type RemoteKeysOptions } from './remote-keys.ts';
import { withoutClaims } from './without-claims.ts';

/** An issuer of tokens: for whom it speaks, how it names itself, and where its keys are. */
export interface Issuer {
  readonly audience: Audience;
  readonly name: string;
  /** The address of a JWKS, or the path of a file that holds one. */
  readonly jwks: string;
}

/** Says who asks, from the Authorization header; throws UNAUTHENTICATED that says what was wrong. */
export type TokenVerifier = (authorization: string | undefined) => Promise<Principal>;

const algorithms = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];
const clockToleranceSeconds = 30;
/** How long a verified token is remembered; never past its own end. */
const rememberedMilliseconds = 30_000;

const claims = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().max(200).optional(),
  roles: z.array(z.string()).max(20).default([]),
});

/** A verifier for tokens of the given issuers and one audience claim. */
export async function createTokenVerifier(
  issuers: readonly Issuer[],
  tokenAudience: string,
  clock: Clock,
  logger: Logger,
  keeping: RemoteKeysOptions = keptKeys,
): Promise<TokenVerifier> {
  const keysOf = async (jwks: string): Promise<JWTVerifyGetKey> =>
    /^https?:/.test(jwks)
      ? createRemoteKeys(jwks, clock, logger, keeping)
      : createLocalJWKSet(JSON.parse(await readFile(jwks, 'utf8')) as JSONWebKeySet);
  const known = new Map(
    await Promise.all(
      issuers.map(async (issuer) => [issuer.name, { issuer, keys: await keysOf(issuer.jwks) }] as const),
    ),
  );
  const remembered = new LRUCache<string, { principal: Principal; until: number }>({ max: 10_000 });

  return async (authorization) => {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refusal('expected the header Authorization: Bearer <token>');
    const digest = createHash('sha256').update(token).digest('base64');
    const earlier = remembered.get(digest);
    if (earlier !== undefined && clock.monotonicMilliseconds() < earlier.until) return earlier.principal;

    const found = known.get(issuerOf(token) ?? '');
    if (found === undefined) throw refusal('the token is not from an issuer that this service trusts');
    const { payload } = await verified(token, found.keys, found.issuer.name, tokenAudience);
    const read = claims.safeParse(payload);
    if (!read.success) throw refusal('the token lacks a subject, or its name or roles are not as expected');
    const { audience } = found.issuer;
    const { sub, name, roles } = read.data;
    const principal: Principal = {
      audience,
      subject: sub,
      name: name ?? sub,
      roles: believedRoles(audience, roles),
    };
    const remaining = (payload.exp ?? 0) * 1000 - systemClock.epochMilliseconds();
    const until = clock.monotonicMilliseconds() + Math.min(remaining, rememberedMilliseconds);
    remembered.set(digest, { principal, until });
    return principal;
  };
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (cause) {
    throw refusal('the token is not a JSON Web Token', withoutClaims(cause));
  }
}

async function verified(token: string, keys: JWTVerifyGetKey, issuer: string, audience: string) {
  try {
    return await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'sub'],
    });
  } catch (cause) {
    throw refusal(reasonOf(cause), withoutClaims(cause));
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'the token has expired';
  if (cause instanceof errors.JWTClaimValidationFailed) {
    if (cause.claim === 'aud') return 'the token is for another audience';
    if (cause.claim === 'nbf') return 'the token is not valid yet';
    return `the token's claim ${cause.claim} is missing or wrong`;
  }
  if (cause instanceof errors.JOSEAlgNotAllowed)
    return 'the token is signed with an algorithm that is not accepted';
  if (cause instanceof KeysUnavailable) return "the keys of the token's issuer cannot be read at the moment";
  return "the token's signature cannot be verified";
}

const refusal = (message: string, cause?: unknown): Failure =>
  new Failure('UNAUTHENTICATED', message, { cause });
