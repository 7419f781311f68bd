import { execFileSync, spawnSync } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';
import { personas } from '#gateway/demo/personas.ts';
import {
  askDemonstration,
  askWithToken,
  runProgram,
  welcomedAt,
  type ProgramOptions,
  type RunningProgram,
} from './running-program.ts';

// Each test starts a program or two, beside whatever else this machine tests.
vi.setConfig({ testTimeout: 120_000 });

const claimgraph = [process.execPath, join('dist', 'gateway', 'cli', 'main.js')] as const;
const mdtArmor = `{ enforcementCase(caseNumber: "20161704200292-01") { kind account { name } } }`;
const answered = {
  status: 200,
  body: {
    data: { enforcementCase: { kind: 'LIQUIDATED_DAMAGES', account: { name: 'MDT Armor' } } },
    extensions: expect.anything() as unknown,
  },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimgraph-first-minute-'));
  execFileSync(process.execPath, [join('gateway', 'cli', 'build-if-stale.mjs')], { cwd: packageRoot });
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const dataIn = (name: string) => ({ DATA_DIRECTORY: join(folder, name) });
const start = (settings: ProgramOptions['settings'], before: readonly string[] = []): RunningProgram =>
  runProgram([...before, ...claimgraph, 'start'], { settings: { PORT: '0', ...settings } });
const run = (words: readonly string[], settings: ProgramOptions['settings'] = {}) =>
  runProgram([...claimgraph, ...words], { settings }).ended;

describe("npm start, in a newcomer's first minute", () => {
  let program: RunningProgram;
  let url: string;
  beforeAll(async () => {
    // A folder with a space in its name, as people have them.
    program = runProgram(['npm', 'start'], { settings: { PORT: '0', ...dataIn('my data') } });
    url = await program.said(welcomedAt);
  }, 120_000);
  afterAll(() => program[Symbol.asyncDispose]());

  it('prints the address, every persona and a query that can be pasted', async () => {
    const welcome = await program.said(/[^]*query OneView[^]*\n}\n/);
    expect(welcome).toContain(`GraphiQL   ${url}/\n`);
    for (const { name, sees } of personas) expect(welcome).toMatch(new RegExp(`\n  ${name} +sees ${sees}\n`));
    const query = welcome.slice(welcome.indexOf('query OneView'));
    const { status, body } = await askDemonstration(url, 'officer', query, {
      caseNumber: '20161704200292-01',
    });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('errors');
    expect(body).toMatchObject({ data: { enforcementCase: { account: { name: 'MDT Armor' } } } });
  });

  it('serves GraphiQL at the address, with nothing from another machine', async () => {
    const page = await fetch(`${url}/`);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await page.text();
    expect(html).toContain('<title>Claimgraph</title>');
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    for (const [, asset = ''] of html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) {
      expect((await fetch(`${url}/${asset}`)).status).toBe(200);
    }
  });

  it('lists the personas and gives each a token', async () => {
    const listed = (await (await fetch(`${url}/demo/personas`)).json()) as { name: string }[];
    expect(listed.map(({ name }) => name)).toEqual(personas.map(({ name }) => name));
    for (const { name } of personas) {
      const { status } = await askDemonstration(url, name, '{ viewer { name } }');
      expect({ name, status }).toEqual({ name, status: 200 });
    }
  });

  it('answers a persona that nobody has with the names there are', async () => {
    const answer = await fetch(`${url}/demo/token?as=nobody`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ expected: personas.map(({ name }) => name) });
  });

  it('has a token for the officer as the last line of npm run token', async () => {
    const { code, output } = await runProgram(['npm', 'run', 'token', '--', '--as', 'officer'], {
      settings: dataIn('my data'),
    }).ended;
    expect(code).toBe(0);
    expect(await askWithToken(url, output.trimEnd().split('\n').at(-1) ?? '', mdtArmor)).toEqual(answered);
  });

  it('has no token for a persona that nobody has, and lists the names there are', async () => {
    const ending = await run(['token', '--as', 'nobody'], dataIn('my data'));
    const names = personas.map(({ name }) => name).join(', ');
    expect(ending).toEqual({
      code: 1,
      output: `claimgraph: there is no persona nobody; expected one of ${names}\n`,
    });
  });

  it('says plainly that its port is taken', async () => {
    await using other = start({ ...dataIn('other'), PORT: new URL(url).port });
    const { code, output } = await other.ended;
    expect(code).toBe(1);
    expect(output).toBe(
      `claimgraph: another program already listens on ${new URL(url).host}; stop it, or set PORT to a free port\n`,
    );
    expect(await askDemonstration(url, 'officer', mdtArmor)).toEqual(answered);
  });

  it('ends at Ctrl-C', async () => {
    program.interrupt();
    await program.ended;
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
  });
});

