import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  askDemonstration,
  runProgram,
  welcomedAt,
  type RunningProgram,
} from '#tests/journeys/running-program.ts';

// Each test starts a program, which may have to be built first.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const chaos = (...words: readonly string[]) => ['npm', 'run', 'chaos', '--', ...words];
const query =
  '{ enforcementCase(caseNumber: "20161704200292-01") { kind source { freshness } } viewer { name } }';
const known = (freshness: string) => ({
  data: { enforcementCase: { kind: 'LIQUIDATED_DAMAGES', source: { freshness } } },
});
const failed = (code: string) => ({ data: { enforcementCase: null }, errors: [{ extensions: { code } }] });

describe('npm run chaos', () => {
  let folder: string;
  let program: RunningProgram;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimgraph-chaos-'));
    program = runProgram(chaos('--seacats', 'down'), {
      settings: { PORT: '0', DATA_DIRECTORY: folder, REQUEST_DEADLINE_MS: '3000', CASE_FRESH_MS: '0' },
    });
    url = await program.said(welcomedAt);
  });
  afterAll(async () => {
    await program[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });
  const answer = async () => (await askDemonstration(url, 'officer', query)).body;
  const set = async (mode: string): Promise<void> => {
    program.tell(`seacats ${mode}`);
    await program.said(new RegExp(`^seacats is ${mode}$`, 'm'));
  };

  it('starts with SEACATS as it was told: down (fault-F2), which the graph says', async () => {
    expect(await answer()).toMatchObject(failed('SEACATS_UNAVAILABLE'));
  });

  it.each([
    ['cut:100', 'SEACATS_UNAVAILABLE'],
    ['reset:100', 'SEACATS_UNAVAILABLE'],
    ['garbage:50', 'SEACATS_UNAVAILABLE'],
    ['fault', 'SEACATS_UNAVAILABLE'],
    ['maintenance', 'SEACATS_UNAVAILABLE'],
  ])('sets %s by a line of input, and then the graph says %s', async (mode, code) => {
    await set(mode);
    expect(await answer()).toMatchObject(failed(code));
  });

  it('is asked again after some bad calls, and then the graph says SEACATS_RECORD_UNREADABLE', async () => {
    await set('unknown-code');
    await expect.poll(answer, { timeout: 30_000 }).toMatchObject(failed('SEACATS_RECORD_UNREADABLE'));
  });

  it('says what is wrong with a line, and changes nothing', async () => {
    program.tell('seacats sleepy');
    program.tell('redis down');
    expect(await program.said(/there is no mode "sleepy"; there are .*/)).toContain('half-open');
    expect(await program.said(/there is no redis; .*/)).toContain('there are seacats');
  });

  it('has the case again when SEACATS is back, and none of it is an error', async () => {
    await set('pass');
    await expect.poll(answer, { timeout: 30_000 }).toMatchObject(known('LIVE'));
    expect(await answer()).not.toHaveProperty('errors');
  });

  it('has the case all the same when SEACATS hangs, and says that it is not fresh (fault-F1)', async () => {
    await set('hang');
    expect(await answer()).toMatchObject(known('STALE'));
    expect(await answer()).not.toHaveProperty('errors');
  });

  it('stops all it started at Ctrl-C', async () => {
    program.interrupt();
    await program.ended;
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
  });
});

describe('npm run chaos -- --target', () => {
  it('stands before any address, and starts nothing else', async () => {
    const server = createServer((_request, response) => void response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await using program = runProgram(chaos('--target', target, '--mode', 'down'));
    const proxy = `http://${await program.said(/is reached by (\S+)/)}/`;
    await program.said(/target is down/);
    await expect(fetch(proxy)).rejects.toThrow('fetch failed');
    program.tell('target pass');
    await program.said(/target is pass/);
    expect(await (await fetch(proxy)).text()).toBe('here');
    server.closeAllConnections();
    server.close();
  });

  it.each([
    [['--help'], 0, 'Usage: npm run chaos'],
    [['--seacats', 'sleepy'], 1, 'there is no mode "sleepy"'],
    [['--target', 'nowhere'], 1, '--target expects host:port, not "nowhere"'],
    [['--mode', 'down'], 1, '--mode is of a --target'],
    [['--redis', 'down'], 1, '--redis needs REDIS_URL'],
    [['--colour'], 1, '--colour'],
  ])('answers %j with %i and a word about it', async (words, code, said) => {
    const { code: ended, output } = await runProgram(chaos(...words)).ended;
    expect({ ended, output }).toEqual({ ended: code, output: expect.stringContaining(said) as string });
    expect(output).not.toMatch(/\n\s+at /);
  });
});
