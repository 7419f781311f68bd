import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, inject, it, vi } from 'vitest';
import { personaNamed } from '#gateway/demo/personas.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { startClaimgraph, startProcess } from '#tests/rig.ts';
import { askWithToken } from './running-program.ts';

// These start programs from their sources, beside whatever else this machine tests.
vi.setConfig({ testTimeout: 120_000 });

const postgresAdminUrl = inject('postgresAdminUrl');
const query = '{ enforcementCase(caseNumber: "20161704200292-01") { kind account { name } } }';
const whole = {
  data: { enforcementCase: { kind: 'LIQUIDATED_DAMAGES', account: { name: 'MDT Armor' } } },
};

/** A port that is free now, so that a process can be started twice at one address. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

describe.skipIf(postgresAdminUrl === null)('two processes of a subgraph', () => {
  it('are restarted one after the other, and no request fails', async () => {
    await using rig = await startClaimgraph({ postgresAdminUrl });
    await using lifecycle = createLifecycle();
    const start = async (PORT: string) => {
      const own = createLifecycle();
      const url = await startProcess(['serve', 'accounts'], { ...rig.settings, PORT }, own);
      lifecycle.opened(own, () => own.close());
      return { url, stop: () => own.close() };
    };
    const ports = [await freePort(), await freePort()];
    const accounts = await Promise.all(ports.map(start));
    const ACCOUNTS_URL = accounts.map(({ url }) => url).join(',');
    const gateway = await startProcess(['serve', 'all'], { ...rig.settings, ACCOUNTS_URL }, lifecycle);
    const token = await rig.identity.tokenFor(personaNamed('importer'));

    const stop = new AbortController();
    const answers: unknown[] = [];
    const askers = Array.from({ length: 4 }, async () => {
      while (!stop.signal.aborted) answers.push((await askWithToken(gateway, token, query)).body);
    });
    for (const [place, port] of ports.entries()) {
      const before = answers.length;
      await accounts[place]?.stop();
      await start(port);
      await vi.waitUntil(() => answers.length > before + 20, { timeout: 20_000 });
    }
    stop.abort();
    await Promise.all(askers);
    expect(answers.filter((answer) => JSON.stringify(answer) !== JSON.stringify(whole))).toEqual([]);
  });
});

describe('a process that is told to stop', () => {
  it('says at /readyz that it will, and answers until then', async () => {
    await using rig = await startClaimgraph();
    await using lifecycle = createLifecycle();
    const url = await startProcess(
      ['serve', 'all'],
      { ...rig.settings, DATA_DIRECTORY: `${rig.settings['DATA_DIRECTORY']}/other`, DRAIN_NOTICE_MS: '1500' },
      lifecycle,
    );
    const token = await rig.identity.tokenFor(personaNamed('officer'));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    const ended = lifecycle.close();
    await vi.waitUntil(async () => (await fetch(`${url}/readyz`)).status === 503, { interval: 50 });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'not ready' });
    const answer = await askWithToken(url, token, '{ viewer { name } }');
    expect(answer).toMatchObject({ status: 200, body: { data: { viewer: { name: 'FP&F officer' } } } });
    await ended;
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  });
});
