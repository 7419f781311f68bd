import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { aSeacatsMock, askedFor } from './a-seacats-call.ts';

const mdtArmor = '20161704200292-01';
const json = { 'content-type': 'application/json' };
const told = (url: string, path: string, body: unknown, headers: Record<string, string> = json) =>
  fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });

describe('the control address', () => {
  it('sets a mode, counts the calls and forgets both', async () => {
    await using seacats = await aSeacatsMock();
    const set = await told(seacats.controlUrl, '/modes', {
      operation: 'GetCases',
      setting: { mode: 'empty' },
    });
    expect(await set.json()).toEqual({ GetCases: { mode: 'empty' } });
    expect((await askedFor(seacats.url, mdtArmor)).text).toBe('');
    const calls = await fetch(`${seacats.controlUrl}/calls`);
    expect(await calls.json()).toEqual({ GetCases: { count: 1, caseNumbers: [[mdtArmor]] } });
    const reset = await told(seacats.controlUrl, '/reset', {});
    expect(await reset.json()).toEqual({ GetCases: { mode: 'normal' } });
    expect(seacats.calls).toEqual([]);
    expect((await askedFor(seacats.url, mdtArmor)).status).toBe(200);
  });

  it('shows the modes as they stand', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'slow', ms: 5 });
    const modes = await fetch(`${seacats.controlUrl}/modes`);
    expect(await modes.json()).toEqual({ GetCases: { mode: 'slow', ms: 5 } });
  });

  it.each([
    [{ operation: 'GetCases', setting: { mode: 'sideways' } }],
    [{ operation: 'IssueNotice', setting: { mode: 'normal' } }],
    [{ operation: 'GetCases', setting: { mode: 'slow' } }],
    [{ operation: 'GetCases', setting: { mode: 'empty', times: 0 } }],
    ['x'.repeat(20_000)],
  ])('refuses a setting that it does not know', async (body) => {
    await using seacats = await aSeacatsMock();
    expect((await told(seacats.controlUrl, '/modes', body)).status).toBe(400);
  });

  it('refuses a web page: another content type, another host name', async () => {
    await using seacats = await aSeacatsMock();
    const plain = await told(seacats.controlUrl, '/reset', {}, { 'content-type': 'text/plain' });
    expect(plain.status).toBe(415);
    const status = await new Promise((resolve) => {
      request(`${seacats.controlUrl}/calls`, { headers: { host: 'rebound.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  it('says what it answers to', async () => {
    await using seacats = await aSeacatsMock();
    const lost = await fetch(`${seacats.controlUrl}/`);
    expect(lost.status).toBe(404);
  });
});
