import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { JWK } from 'jose';
import { createAccountsSubgraph } from '#accounts/subgraph.ts';
import { createCasesSubgraph } from '#cases/subgraph.ts';
import type { AuthorityRegister } from '#kernel/authority-register.ts';
import { rememberAuthority } from '#kernel/authority-cache.ts';
import { ConfigError, required, type Config } from '#kernel/config.ts';
import { createCursorSealer } from '#kernel/cursor.ts';
import type { FailureCode } from '#kernel/failure.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createStandingReader, type StandingReader } from '#kernel/standing.ts';
import type { Subgraph } from '#kernel/subgraph.ts';
import { createAccountRegister } from '#postgres/account-register.ts';
import { createAuthorityRegister } from '#postgres/authority-register.ts';
import { createBadInputLog } from '#postgres/bad-input-log.ts';
import { createBondRegister } from '#postgres/bond-register.ts';
import { createCaseFile } from '#postgres/case-file.ts';
import { createCaseSnapshots } from '#postgres/case-snapshots.ts';
import { openDatabase, type Database, type DatabasePlace } from '#postgres/database.ts';
import { createDisclosureLog } from '#postgres/disclosure-log.ts';
import { createEntryRegister } from '#postgres/entry-register.ts';
import { migrate } from '#postgres/migrate.ts';
import { createOfficeRegister } from '#postgres/office-register.ts';
import type { SubgraphName } from '#schema/subgraph-names.ts';
import { createTradePortalSubgraph } from '#trade-portal/subgraph.ts';
import { createExecutableSubgraph } from './engine/executable-subgraph.ts';
import { createHttpSource } from './engine/http-source.ts';
import { createInProcessSource } from './engine/in-process-source.ts';
import { observeSource } from './engine/observed-source.ts';
import { reportSource } from './engine/report-source.ts';
import type { Sources } from './engine/supergraph-gateway.ts';
import { createGatewayServer } from './gateway-server.ts';
import { createSubgraphTokenSigner, createSubgraphTokenVerifier } from './identity/subgraph-token.ts';
import { createTokenVerifier } from './identity/token-verifier.ts';
import { openSeacatsBorder, type SeacatsBorder } from './seacats-border.ts';
import { createSubgraphServer } from './subgraph-server.ts';
import type { Surroundings } from './surroundings.ts';
import { meterRequests } from './telemetry/meter-requests.ts';

/** Where the database of a configuration is: on a server, or in a directory of our own. */
export function databasePlaceOf(config: Config): DatabasePlace {
  if (config.DATABASE_URL !== undefined) return { url: config.DATABASE_URL };
  if (config.NODE_ENV === 'production') {
    throw new ConfigError([
      'DATABASE_URL: production needs a PostgreSQL server; the embedded one may lose data',
    ]);
  }
  return { dataDirectory: join(config.DATA_DIRECTORY, 'postgres') };
}

/** The database with what its subgraphs share over it. */
export interface Store {
  readonly database: Database;
  readonly authorityRegister: AuthorityRegister;
  readonly standingOf: StandingReader;
  /** The border to SEACATS, opened when it is wanted first; one for everything in this process. */
  readonly seacats: () => Promise<SeacatsBorder>;
}

/** Opens the database and brings it up to date. */
export async function openStore(surroundings: Surroundings): Promise<Store> {
  const { config, clock, logger, lifecycle, meters } = surroundings;
  const database = await openDatabase(databasePlaceOf(config), {
    onConnectionError: (error) =>
      logger.warn({ cause: error.message }, 'a connection to the database failed'),
  });
  lifecycle.opened(database, () => database.close());
  await migrate(database.owner);
  await database.assureServable();
  const authorityRegister = rememberAuthority(createAuthorityRegister(database), clock);
  const badInputLog = createBadInputLog(database.owner, meters);
  lifecycle.opened(badInputLog, (log) => log.close());
  let border: Promise<SeacatsBorder> | null = null;
  return {
    database,
    authorityRegister,
    standingOf: createStandingReader(authorityRegister, clock),
    seacats: () => (border ??= openSeacatsBorder(surroundings, createCaseSnapshots(database), badInputLog)),
  };
}

/** Builds one subgraph over the database, and cases over SEACATS. */
async function buildSubgraph(
  name: SubgraphName,
  surroundings: Surroundings,
  store: Store,
): Promise<Subgraph> {
  const { database, authorityRegister, standingOf, seacats } = store;
  const { config, clock } = surroundings;
  const secrets = required(config, ['ACCOUNT_KEY_SECRET', 'CURSOR_SECRET'], `the subgraph ${name}`);
  const accountKeyOf = createAccountKeyMaker(secrets.ACCOUNT_KEY_SECRET);
  const cursors = createCursorSealer(secrets.CURSOR_SECRET);
  switch (name) {
    case 'cases': {
      const { caseRegister } = await seacats();
      return createCasesSubgraph({
        caseRegister,
        clock,
        usableAges: { amounts: config.AMOUNTS_USABLE_MS },
        standingOf,
        cursors,
        disclosureLog: createDisclosureLog(database, 'cases.disclosure', clock),
      });
    }
    case 'accounts':
      return createAccountsSubgraph({
        accountRegister: createAccountRegister(database),
        bondRegister: createBondRegister(database),
        entryRegister: createEntryRegister(database),
        officeRegister: createOfficeRegister(database),
        authorityRegister,
        standingOf,
        accountKeyOf,
        cursors,
        clock,
        disclosureLog: createDisclosureLog(database, 'accounts.disclosure', clock),
      });
    case 'trade-portal':
      return createTradePortalSubgraph({
        caseFile: createCaseFile(database, clock),
        standingOf,
        cursors,
        disclosureLog: createDisclosureLog(database, 'trade_portal.disclosure', clock),
      });
  }
}

