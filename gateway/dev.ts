import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { systemClock } from '#kernel/clock.ts';
import { ConfigError, type Config } from '#kernel/config.ts';
import type { Lifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { runAceExtracts } from '#ace-mock/run-ace-extracts.ts';
import { runSeacatsMock } from '#seacats-mock/run-seacats-mock.ts';
import { startSeacatsMock } from '#seacats-mock/start-seacats-mock.ts';
import { demoAccountKeySecret, generatedCounts } from './demo/demo-rows.ts';
import { demoIssuers, demoTokenSeconds, openDemoIdentity, type DemoIdentity } from './demo/identity.ts';
import { personaNamed, personas } from './demo/personas.ts';

/** What a demonstration adds to a process. */
export interface Demonstration {
  /** The configuration, filled in with the demonstration's own systems and keys. */
  readonly config: Config;
  readonly identity: DemoIdentity;
  /** The control address of the mock of SEACATS; null when a SEACATS is configured. */
  readonly seacatsControlUrl: string | null;
}

/** Whether nothing that a real service needs is configured, so that a demonstration is meant. */
export const isDemonstration = (config: Config): boolean =>
  config.NODE_ENV !== 'production' &&
  config.TRADE_ISSUER === undefined &&
  config.INTERNAL_ISSUER === undefined;

/** Starts what a demonstration needs besides the program. Throws ConfigError in production. */
export async function startDemonstration(config: Config, lifecycle: Lifecycle): Promise<Demonstration> {
  if (config.NODE_ENV === 'production') {
    throw new ConfigError([
      'NODE_ENV: the demonstration lets anybody be anybody and does not run in production',
    ]);
  }
  if (config.ACCOUNT_KEY_SECRET !== undefined && config.ACCOUNT_KEY_SECRET !== demoAccountKeySecret) {
    throw new ConfigError([
      'ACCOUNT_KEY_SECRET: the accounts of the demonstration are keyed with its own; unset it',
    ]);
  }
  const identity = await openDemoIdentity(config.DATA_DIRECTORY, config.TOKEN_AUDIENCE);
  const username = 'claimgraph';
  const seacats =
    config.SEACATS_URL === undefined
      ? await startSeacatsMock({
          username,
          password: identity.seacatsPassword,
          generatedCases: generatedCounts.cases,
          accounts: generatedCounts.accounts,
        })
      : null;
  if (seacats !== null) lifecycle.opened(seacats, (mock) => mock[Symbol.asyncDispose]() as Promise<void>);
  return {
    identity,
    seacatsControlUrl: seacats?.controlUrl ?? null,
    config: Object.freeze({
      ACCOUNT_KEY_SECRET: demoAccountKeySecret,
      CURSOR_SECRET: identity.cursorSecret,
      SUBGRAPH_TOKEN_PRIVATE_KEY: identity.subgraphPrivateKey,
      SUBGRAPH_TOKEN_PUBLIC_KEY: identity.subgraphPublicKey,
      ...config,
      ...(seacats === null
        ? {}
        : {
            SEACATS_URL: seacats.url,
            SEACATS_USERNAME: username,
            SEACATS_PASSWORD: identity.seacatsPassword,
          }),
      TRADE_ISSUER: demoIssuers.trade,
      TRADE_JWKS: identity.jwks.trade,
      INTERNAL_ISSUER: demoIssuers.internal,
      INTERNAL_JWKS: identity.jwks.internal,
    }),
  };
}

/**
 * Adds GraphiQL at `/` and the personas it can ask as. While it listens on this machine only, tokens are given only to
 * pages of this machine: a page from elsewhere could make its own name lead here, but not without showing it as Host.
 */
export async function serveDemonstration(
  server: FastifyInstance,
  identity: DemoIdentity,
  { HOST }: Config,
): Promise<void> {
  const own = ['localhost', '127.0.0.1', '[::1]', '::1'];
  server.addHook('onRequest', (request, reply, done) => {
    // By the route and not by the address, in which the same path can be written in several ways.
    const isDemo = request.routeOptions.url?.startsWith('/demo/') ?? false;
    if (!isDemo || !own.includes(HOST) || own.includes(request.hostname)) done();
    else void reply.code(403).send({ expected: own });
  });
  await server.register(fastifyStatic, {
    root: join(packageRoot, 'dist', 'graphiql'),
    cacheControl: false,
    setHeaders: (response, path) => {
      const lasting = path.includes(join('graphiql', 'assets'));
      response.setHeader('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  server.get('/demo/personas', () =>
    personas.map(({ name, title, audience, sees }) => ({ name, title, audience, sees })),
  );
  server.get<{ Querystring: { as?: string } }>('/demo/token', async ({ query }, reply) => {
    const persona = personas.find(({ name }) => name === query.as);
    if (persona === undefined) return reply.code(404).send({ expected: personas.map(({ name }) => name) });
    const token = await identity.tokenFor(persona);
    return {
      token,
      expiresAt: new Date(systemClock.epochMilliseconds() + demoTokenSeconds * 1000).toISOString(),
    };
  });
}

/** A token for a persona of the demonstration in a data directory. Throws ConfigError in production. */
export async function demoToken(config: Config, personaName: string): Promise<string> {
  if (config.NODE_ENV === 'production') {
    throw new ConfigError(['NODE_ENV: demonstration tokens are not made in production']);
  }
  const persona = personaNamed(personaName);
  return (await openDemoIdentity(config.DATA_DIRECTORY, config.TOKEN_AUDIENCE)).tokenFor(persona);
}

/** Runs a mock of SEACATS alone until it is told to stop; answers the exit code. */
export const runDevelopmentSeacats = (options: readonly string[], { NODE_ENV }: Config): Promise<number> =>
  runSeacatsMock(options, { environment: { NODE_ENV } });

/** Writes extracts of made-up accounts into a folder; answers the exit code. */
export const writeDevelopmentExtracts = (options: readonly string[], { NODE_ENV }: Config): Promise<number> =>
  runAceExtracts(options, { environment: { NODE_ENV } });
