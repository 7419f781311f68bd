import { describe, expect, it } from 'vitest';
import { aSeacatsMock, askedBySoap, askedFor } from './a-seacats-call.ts';
import { accentedName } from './get-cases.ts';

const mdtArmor = '20161704200292-01';
const generated = '20201704000001-01';

describe('a mode of the SEACATS mock', () => {
  it('slow: answers late, and a closing mock does not wait for it', async () => {
    const seacats = await aSeacatsMock();
    const began = performance.now();
    seacats.setMode('GetCases', { mode: 'slow', ms: 60, times: 1 });
    const { status } = await askedFor(seacats.url, mdtArmor);
    expect(status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(55);
    seacats.setMode('GetCases', { mode: 'slow', ms: 600_000 });
    const never = expect(askedFor(seacats.url, mdtArmor)).rejects.toThrow();
    await expect.poll(() => seacats.calls.length).toBe(2);
    await seacats[Symbol.asyncDispose]();
    await never;
  });

  it('fault: answers with the Fault, which a real client throws', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'fault', code: 'SYS-001', retryAfterSeconds: 30 });
    const { status, text } = await askedFor(seacats.url, mdtArmor);
    expect(status).toBe(500);
    expect(text).toContain('<soap:Fault><faultcode>soap:Server</faultcode><faultstring>System not available');
    expect(text).toContain(
      '<FLT_CD>SYS-001</FLT_CD><FLT_TXT>System not available</FLT_TXT><RETRY_AFT_SEC>30<',
    );
    await expect(askedBySoap(seacats.url, [mdtArmor])).rejects.toThrow(/System not available/);
  });

  it('fault: may use words and an HTTP status of the test’s own', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'fault', code: 'DB2-911', text: 'SQLCODE <-911>', httpStatus: 200 });
    const { status, text } = await askedFor(seacats.url, mdtArmor);
    expect(status).toBe(200);
    expect(text).toContain('<FLT_CD>DB2-911</FLT_CD><FLT_TXT>SQLCODE &lt;-911&gt;</FLT_TXT>');
  });

  it('truncated: sends the first bytes of the true answer', async () => {
    await using seacats = await aSeacatsMock();
    const whole = await askedFor(seacats.url, mdtArmor);
    seacats.setMode('GetCases', { mode: 'truncated', at: 700, times: 1 });
    const cut = await askedFor(seacats.url, mdtArmor);
    expect(cut.bytes.equals(whole.bytes.subarray(0, 700))).toBe(true);
    seacats.setMode('GetCases', { mode: 'truncated' });
    const half = await askedFor(seacats.url, mdtArmor);
    expect(half.bytes.equals(whole.bytes.subarray(0, Math.floor(whole.bytes.length / 2)))).toBe(true);
  });

  it.each(['UTF-8', 'ISO-8859-1'] as const)(
    'wrong-charset: sends ISO-8859-1 bytes declared as %s',
    async (declared) => {
      await using seacats = await aSeacatsMock();
      seacats.setMode('GetCases', { mode: 'wrong-charset', declared });
      const { contentType, bytes } = await askedFor(seacats.url, mdtArmor);
      expect(contentType).toBe(`text/xml; charset=${declared}`);
      expect(bytes.toString('latin1')).toContain(`<?xml version="1.0" encoding="${declared}"?>`);
      expect(bytes.toString('latin1')).toContain(`<PRTY_NM>${accentedName} `);
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    },
  );

  it('another-case: answers a number with the record of a case that nobody asked for', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'another-case', caseNumber: generated });
    const { text } = await askedFor(seacats.url, mdtArmor, generated);
    expect([...text.matchAll(/<CASE_NBR>([^<]+)/g)].map(([, number]) => number)).toEqual([
      mdtArmor,
      '19819901200002-01',
    ]);
  });

  it('another-case: answers a number that nobody has like one that is a case', async () => {
    await using seacats = await aSeacatsMock();
    const nobodys = '20991704999999-01';
    seacats.setMode('GetCases', { mode: 'another-case', caseNumber: nobodys });
    const named = await askedFor(seacats.url, mdtArmor, nobodys);
    seacats.setMode('GetCases', { mode: 'another-case', caseNumber: generated });
    const existing = await askedFor(seacats.url, mdtArmor, generated);
    expect(named.text).toBe(existing.text);
    expect(named.text).not.toContain('NOT_FND_NBR');
    seacats.setMode('GetCases', { mode: 'another-case' });
    const first = await askedFor(seacats.url, nobodys, mdtArmor);
    expect([...first.text.matchAll(/<CASE_NBR>([^<]+)/g)].map(([, number]) => number)).toEqual([
      '19819901200002-01',
      mdtArmor,
    ]);
  });

  it('rate-limit: answers so many calls a window and then says when to come back', async () => {
    let now = new Date();
    await using seacats = await aSeacatsMock({ clock: () => now });
    seacats.setMode('GetCases', { mode: 'rate-limit', calls: 2, windowMs: 20_000 });
    const statuses = [await askedFor(seacats.url, mdtArmor), await askedFor(seacats.url, mdtArmor)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200]);
    now = new Date(now.getTime() + 5_000);
    const refused = await askedFor(seacats.url, mdtArmor);
    expect(refused.text).toContain('<FLT_CD>CAP-001</FLT_CD>');
    expect(refused.text).toContain('<RETRY_AFT_SEC>15</RETRY_AFT_SEC>');
    now = new Date(now.getTime() + 15_000);
    expect((await askedFor(seacats.url, mdtArmor)).status).toBe(200);
  });

  it('empty: answers 200 with nothing', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'empty' });
    expect(await askedFor(seacats.url, mdtArmor)).toMatchObject({ status: 200, text: '' });
  });

  it('maintenance: answers 200 with a page', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'maintenance' });
    const { status, contentType, text } = await askedFor(seacats.url, mdtArmor);
    expect([status, contentType]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('<title>Maintenance</title>');
  });

  it('unknown-code: spoils one record and leaves the others', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'unknown-code', caseNumber: generated });
    const { text } = await askedFor(seacats.url, mdtArmor, generated);
    expect([...text.matchAll(/<CASE_STAT_CD>([^<]+)/g)].map(([, code]) => code)).toEqual(['UR', 'ZZ']);
  });

  it('unreadable-parties: sends an importer number of no known format', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'unreadable-parties' });
    const { text } = await askedFor(seacats.url, mdtArmor, generated);
    expect(text.match(/<IMPR_NBR>XX-XXXXXXXXX<\/IMPR_NBR>/g)).toHaveLength(1);
  });

  it('down: cuts the connection, and the call is counted', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'down' });
    await expect(askedFor(seacats.url, mdtArmor)).rejects.toThrow('fetch failed');
    expect(seacats.calls).toEqual([[mdtArmor]]);
  });

  it('ends by itself after the calls it was set for', async () => {
    await using seacats = await aSeacatsMock();
    seacats.setMode('GetCases', { mode: 'empty', times: 2 });
    const answers = [];
    for (const _ of [1, 2, 3]) answers.push((await askedFor(seacats.url, mdtArmor)).bytes.length > 0);
    expect(answers).toEqual([false, false, true]);
  });
});
