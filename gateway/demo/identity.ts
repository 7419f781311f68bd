import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { Audience } from '#kernel/principal.ts';
import type { Persona } from './personas.ts';

/** The names of the demonstration's issuers. */
export const demoIssuers: Readonly<Record<Audience, string>> = {
  trade: 'https://trade.claimgraph.example',
  internal: 'https://internal.claimgraph.example',
};

/** How long a demonstration token lasts, in seconds. */
export const demoTokenSeconds = 8 * 60 * 60;

const algorithm = 'ES256';

/** What the demonstration signs with; made once in the data directory, and of no use anywhere else. */
export interface DemoIdentity {
  /** A file with the public keys of an issuer. */
  readonly jwks: Readonly<Record<Audience, string>>;
  /** A file with the gateway's private key for subgraph tokens. */
  readonly subgraphPrivateKey: string;
  /** A file with the public one. */
  readonly subgraphPublicKey: string;
  readonly cursorSecret: string;
  readonly seacatsPassword: string;
  /** A token for a persona. */
  tokenFor(persona: Persona): Promise<string>;
}

/** Reads the demonstration's keys, or makes them at the first start. */
export async function openDemoIdentity(
  dataDirectory: string,
  tokenAudience = 'claimgraph',
): Promise<DemoIdentity> {
  const folder = join(dataDirectory, 'demo');
  if (!existsSync(folder)) await makeKeys(folder);
  const secrets = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as Secrets;
  return {
    jwks: { trade: join(folder, 'trade.jwks.json'), internal: join(folder, 'internal.jwks.json') },
    subgraphPrivateKey: join(folder, 'subgraph.private.json'),
    subgraphPublicKey: join(folder, 'subgraph.public.json'),
    cursorSecret: secrets.cursorSecret,
    seacatsPassword: secrets.seacatsPassword,
    async tokenFor({ audience, subject, title, role }) {
      const key = await importJWK(secrets[audience], algorithm);
      return new SignJWT({ name: title, roles: [role] })
        .setProtectedHeader({ alg: algorithm, kid: audience })
        .setIssuer(demoIssuers[audience])
        .setAudience(tokenAudience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(`${demoTokenSeconds}s`)
        .sign(key);
    },
  };
}

interface Secrets extends Readonly<Record<Audience, JWK>> {
  readonly cursorSecret: string;
  readonly seacatsPassword: string;
}

/** Makes the keys beside their place and moves them there whole, so that a start that was cut short leaves nothing. */
async function makeKeys(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(`${folder}.`);
  const write = (name: string, content: object): Promise<void> =>
    writeFile(join(beside, name), JSON.stringify(content), { mode: 0o600 });
  const [trade, internal, subgraph] = [
    await keyPair('trade'),
    await keyPair('internal'),
    await keyPair('gateway'),
  ];
  await write('trade.jwks.json', { keys: [trade.publicKey] });
  await write('internal.jwks.json', { keys: [internal.publicKey] });
  await write('subgraph.private.json', subgraph.privateKey);
  await write('subgraph.public.json', subgraph.publicKey);
  await write('secrets.json', {
    trade: trade.privateKey,
    internal: internal.privateKey,
    cursorSecret: randomBytes(32).toString('base64url'),
    seacatsPassword: randomBytes(16).toString('base64url'),
  });
  try {
    await rename(beside, folder);
  } catch (problem) {
    await rm(beside, { recursive: true });
    // Another first start was quicker; its keys are as good as ours.
    if (!existsSync(join(folder, 'secrets.json'))) throw problem;
  }
}

async function keyPair(kid: string): Promise<{ publicKey: JWK; privateKey: JWK }> {
  const pair = await generateKeyPair(algorithm, { extractable: true });
  const describe = async (key: typeof pair.publicKey): Promise<JWK> => ({
    ...(await exportJWK(key)),
    kid,
    alg: algorithm,
  });
  return { publicKey: await describe(pair.publicKey), privateKey: await describe(pair.privateKey) };
}
