import type { FastifyInstance } from 'fastify';
import { required, type Config } from '#kernel/config.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { assembleGateway, assembleSubgraph, openStore } from '../assemble.ts';
import { assembleWorkerServer, runCaseWorker } from '../run-case-worker.ts';
import { createSurroundings, type Surroundings } from '../surroundings.ts';
import { openAdminServer, type AdminServer } from '../telemetry/admin-server.ts';
import { startTracing } from '../telemetry/start-tracing.ts';
import { settingsNeededBy, type ServeRole } from './roles.ts';
import { tellBackfill } from './tell-backfill.ts';
import { printWelcome } from './welcome.ts';

/** Serves one role until the process is told to stop. */
export async function serve(role: ServeRole, config: Config): Promise<void> {
  const surroundings = createSurroundings(config, loggerOf(config));
  await untilToldToStop(surroundings, async () => {
    required(config, settingsNeededBy(role, config), `claimgraph serve ${role}`);
    const observed = await observe(surroundings, role);
    const server = await assemble(role, surroundings);
    observed?.serves(server);
    const address = await listen(server, config);
    console.log(`claimgraph ${role} listens on ${address}`);
  });
}

/** Serves everything; without configuration as a demonstration with data, personas and GraphiQL. */
export async function start(config: Config): Promise<void> {
  const { isDemonstration, startDemonstration, serveDemonstration } = await import('../dev.ts');
  if (!isDemonstration(config)) return serve('all', config);
  const logger = loggerOf({ ...config, LOG_LEVEL: config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL });
  const given = createSurroundings(config, logger);
  return untilToldToStop(given, async () => {
    const demonstration = await startDemonstration(config, given.lifecycle);
    const surroundings: Surroundings = { ...given, config: demonstration.config };
    const observed = await observe(surroundings, 'all');
    const store = await openStore(surroundings);
    const { loadDemo } = await import('../demo/load-demo.ts');
    await loadDemo(store.database, new Date(surroundings.clock.epochMilliseconds()));
    const server = await assembleGateway(surroundings, store);
    observed?.serves(server);
    await serveDemonstration(server, demonstration.identity, demonstration.config);
    await runCaseWorker(surroundings, store, tellBackfillOf(surroundings));
    printWelcome(await listen(server, config), demonstration.seacatsControlUrl);
  });
}

/** Lets operators see the process, from before it serves until after it has ended doing so. */
async function observe(surroundings: Surroundings, role: ServeRole): Promise<AdminServer | null> {
  await startTracing(surroundings, role);
  return openAdminServer(surroundings);
}

const loggerOf = ({ LOG_LEVEL, ACCOUNT_KEY_SECRET }: Config) =>
  createLogger(
    LOG_LEVEL,
    ACCOUNT_KEY_SECRET ?? 'no secret is configured, so hashes in the log can be guessed',
  );

async function assemble(role: ServeRole, surroundings: Surroundings): Promise<FastifyInstance> {
  if (role === 'gateway') return assembleGateway(surroundings, null);
  const store = await openStore(surroundings);
  switch (role) {
    case 'all': {
      const server = await assembleGateway(surroundings, store);
      // Where the subgraph of cases is elsewhere, SEACATS is too.
      if (surroundings.config.CASES_URL === undefined)
        await runCaseWorker(surroundings, store, tellBackfillOf(surroundings));
      return server;
    }
    case 'worker':
      return assembleWorkerServer(
        surroundings,
        await runCaseWorker(surroundings, store, tellBackfillOf(surroundings)),
      );
    default:
      return assembleSubgraph(role, surroundings, store);
  }
}

const tellBackfillOf = ({ logger, clock }: Surroundings) => tellBackfill(process.stdout, logger, clock);

async function listen(server: FastifyInstance, { HOST, PORT }: Config): Promise<string> {
  return server.listen({ host: HOST, port: PORT });
}

/** Starts, then waits for SIGTERM or SIGINT, lets running requests end, and closes everything. */
async function untilToldToStop(
  { lifecycle, config }: Surroundings,
  begin: () => Promise<void>,
): Promise<void> {
  const stop = (): void => {
    lifecycle.announceEnd();
    setTimeout(end, config.DRAIN_NOTICE_MS);
  };
  const end = (): void => {
    // What has not ended by then is cut off: a supervisor would otherwise kill the process with everything in it.
    setTimeout(() => process.exit(1), config.DRAIN_MS).unref();
    lifecycle.close().catch((problem: unknown) => {
      console.error(problem);
      process.exitCode = 1;
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    await begin();
  } catch (problem) {
    process.off('SIGTERM', stop);
    process.off('SIGINT', stop);
    await lifecycle.close();
    throw problem;
  }
}
