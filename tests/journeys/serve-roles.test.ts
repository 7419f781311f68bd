import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { answerIn, startClaimgraph, startProcess, testMoment, type Answer, type Rig } from '#tests/rig.ts';
import { askWithToken } from './running-program.ts';

// Some of these start programs from their sources, beside whatever else this machine tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const mdtArmor = { caseNumber: '20161704200292-01' };
const oneView = /* GraphQL */ `
  query OneView($caseNumber: CaseNumber!) {
    enforcementCase(caseNumber: $caseNumber) {
      kind
      amounts {
        assessed
      }
      account {
        name
        partnership {
          tier
        }
      }
      submissions(first: 10) {
        edges {
          node {
            referenceId
          }
        }
      }
      messages(first: 10) {
        edges {
          node {
            text
          }
        }
      }
    }
  }
`;
const account = { name: 'MDT Armor', partnership: { tier: 'TIER_2' } };
const submissions = {
  edges: [{ node: { referenceId: 'ARG-2016-000002' } }, { node: { referenceId: 'PET-2016-000001' } }],
};
const messages = { edges: [expect.anything(), expect.anything()] as unknown[] };
const kind = 'LIQUIDATED_DAMAGES';
const amounts = { assessed: '52350.00' };
const whole = { data: { enforcementCase: { kind, amounts, account, submissions, messages } } };

const codesIn = (body: Answer['body']): Record<string, unknown> =>
  Object.fromEntries(
    (body.errors ?? []).map(({ path, extensions }) => [(path ?? []).join('.'), extensions['code']]),
  );

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the operating system gave no port');
  return address.port;
}

const health = async (url: string) => ({
  livez: (await fetch(`${url}/livez`)).status,
  readyz: (await fetch(`${url}/readyz`)).status,
});

const postgresAdminUrl = inject('postgresAdminUrl');
const houses = [
  { house: 'the embedded database', options: {} },
  ...(postgresAdminUrl === null ? [] : [{ house: 'PostgreSQL', options: { postgresAdminUrl } }]),
];

describe('a role of its own', () => {
  it.each(['gateway', 'cases', 'accounts', 'trade-portal', 'worker'])(
    '%s refuses to start without DATABASE_URL and says what it needs',
    async (role) => {
      await using lifecycle = createLifecycle();
      const start = startProcess(['serve', role], { PORT: '0', NODE_ENV: 'test' }, lifecycle);
      await expect(start).rejects.toThrow(
        new RegExp(
          `ended with 1:\nclaimgraph: the configuration is wrong:\n  DATABASE_URL: claimgraph serve ${role} needs it\n` +
            '(?:  [A-Z_]+: [^\n]+\n)*$',
        ),
      );
    },
  );
});

describe('everything in one process, where nothing listens at the address of SEACATS', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph({ settings: { SEACATS_URL: `http://127.0.0.1:${await closedPort()}/` } });
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it('answers what other systems know, with null and a typed error for the case', async () => {
    const query = /* GraphQL */ `
      query ($caseNumber: CaseNumber!) {
        enforcementCase(caseNumber: $caseNumber) {
          kind
        }
        tradeAccount(by: { accountNumber: "ACE1000001" }) {
          name
        }
        viewer {
          name
        }
      }
    `;
    const answer = await rig.ask('officer', query, mdtArmor);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      data: { enforcementCase: null, tradeAccount: { name: 'MDT Armor' } },
    });
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors).toMatchObject([
      {
        path: ['enforcementCase'],
        extensions: { code: 'SEACATS_UNAVAILABLE', source: 'SEACATS', retryable: true },
      },
    ]);
  });

  it('is alive and ready', async () => {
    expect(await health(rig.url)).toEqual({ livez: 200, readyz: 200 });
  });
});

describe('a SEACATS that is away for a while', () => {
  it('takes nothing with it but the case, and is asked again when it is back', async () => {
    await using rig = await startClaimgraph();
    rig.seacats.setMode('GetCases', { mode: 'down' });
    const away = await rig.ask('officer', oneView, mdtArmor);
    expect(away.body.data).toEqual({ enforcementCase: null });
    expect(codesIn(away.body)).toEqual({ enforcementCase: 'SEACATS_UNAVAILABLE' });
    expect(await health(rig.url)).toEqual({ livez: 200, readyz: 200 });
    rig.seacats.reset();
    expect(answerIn((await rig.ask('officer', oneView, mdtArmor)).body)).toEqual(whole);
  });
});