describe('a demonstration', () => {
  it('names who uses its data directory when it is started twice, and serves on', async () => {
    await using first = start(dataIn('twice'));
    const url = await first.said(welcomedAt);
    await using second = start(dataIn('twice'));
    const { code, output } = await second.ended;
    expect(code).toBe(1);
    expect(output).toContain(`is in use by process ${String(first.pid)}`);
    expect(output).toContain('Stop that process, choose another data directory, or set DATABASE_URL');
    expect(output).not.toMatch(/\n\s+at /);
    expect(await askDemonstration(url, 'officer', mdtArmor)).toEqual(answered);
  });

  it('starts again after it was killed', async () => {
    await using first = start(dataIn('killed'));
    await first.said(welcomedAt);
    first.signal('SIGKILL');
    expect(await first.ended).toMatchObject({ code: null });
    await using second = start(dataIn('killed'));
    expect(await askDemonstration(await second.said(welcomedAt), 'officer', mdtArmor)).toEqual(answered);
  });

  it('answers the request in flight when it is told to stop, and ends well within the drain time', async () => {
    await using program = start(dataIn('drained'));
    const url = await program.said(welcomedAt);
    const seacats = await program.said(/modes are set at (http:\S+)/);
    await fetch(`${seacats}/modes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'GetCases', setting: { mode: 'slow', ms: 1_500 } }),
    });
    const inFlight = askDemonstration(url, 'officer', mdtArmor);
    const callsOfSeacats = async () => (await fetch(`${seacats}/calls`)).json();
    await expect.poll(callsOfSeacats, { timeout: 10_000 }).toMatchObject({ GetCases: { count: 1 } });
    program.signal('SIGTERM');
    expect(await inFlight).toEqual(answered);
    const answeredAt = performance.now();
    expect(await program.ended).toMatchObject({ code: 0 });
    // Ten seconds is the drain time, in which everything is cut off.
    expect(performance.now() - answeredAt).toBeLessThan(9_000);
  });

  const isRoot = process.getuid?.() === 0;
  const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
  const [setpriv, ...identity] = asNobody;
  const canBeNobody =
    isRoot && spawnSync(setpriv, [...identity, 'test', '-r', join(packageRoot, 'package.json')]).status === 0;
  const whyNot = '(skipped: this is not root, or has no setpriv, or another user may not read the package)';

  it(`runs as the user of these tests, who is ${isRoot ? '' : 'not '}root`, async () => {
    await using program = start(dataIn('own'));
    expect(await askDemonstration(await program.said(welcomedAt), 'officer', mdtArmor)).toEqual(answered);
  });

  it.skipIf(!canBeNobody)(`runs as a user who owns nothing ${canBeNobody ? '' : whyNot}`.trim(), async () => {
    const home = join(folder, 'nobody');
    await mkdir(home);
    await chown(home, 65534, 65534);
    // mkdtemp makes a folder for one user only.
    execFileSync('chmod', ['755', folder]);
    await using program = start({ ...dataIn('nobody/data'), HOME: home }, asNobody);
    expect(await askDemonstration(await program.said(welcomedAt), 'officer', mdtArmor)).toEqual(answered);
  });

  it.skipIf(!canBeNobody)(
    `says what to do when its data directory is another user's ${canBeNobody ? '' : whyNot}`.trim(),
    async () => {
      await mkdir(join(folder, 'of root'));
      await using program = start(dataIn('of root/data'), asNobody);
      const { code, output } = await program.ended;
      expect(code).toBe(1);
      expect(output).toMatch(
        /^claimgraph: this user may not do that .*DATA_DIRECTORY to a folder of yours\n$/,
      );
    },
  );

  const alone = [
    ['unshare', '--net'],
    ['unshare', '--map-root-user', '--net'],
  ].find(
    ([program = '', ...words]) =>
      spawnSync(program, [...words, 'ip', 'link', 'set', 'lo', 'up']).status === 0,
  );
  const noAlone = alone === undefined ? ' (skipped: this machine allows no network namespace)' : '';

  it.skipIf(alone === undefined)(
    `starts and answers without a network the second time${noAlone}`,
    async () => {
      await using first = start(dataIn('offline'));
      await first.said(welcomedAt);
      first.signal('SIGTERM');
      await first.ended;
      const askedInside = `ip link set lo up && exec "$0" --input-type=module --eval "$1" "$2"`;
      const command = ['sh', '-c', askedInside, process.execPath, startAndAsk, mdtArmor];
      await using second = runProgram([...(alone ?? []), ...command], {
        settings: { PORT: '0', ...dataIn('offline') },
      });
      const { output } = await second.ended;
      expect(output).toContain('networks: lo\n');
      expect(JSON.parse(output.trimEnd().split('\n').at(-1) ?? '')).toEqual(answered.body);
    },
  );
});

/** A program that starts the demonstration where nobody outside can reach it, and asks it there. */
const startAndAsk = /* JavaScript */ `
  import { spawn } from 'node:child_process';
  import { networkInterfaces } from 'node:os';
  console.log('networks: ' + Object.keys(networkInterfaces()).join(' '));
  const npm = spawn('npm', ['start'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  const url = await new Promise((resolve, reject) => {
    npm.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /GraphQL +(http:\\S+)\\/graphql/.exec(output);
      if (found) resolve(found[1]);
    });
    npm.on('exit', () => reject(new Error(output)));
  });
  const { token } = await (await fetch(url + '/demo/token?as=officer')).json();
  const answer = await fetch(url + '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer ' + token },
    body: JSON.stringify({ query: process.argv[1] }),
  });
  console.log(await answer.text());
  process.kill(0, 'SIGTERM');
`;

describe('in production, where nothing is configured', () => {
  const production = { NODE_ENV: 'production' };

  it.each(['start', 'serve', 'serve all'])(
    'claimgraph %s refuses and lists every missing setting',
    async (words) => {
      const { code, output } = await run(words.split(' '), production);
      expect(code).toBe(1);
      const missing = [
        'DATABASE_URL',
        'TRADE_ISSUER',
        'TRADE_JWKS',
        'INTERNAL_ISSUER',
        'INTERNAL_JWKS',
        'ACCOUNT_KEY_SECRET',
        'CURSOR_SECRET',
        'SEACATS_URL',
        'SEACATS_USERNAME',
        'SEACATS_PASSWORD',
      ];
      const lines = missing.map((name) => `  ${name}: claimgraph serve all needs it\n`);
      expect(output).toBe(`claimgraph: the configuration is wrong:\n${lines.join('')}`);
    },
  );

  it('the demonstration makes no tokens', async () => {
    const ending = await run(['token', '--as', 'officer'], { ...production, ...dataIn('production') });
    const why = '  NODE_ENV: demonstration tokens are not made in production\n';
    expect(ending).toEqual({ code: 1, output: `claimgraph: the configuration is wrong:\n${why}` });
  });

  it('the mock of SEACATS does not run', async () => {
    const { code, output } = await run(['seacats-mock'], production);
    expect(code).toBe(1);
    expect(output).toMatch(/^The SEACATS mock does not run in production: /);
  });
});
