import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { personaNamed } from '#gateway/demo/personas.ts';
import { createLifecycle, type Lifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';
import { startClaimgraph } from '#tests/rig.ts';
import { startPostgres } from '#tests/services/postgres.ts';
import { startRedis } from '#tests/services/redis.ts';
import { atMost, exactly, known, type Figure } from '../../bench/figures.ts';
import { startBalancer } from './balancer.ts';

const roles = ['accounts', 'trade-portal', 'cases', 'worker', 'gateway'] as const;
type Role = (typeof roles)[number];

const query =
  '{ enforcementCase(caseNumber: "20161704200292-01") { kind account { name } submissions { totalCount } } }';
const whole = JSON.stringify({
  enforcementCase: {
    kind: 'LIQUIDATED_DAMAGES',
    account: { name: 'MDT Armor' },
    submissions: { totalCount: 2 },
  },
});

/** One process of a role, which can be stopped, killed and started again at the same port. */
interface Instance {
  readonly role: Role;
  readonly port: number;
  start(): Promise<void>;
  /** Ends it by a signal and gives the milliseconds that took. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number>;
}

/**
 * Runs two processes of every role on a real PostgreSQL and a real Redis behind nginx, as the compose file has them, and
 * asks without a pause while each is restarted, twice by SIGTERM, and then each but one of a pair killed by SIGKILL.
 */
export async function proveRollingRestart(quick: boolean): Promise<readonly Figure[]> {
  await using server = await startPostgres();
  await using redis = await startRedis();
  await using rig = await startClaimgraph({
    postgresAdminUrl: server.url,
    settings: { REDIS_URL: redis.url, DRAIN_NOTICE_MS: '500' },
  });
  await using lifecycle = createLifecycle();
  const ports = await freePorts(roles.length * 2 + 1);
  const portsOf = (role: Role): number[] => ports.slice(roles.indexOf(role) * 2, roles.indexOf(role) * 2 + 2);
  const addresses = (role: Role): string =>
    portsOf(role)
      .map((port) => `http://127.0.0.1:${port}`)
      .join(',');
  const settings = {
    ...rig.settings,
    CASES_URL: addresses('cases'),
    ACCOUNTS_URL: addresses('accounts'),
    TRADE_PORTAL_URL: addresses('trade-portal'),
  };
  const instances = roles.flatMap((role) =>
    portsOf(role).map((port) => anInstance(role, port, settings, lifecycle)),
  );
  await Promise.all(instances.map((instance) => instance.start()));
  const url = await startBalancer(ports.at(-1) ?? 0, portsOf('gateway'), lifecycle);
  const token = await rig.identity.tokenFor(personaNamed('importer'));

  const asking = startAsking(url, token);
  const stops: number[] = [];
  const starts: number[] = [];
  for (let round = 0; round < (quick ? 1 : 2); round += 1) {
    for (const instance of instances) {
      stops.push(await instance.end('SIGTERM'));
      starts.push(await timed(() => instance.start()));
      await asking.more(50);
    }
  }
  const byRestarts = asking.tally();
  for (const instance of instances.filter(({ role }) => role !== 'gateway')) {
    await instance.end('SIGKILL');
    starts.push(await timed(() => instance.start()));
    await asking.more(50);
  }
  const all = await asking.end();
  const name = quick ? ' (quick)' : '';
  return [
    exactly(`restarts of ten processes by SIGTERM${name}`, stops.length, 'restarts', quick ? 10 : 20),
    known('requests answered meanwhile', byRestarts.answered, 'requests'),
    exactly('requests that failed or lacked something meanwhile', byRestarts.failed, 'requests', 0),
    exactly(
      'requests that failed while subgraphs and workers were killed',
      all.failed - byRestarts.failed,
      'requests',
      0,
    ),
    atMost('the longest stop by SIGTERM (target-10)', Math.max(...stops) / 1_000, 's', 10),
    atMost('the longest start until ready (target-10)', Math.max(...starts) / 1_000, 's', 5),
  ];
}

function anInstance(
  role: Role,
  port: number,
  settings: Readonly<Record<string, string>>,
  lifecycle: Lifecycle,
): Instance {
  let child: ChildProcess | null = null;
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number> => {
    const running = child;
    if (running?.exitCode !== null || running.signalCode !== null) return 0;
    const exit = once(running, 'exit');
    running.kill(signal);
    return timed(() => exit);
  };
  lifecycle.opened(end, (stop) => void stop('SIGKILL'));
  return {
    role,
    port,
    end,
    async start() {
      const started = spawn(process.execPath, [join('dist', 'gateway', 'cli', 'main.js'), 'serve', role], {
        cwd: packageRoot,
        env: { PATH: process.env['PATH'], ...settings, PORT: String(port), ADMIN_PORT: '' },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child = started;
      for (;;) {
        if (started.exitCode !== null)
          throw new Error(`claimgraph serve ${role} ended with ${started.exitCode}`);
        if (
          await fetch(`http://127.0.0.1:${port}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          )
        )
          return;
        await after(20);
      }
    },
  };
}

/** Asks by four callers without a pause, until told to end. */
function startAsking(url: string, token: string) {
  const agent = new Agent({ connections: 4 });
  const stop = new AbortController();
  let answered = 0;
  let failed = 0;
  const callers = Array.from({ length: 4 }, async () => {
    while (!stop.signal.aborted) {
      const complaint = await ask(url, token, agent);
      answered += 1;
      if (complaint !== null) {
        failed += 1;
        console.error(complaint);
      }
    }
  });
  return {
    tally: () => ({ answered, failed }),
    async more(count: number): Promise<void> {
      const enough = answered + count;
      const reached = (): boolean => answered >= enough;
      while (!reached()) await after(20);
    },
    async end() {
      stop.abort();
      await Promise.all(callers);
      await agent.close();
      return { answered, failed };
    },
  };
}

/** Asks once; what was wrong with the answer, or null. */
async function ask(url: string, token: string, dispatcher: Agent): Promise<string | null> {
  try {
    const { statusCode, body } = await request(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
      dispatcher,
    });
    const text = await body.text();
    if (statusCode !== 200) return `HTTP status ${statusCode}: ${text}`;
    const { data, errors } = JSON.parse(text) as { data: unknown; errors?: unknown };
    return errors === undefined && JSON.stringify(data) === whole ? null : text;
  } catch (problem) {
    return String(problem);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(
    servers.map(async (server) => {
      server.close();
      await once(server, 'close');
    }),
  );
  return ports;
}