describe.skipIf(postgresAdminUrl === null)('a gateway whose trade portal runs elsewhere', () => {
  it('starts and answers while that is down, and whole once it is there', async () => {
    await using rig = await startClaimgraph({ postgresAdminUrl });
    await using lifecycle = createLifecycle();
    await using portal = createLifecycle();
    const PORT = String(await closedPort());
    const [cases, accounts] = await Promise.all(
      ['cases', 'accounts'].map((role) => startProcess(['serve', role], rig.settings, lifecycle)),
    );
    const gateway = await startProcess(
      ['serve', 'gateway'],
      {
        ...rig.settings,
        CASES_URL: cases ?? '',
        ACCOUNTS_URL: accounts ?? '',
        TRADE_PORTAL_URL: `http://127.0.0.1:${PORT}`,
      },
      lifecycle,
    );
    const token = await rig.identity.tokenFor(personaNamed('officer'));
    const ask = async () => (await askWithToken(gateway, token, oneView, mdtArmor)).body as Answer['body'];
    const withoutPortal = {
      enforcementCase: { ...whole.data.enforcementCase, submissions: null, messages: null },
    };
    // The gateway names the entity at which it could not go on, which is the case.
    const unavailable = { enforcementCase: 'TRADE_PORTAL_UNAVAILABLE' };

    const before = await ask();
    expect(before.data).toEqual(withoutPortal);
    expect(codesIn(before)).toEqual(unavailable);
    expect(await health(gateway)).toEqual({ livez: 200, readyz: 200 });

    await startProcess(['serve', 'trade-portal'], { ...rig.settings, PORT }, portal);
    expect(answerIn(await ask())).toEqual(whole);

    await portal.close();
    const after = await ask();
    expect(after.data).toEqual(withoutPortal);
    expect(codesIn(after)).toEqual(unavailable);
  });
});

/** A way to a server that can be cut and mended; what goes through it is cut with it. */
async function startWay(target: URL) {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as { port: number };
  const url = new URL(target);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    mend: () => listen(port),
    [Symbol.asyncDispose]: async () => (server.listening ? cut() : undefined),
  };
}

describe.skipIf(postgresAdminUrl === null)('a PostgreSQL that goes away and comes back', () => {
  it('leaves nothing but typed errors, and is used again without a restart', async () => {
    await using loaded = await startClaimgraph({ postgresAdminUrl });
    await using way = await startWay(new URL(loaded.settings['DATABASE_URL'] ?? ''));
    await using rig = await startClaimgraph({ settings: { ...loaded.settings, DATABASE_URL: way.url } });
    const token = await loaded.identity.tokenFor(personaNamed('officer'));
    const ask = (query: string) => rig.ask({ token }, query, query === oneView ? mdtArmor : {});
    const ofAccount = '{ tradeAccount(by: { accountNumber: "ACE1000001" }) { name } }';
    expect(answerIn((await ask(oneView)).body)).toEqual(whole);

    await way.cut();
    const away = await ask(oneView);
    // The case was read, but that somebody saw it could not be written down.
    expect(away.body.data).toEqual({ enforcementCase: null });
    expect(codesIn(away.body)).toEqual({ enforcementCase: 'DISCLOSURE_NOT_RECORDED' });
    const accountAway = await ask(ofAccount);
    expect(accountAway.body.data).toEqual({ tradeAccount: null });
    expect(codesIn(accountAway.body)).toEqual({ tradeAccount: 'ACE_UNAVAILABLE' });
    expect(await health(rig.url)).toEqual({ livez: 200, readyz: 200 });

    await way.mend();
    expect(answerIn((await ask(oneView)).body)).toEqual(whole);
  });

  it('is used again at once when it has ended every connection', async () => {
    await using rig = await startClaimgraph({ postgresAdminUrl });
    expect(answerIn((await rig.ask('officer', oneView, mdtArmor)).body)).toEqual(whole);
    const owner = rig.store?.database.owner;
    if (owner === undefined) throw new Error('this Claimgraph is one process');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(owner);
    expect(answerIn((await rig.ask('officer', oneView, mdtArmor)).body)).toEqual(whole);
  });
});

