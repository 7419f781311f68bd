import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aSeacatsMock, askedBySoap, askedFor } from './a-seacats-call.ts';
import { publishedCaseNumbers } from './published-case-numbers.ts';
import { fileOfThisRoom } from './room.ts';

const mdtArmor = '20161704200292-01';

describe('the SEACATS mock', () => {
  it('answers a real SOAP client with a published case', async () => {
    await using seacats = await aSeacatsMock();
    const { answer } = await askedBySoap(seacats.url, [mdtArmor]);
    expect(answer).toMatchObject({
      RQST_ID: 'request-1',
      CASE_REC: [
        {
          CASE_NBR: mdtArmor,
          CASE_TYP_CD: 'LD',
          CASE_STAT_CD: 'UR',
          IMPR_NBR: '00-000000100',
          SRTY_CD: '999',
          VIOL: [{ STAT_CD: '19USC1623', CITE_TXT: '19 USC 1623' }],
          PRTY: [
            { PRTY_ROLE_CD: 'PRN', PRTY_NM: 'MDT Armor' },
            { PRTY_ROLE_CD: 'SRT', PRTY_NM: 'Surety A' },
            { PRTY_ROLE_CD: 'BRK', PRTY_NM: 'Panmet' },
          ],
        },
      ],
    });
  });

  it('answers the records in the order asked, each once, and then the numbers that no case has', async () => {
    await using seacats = await aSeacatsMock();
    const { text } = await askedFor(
      seacats.url,
      '20201704000007-01',
      '19990001000001-01',
      mdtArmor,
      mdtArmor,
    );
    expect(
      [...text.matchAll(/<(CASE_NBR|NOT_FND_NBR)>([^<]+)/g)].map(([, name, number]) => [name, number]),
    ).toEqual([
      ['CASE_NBR', '20201704000007-01'],
      ['CASE_NBR', mdtArmor],
      ['NOT_FND_NBR', '19990001000001-01'],
    ]);
  });

  it('answers 100 numbers in one call, counts it and remembers what was asked', async () => {
    await using seacats = await aSeacatsMock();
    const numbers = Array.from({ length: 100 }, (_, j) => `20201704${String(j).padStart(6, '0')}-01`);
    const { text } = await askedFor(seacats.url, ...numbers);
    expect(text.match(/<CASE_REC>/g)).toHaveLength(100);
    expect(seacats.calls).toEqual([numbers]);
  });

  it('answers the same question with the same bytes', async () => {
    await using seacats = await aSeacatsMock();
    await using another = await aSeacatsMock();
    const first = await askedFor(seacats.url, ...publishedCaseNumbers, '20201704000001-01');
    const again = await askedFor(seacats.url, ...publishedCaseNumbers, '20201704000001-01');
    const elsewhere = await askedFor(another.url, ...publishedCaseNumbers, '20201704000001-01');
    expect(again.bytes.equals(first.bytes) && elsewhere.bytes.equals(first.bytes)).toBe(true);
  });

  it('knows every published case', async () => {
    await using seacats = await aSeacatsMock();
    const { text } = await askedFor(seacats.url, ...publishedCaseNumbers);
    expect(text).not.toContain('NOT_FND_NBR');
    expect(text.match(/<CASE_REC>/g)).toHaveLength(28);
  });

  it('makes as many cases as it is told, and takes a test’s own records', async () => {
    const own = { CASE_NBR: '20262704200123-01', REC_VER_NBR: '1', LAST_CHG_TS: '2026-01-01T00:00:00Z' };
    const codes = {
      CASE_TYP_CD: 'PN',
      CASE_STAT_CD: 'NI',
      OPEN_DT: null,
      IMPR_NBR: null,
      BOND_NBR: null,
      SRTY_CD: null,
    };
    const record = { ...own, ...codes, VIOL: [], AMTS: null, PRTY: [], SPLM: [] };
    await using seacats = await aSeacatsMock({ generatedCases: 3, records: [record] });
    const { text } = await askedFor(
      seacats.url,
      '20262704200123-01',
      '20201704000002-01',
      '20201704000003-01',
    );
    expect(text).toContain('<AMTS xsi:nil="true"/></CASE_REC>');
    expect(text).toContain('<CASE_NBR>20201704000002-01</CASE_NBR>');
    expect(text).toContain('<NOT_FND_NBR>20201704000003-01</NOT_FND_NBR>');
  });

  it('shows its WSDL, byte for byte', async () => {
    await using seacats = await aSeacatsMock();
    const shown = await (await fetch(`${seacats.url}?wsdl`)).text();
    expect(shown).toBe(readFileSync(fileOfThisRoom('seacats.wsdl'), 'utf8'));
  });

  it('says plainly that a port is taken', async () => {
    await using seacats = await aSeacatsMock();
    const port = Number(new URL(seacats.url).port);
    await expect(aSeacatsMock({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken.`);
    await expect(aSeacatsMock({ controlPort: port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken.`);
  });
});
