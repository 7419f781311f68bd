import { parse } from 'graphql';
import { ingestFolder } from '#ace/ingest-folder.ts';
import { createAccountsSubgraph } from '#accounts/subgraph.ts';
import { createExecutableSubgraph, type ExecutableSubgraph } from '#gateway/engine/executable-subgraph.ts';
import { rememberAuthority } from '#kernel/authority-cache.ts';
import { systemClock } from '#kernel/clock.ts';
import { createCursorSealer } from '#kernel/cursor.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLegacyLedger } from '#kernel/legacy-ledger.ts';
import { createStandingReader } from '#kernel/standing.ts';
import { aPrincipal } from '#kernel/standing.test-kit.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { createAccountRegister } from '#postgres/account-register.ts';
import { createAuthorityRegister } from '#postgres/authority-register.ts';
import { createBondRegister } from '#postgres/bond-register.ts';
import { openDatabase, type Database } from '#postgres/database.ts';
import { createDisclosureLog } from '#postgres/disclosure-log.ts';
import { createEntryRegister } from '#postgres/entry-register.ts';
import { migrate } from '#postgres/migrate.ts';
import { createOfficeRegister } from '#postgres/office-register.ts';
import { startPostgres } from '../services/postgres.ts';
import { atMost, median, percentile, type Bench } from './figures.ts';

const accountKeyOf = createAccountKeyMaker('a secret of this measurement, of no use elsewhere');

const accountByKey = parse(`
  query ($representations: [_Any!]!, $asOf: Date) {
    _entities(representations: $representations) {
      ... on TradeAccount { accountNumber name partnership(asOf: $asOf) { tier status from to } }
    }
  }
`);

/** Measures one account by its key with its partnership as of a day, as the subgraph answers the gateway, on a server. */
export async function measureAccountByKey(bench: Bench, extracts: string, accounts: number): Promise<void> {
  await using server = await startPostgres();
  const database = await openDatabase({ url: server.url });
  try {
    await migrate(database.owner);
    await ingestFolder(extracts, {
      pool: database.pool,
      rowsPerBatch: 2_000,
      accountKeyOf,
      clock: systemClock,
    });
    await database.settle();
    const { rows } = await database.pool.query<{ account_key: string }>(
      'SELECT account_key FROM accounts.account ORDER BY md5(account_key) LIMIT 3000',
    );
    const keys = rows.map(({ account_key: key }) => key);
    const subgraph = accountsOn(database);
    for (const key of keys.slice(0, 200)) await askFor(subgraph, key);
    const worst: number[] = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      const times: number[] = [];
      for (const key of keys) times.push(await askFor(subgraph, key));
      worst.push(percentile(times, 99));
      bench.say(
        `an account by key: median ${median(times).toFixed(1)} ms, p99 ${worst.at(-1)?.toFixed(1)} ms`,
      );
    }
    const of = `p99 of an account by key with its partnership as of a day, among ${accounts}, on a server`;
    bench.report(atMost(of, median(worst), 'ms', 10));
  } finally {
    await database.close();
  }
}

/** Asks for one account and answers how many milliseconds that took; throws when the answer is not whole. */
async function askFor(subgraph: ExecutableSubgraph, accountKey: string): Promise<number> {
  const variables = { representations: [{ __typename: 'TradeAccount', accountKey }], asOf: '2026-01-15' };
  const request = {
    principal: aPrincipal('HEADQUARTERS'),
    traceId: 'bench',
    signal: new AbortController().signal,
    ledger: createLegacyLedger(),
  };
  const begun = performance.now();
  const { data, errors } = await subgraph.execute({ document: accountByKey, variables }, request);
  const took = performance.now() - begun;
  const [account] = data?.['_entities'] as [{ name: string } | null];
  if (errors.length > 0 || account === null) throw new Error(`no account: ${JSON.stringify(errors)}`);
  return took;
}

function accountsOn(database: Database): ExecutableSubgraph {
  const authorityRegister = rememberAuthority(createAuthorityRegister(database), systemClock);
  const subgraph = createAccountsSubgraph({
    accountRegister: createAccountRegister(database),
    bondRegister: createBondRegister(database),
    entryRegister: createEntryRegister(database),
    officeRegister: createOfficeRegister(database),
    authorityRegister,
    standingOf: createStandingReader(authorityRegister, systemClock),
    accountKeyOf,
    cursors: createCursorSealer('a secret of this measurement, of no use elsewhere'),
    clock: systemClock,
    disclosureLog: createDisclosureLog(database, 'accounts.disclosure', systemClock),
  });
  return createExecutableSubgraph(subgraph, createLogger('silent', 'nothing is logged'));
}