describe.each(houses)('what is disclosed, on $house,', ({ options }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph(options);
  });
  afterAll(() => rig[Symbol.asyncDispose]());
  const owner = () => {
    if (rig.store === null) throw new Error('this Claimgraph is one process');
    return rig.store.database.owner;
  };
  const tables = ['cases.disclosure', 'accounts.disclosure', 'trade_portal.disclosure'] as const;
  beforeEach(async () => {
    for (const table of tables) {
      await sql`grant insert on ${sql.table(table)} to claimgraph_server`.execute(owner());
      await sql`delete from ${sql.table(table)}`.execute(owner());
    }
  });

  it('is written down whole, with one INSERT a fetch', async () => {
    const statements: string[] = [];
    const stopListening = rig.store?.database.onStatement((statement) => statements.push(statement));
    const { headers } = await rig.ask('officer', oneView, mdtArmor);
    stopListening?.();
    const inserts = statements.filter((statement) => /^insert/i.test(statement));
    expect(inserts.map((insert) => /^insert into "(\w+)"\."disclosure"/.exec(insert)?.[1]).sort()).toEqual([
      'accounts',
      'cases',
      'trade_portal',
    ]);

    const viewer = {
      trace_id: headers.get('x-trace-id'),
      audience: 'internal',
      subject: 'officer-a',
      roles: 'FPF_OFFICER',
      disclosed_at: new Date(testMoment),
    };
    const rowsOf = async (table: (typeof tables)[number]) =>
      (await owner().selectFrom(table).selectAll().execute())
        .map(({ trace_id, audience, subject, roles, disclosed_at, ...rest }) => {
          expect({ trace_id, audience, subject, roles, disclosed_at }).toEqual(viewer);
          return `${rest.action} ${rest.object_type} ${rest.object_key}`;
        })
        .sort();
    expect(await rowsOf('cases.disclosure')).toEqual([
      'READ_CASE EnforcementCase 20161704200292-01',
      'READ_CASE_PARTIES EnforcementCase 20161704200292-01',
    ]);
    expect(await rowsOf('accounts.disclosure')).toEqual([
      'READ_ACCOUNT TradeAccount ACE1000001',
      'READ_ACCOUNT_STANDING TradeAccount ACE1000001',
    ]);
    expect(await rowsOf('trade_portal.disclosure')).toEqual([
      'READ_CASE_FILINGS Message MSG-2016-000001',
      'READ_CASE_FILINGS Message MSG-2016-000002',
      'READ_CASE_FILINGS Submission ARG-2016-000002',
      'READ_CASE_FILINGS Submission PET-2016-000001',
    ]);
  });

  it("leaves no row when the case is not the viewer's to see", async () => {
    await rig.ask('stranger', oneView, mdtArmor);
    for (const table of tables) {
      expect(await owner().selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it.each([
    {
      subgraph: 'cases',
      table: 'cases.disclosure',
      data: { enforcementCase: null },
      path: 'enforcementCase',
      secrets: ['LIQUIDATED_DAMAGES', '52350', 'MDT Armor', 'PET-2016-000001'],
    },
    {
      subgraph: 'accounts',
      table: 'accounts.disclosure',
      data: { enforcementCase: { ...whole.data.enforcementCase, account: null } },
      path: 'enforcementCase.account',
      secrets: ['MDT Armor', 'TIER_2'],
    },
    {
      subgraph: 'trade-portal',
      table: 'trade_portal.disclosure',
      data: { enforcementCase: { ...whole.data.enforcementCase, submissions: null, messages: null } },
      path: 'enforcementCase',
      secrets: ['PET-2016-000001', 'Made-up text'],
    },
  ])('is nothing of $subgraph when its row cannot be written', async ({ table, data, path, secrets }) => {
    await sql`revoke insert on ${sql.table(table)} from claimgraph_server`.execute(owner());
    const answer = await rig.ask('officer', oneView, mdtArmor);
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual(data);
    expect(codesIn(answer.body)).toEqual({ [path]: 'DISCLOSURE_NOT_RECORDED' });
    for (const secret of secrets) expect(answer.text).not.toContain(secret);
  });
});
