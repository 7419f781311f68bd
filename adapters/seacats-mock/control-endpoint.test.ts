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
    expect(await set.json()).toMatchObject({ GetCases: { mode: 'empty' }, DigestCases: { mode: 'normal' } });
    expect((await askedFor(seacats.url, mdtArmor)).text).toBe('');
    const calls = await fetch(`${seacats.controlUrl}/calls`);
    expect(await calls.json()).toEqual({
      GetCases: { count: 1, caseNumbers: [[mdtArmor]] },
      ListCaseChanges: { count: 0 },
      SearchCases: { count: 0 },
      DigestCases: { count: 0 },
    });
    const reset = await told(seacats.controlUrl, '/reset', {});
    expect(await reset.json()).toMatchObject({ GetCases: { mode: 'normal' } });
    expect(seacats.calls).toEqual([]);
    expect((await askedFor(seacats.url, mdtArmor)).status).toBe(200);
  });

  it('shows the modes as they stand', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'slow', ms: 5 });
    const modes = await fetch(`${seacats.controlUrl}/modes`);
    expect(await modes.json()).toMatchObject({ GetCases: { mode: 'slow', ms: 5 } });
  });

  it.each([
    [{ operation: 'GetCases', setting: { mode: 'sideways' } }],
    [{ operation: 'IssueNotice', setting: { mode: 'normal' } }],
    [{ operation: 'GetCases', setting: { mode: 'slow' } }],
    [{ operation: 'DigestCases', setting: { mode: 'unknown-code' } }],
    [{ operation: 'GetCases', setting: { mode: 'empty', times: 0 } }],
    ['x'.repeat(20_000)],
  ])('refuses a setting that it does not know', async (body) => {
    await using seacats = await aSeacatsMock();
    expect((await told(seacats.controlUrl, '/modes', body)).status).toBe(400);
  });

  it('changes, adds and removes a case, each of them a version higher than before', async () => {
    await using seacats = await aSeacatsMock();
    const caseNumber = '20201704000001-01';
    const order = async (what: string, body: object) =>
      (await told(seacats.controlUrl, `/cases/${what}`, { caseNumber, ...body })).status;
    const version = async () =>
      /<REC_VER_NBR>(\d+)</.exec((await askedFor(seacats.url, caseNumber)).text)?.[1];
    expect(await version()).toBe('2');
    expect(await order('add', {})).toBe(409);
    expect(await order('change', { fields: { CASE_STAT_CD: 'CL', AMTS: { ASSESSED_AMT: '1.50' } } })).toBe(
      200,
    );
    expect((await askedFor(seacats.url, caseNumber)).text).toMatch(
      /<REC_VER_NBR>3<.*<CASE_STAT_CD>CL<.*<ASSESSED_AMT>1.50</,
    );
    expect(await order('remove', {})).toBe(200);
    expect(await version()).toBeUndefined();
    expect(await order('remove', {})).toBe(404);
    expect(await order('change', { fields: {} })).toBe(404);
    expect(await order('add', { fields: { IMPR_NBR: '12-345678900' } })).toBe(200);
    expect(await version()).toBe('5');
  });

  it.each([
    ['change', { caseNumber: 'x', fields: {} }],
    ['change', { caseNumber: mdtArmor }],
    ['change', { caseNumber: mdtArmor, fields: { REC_VER_NBR: '1' } }],
    ['add', { caseNumber: mdtArmor, fields: { AMTS: { ASSESSED_AMT: 'much' } } }],
    ['remove', 'not JSON of a case'],
  ])('refuses an order to %s a case that it does not understand', async (what, body) => {
    await using seacats = await aSeacatsMock();
    expect((await told(seacats.controlUrl, `/cases/${what}`, body)).status).toBe(400);
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