const remoteSubgraphs = {
  cases: { setting: 'CASES_URL', unavailable: 'SEACATS_UNAVAILABLE' },
  accounts: { setting: 'ACCOUNTS_URL', unavailable: 'ACE_UNAVAILABLE' },
  'trade-portal': { setting: 'TRADE_PORTAL_URL', unavailable: 'TRADE_PORTAL_UNAVAILABLE' },
} as const satisfies Record<SubgraphName, { setting: keyof Config; unavailable: FailureCode }>;

async function createRemoteSource(
  name: SubgraphName,
  urls: readonly string[],
  { config, clock, logger, lifecycle }: Surroundings,
) {
  const keys = required(config, ['SUBGRAPH_TOKEN_PRIVATE_KEY'], 'a gateway with subgraphs elsewhere');
  const source = createHttpSource({
    name,
    urls,
    unavailable: remoteSubgraphs[name].unavailable,
    maxBytes: config.SUBGRAPH_MAX_BYTES,
    signTokenFor: await createSubgraphTokenSigner(await readKey(keys.SUBGRAPH_TOKEN_PRIVATE_KEY)),
    clock,
    logger,
  });
  return lifecycle.opened(source, () => source.close());
}

/** A key given as a JSON Web Key, or as the path of a file that holds one. */
const readKey = async (value: string): Promise<JWK> =>
  JSON.parse(value.trimStart().startsWith('{') ? value : await readFile(value, 'utf8')) as JWK;

/**
 * The gateway's server. A subgraph whose address is configured is asked there; the others run in this process, on the
 * database, which is opened only when one of them does.
 */
export async function assembleGateway(
  surroundings: Surroundings,
  store: Store | null,
): Promise<FastifyInstance> {
  const { config, clock, logger, lifecycle, meters } = surroundings;
  const sourceOf = async (name: SubgraphName) => {
    const urls = config[remoteSubgraphs[name].setting];
    if (urls !== undefined) return createRemoteSource(name, urls, surroundings);
    if (store === null)
      throw new ConfigError([`${remoteSubgraphs[name].setting}: the gateway alone needs it`]);
    const subgraph = await buildSubgraph(name, surroundings, store);
    return createInProcessSource(createExecutableSubgraph(subgraph, logger), {
      maxBytes: config.SUBGRAPH_MAX_BYTES,
      logger,
    });
  };
  const observed = (name: SubgraphName, source: Awaited<ReturnType<typeof sourceOf>>) =>
    observeSource(name, reportSource(name, source), meters);
  const sources: Sources = {
    cases: observed('cases', await sourceOf('cases')),
    accounts: observed('accounts', await sourceOf('accounts')),
    'trade-portal': observed('trade-portal', await sourceOf('trade-portal')),
  };
  const issuers = required(
    config,
    ['TRADE_ISSUER', 'TRADE_JWKS', 'INTERNAL_ISSUER', 'INTERNAL_JWKS'],
    'the gateway',
  );
  const verifyToken = await createTokenVerifier(
    [
      { audience: 'trade', name: issuers.TRADE_ISSUER, jwks: issuers.TRADE_JWKS },
      { audience: 'internal', name: issuers.INTERNAL_ISSUER, jwks: issuers.INTERNAL_JWKS },
    ],
    config.TOKEN_AUDIENCE,
    clock,
    logger,
  );
  const introspection = config.INTROSPECTION ?? (config.NODE_ENV === 'production' ? 'internal' : 'everyone');
  const server = await createGatewayServer({
    sources,
    verifyToken,
    clock,
    logger,
    deadlineMilliseconds: config.REQUEST_DEADLINE_MS,
    maxBytes: config.REQUEST_MAX_BYTES,
    isReady: () => !lifecycle.isEnding,
    introspection: introspection === 'everyone' ? ['trade', 'internal'] : ['internal'],
  });
  meterRequests(server, 'gateway', meters);
  return lifecycle.opened(server, () => server.close());
}

/** The server of one subgraph, for gateways elsewhere. */
export async function assembleSubgraph(
  name: SubgraphName,
  surroundings: Surroundings,
  store: Store,
): Promise<FastifyInstance> {
  const { config, clock, logger, lifecycle, meters } = surroundings;
  const keys = required(config, ['SUBGRAPH_TOKEN_PUBLIC_KEY'], `the subgraph ${name}`);
  const server = await createSubgraphServer({
    subgraph: createExecutableSubgraph(await buildSubgraph(name, surroundings, store), logger),
    verifyToken: await createSubgraphTokenVerifier(await readKey(keys.SUBGRAPH_TOKEN_PUBLIC_KEY), name),
    clock,
    logger,
    deadlineMilliseconds: config.REQUEST_DEADLINE_MS,
    maxBytes: config.SUBGRAPH_MAX_BYTES,
    isReady: () => !lifecycle.isEnding,
  });
  meterRequests(server, name, meters);
  return lifecycle.opened(server, () => server.close());
}
