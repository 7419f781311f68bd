import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { seacatsOperations } from './modes.ts';
import { aSeacatsMock, askedFor } from './a-seacats-call.ts';

const mdtArmor = '20161704200292-01';
const json = { 'content-type': 'application/json' };
const told = (url: string, path: string, body: unknown, headers: Record<string, string> = json) =>
  fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });

const normal = Object.fromEntries(seacatsOperations.map((operation) => [operation, { mode: 'normal' }]));

describe('the control address', () => {
  it('sets a mode, counts the calls and forgets both', async () => {
    await using seacats = await aSeacatsMock();
    const set = await told(seacats.controlUrl, '/modes', {
      operation: 'GetCases',
      setting: { mode: 'empty' },
    });
    expect(await set.json()).toEqual({ ...normal, GetCases: { mode: 'empty' } });
    expect((await askedFor(seacats.url, mdtArmor)).text).toBe('');
    const calls = await fetch(`${seacats.controlUrl}/calls`);
    expect(await calls.json()).toEqual({
      GetCases: { count: 1, caseNumbers: [[mdtArmor]] },
      counts: { GetCases: 1, ListCaseChanges: 0, SearchCases: 0, DigestCases: 0 },
    });
    const reset = await told(seacats.controlUrl, '/reset', {});
    expect(await reset.json()).toEqual(normal);
    expect(seacats.calls).toEqual([]);
    expect((await askedFor(seacats.url, mdtArmor)).status).toBe(200);
  });

  it('shows the modes as they stand', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'slow', ms: 5 });
    const modes = await fetch(`${seacats.controlUrl}/modes`);
    expect(await modes.json()).toEqual({ ...normal, GetCases: { mode: 'slow', ms: 5 } });
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

  it('changes, adds and removes cases, and says when there is no such case', async () => {
    await using seacats = await aSeacatsMock();
    const added = '20161704200292-02';
    const status = async (path: string, body: object) => (await told(seacats.controlUrl, path, body)).status;
    expect(await status('/cases/change', { caseNumber: mdtArmor, fields: { CASE_STAT_CD: 'CL' } })).toBe(200);
    expect((await askedFor(seacats.url, mdtArmor)).text).toContain('<CASE_STAT_CD>CL</CASE_STAT_CD>');
    expect(await status('/cases/add', { caseNumber: added, like: mdtArmor })).toBe(200);
    expect((await askedFor(seacats.url, added)).text).toContain(`<CASE_NBR>${added}</CASE_NBR>`);
    expect(await status('/cases/add', { caseNumber: added, like: mdtArmor })).toBe(404);
    expect(await status('/cases/remove', { caseNumber: added })).toBe(200);
    expect((await askedFor(seacats.url, added)).text).toContain('NOT_FND_NBR');
    expect(await status('/cases/remove', { caseNumber: added })).toBe(404);
    expect(await status('/cases/change', { caseNumber: mdtArmor, fields: { CASE_NBR: added } })).toBe(400);
    expect(await status('/feed/forget', {})).toBe(200);
  });

  it('says what it answers to', async () => {
    await using seacats = await aSeacatsMock();
    const lost = await fetch(`${seacats.controlUrl}/`);
    expect(lost.status).toBe(404);
  });
});
