import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { systemClock } from '#kernel/clock.ts';
import { Failure } from '#kernel/failure.ts';
import { audienceOfRole, believedRoles, type Principal, type Role } from '#kernel/principal.ts';
import type { SubgraphName } from '#schema/subgraph-names.ts';
import { withoutClaims } from './without-claims.ts';

/** The lifetime of a subgraph token, in seconds. */
export const subgraphTokenSeconds = 60;

// A token is dated back by this much, so that a subgraph whose clock is a little behind takes it too.
const clockDifferenceSeconds = 5;

const issuer = 'claimgraph-gateway';
const algorithm = 'ES256';

/** Signs, for one subgraph, who asks. */
export type SubgraphTokenSigner = (subgraph: SubgraphName, principal: Principal) => Promise<string>;

/** Says who asks, from a token for one subgraph; throws UNAUTHENTICATED for any other. */
export type SubgraphTokenVerifier = (token: string | null) => Promise<Principal>;

/** A signer with the gateway's private key; a token is used again during the first half of its life. */
export async function createSubgraphTokenSigner(privateKey: JWK): Promise<SubgraphTokenSigner> {
  const key = await importJWK(privateKey, algorithm);
  const tokens = new LRUCache<string, Promise<string>>({
    max: 10_000,
    ttl: (subgraphTokenSeconds / 2) * 1000,
  });
  return (subgraph, principal) => {
    const cacheKey = JSON.stringify([subgraph, principal]);
    const known = tokens.get(cacheKey);
    if (known !== undefined) return known;
    const { audience, subject, name, roles } = principal;
    const issuedAt = Math.floor(systemClock.epochMilliseconds() / 1000) - clockDifferenceSeconds;
    const token = new SignJWT({ audience, name, roles })
      .setProtectedHeader({ alg: algorithm })
      .setIssuer(issuer)
      .setAudience(subgraph)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + subgraphTokenSeconds)
      .sign(key);
    tokens.set(cacheKey, token);
    return token;
  };
}

const claims = z.object({
  sub: z.string().min(1),
  audience: z.enum(['trade', 'internal']),
  name: z.string(),
  roles: z.array(z.enum(Object.keys(audienceOfRole) as [Role, ...Role[]])),
});

/** A verifier with the gateway's public key, for the subgraph of that name. */
export async function createSubgraphTokenVerifier(
  publicKey: JWK,
  subgraph: SubgraphName,
): Promise<SubgraphTokenVerifier> {
  const key = await importJWK(publicKey, algorithm);
  return async (token) => {
    try {
      const options = {
        issuer,
        audience: subgraph,
        algorithms: [algorithm],
        maxTokenAge: subgraphTokenSeconds,
        requiredClaims: ['exp'],
      };
      const { payload } = await jwtVerify(token ?? '', key, options);
      const { sub, audience, name, roles } = claims.parse(payload);
      return { audience, subject: sub, name, roles: believedRoles(audience, roles) };
    } catch (cause) {
      throw new Failure('UNAUTHENTICATED', 'expected a token of the gateway for this subgraph', {
        cause: withoutClaims(cause),
      });
    }
  };
}
