import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileRefused } from './bad-row.ts';
import { anExtract } from './extracts.test-kit.ts';
import { openExtract } from './open-extract.ts';
import { readRows } from './read-rows.ts';

async function withFile<T>(content: string | Buffer, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-extract-'));
  try {
    const file = join(folder, 'extract.csv');
    await writeFile(file, content);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const refusalOf = async (content: string | Buffer): Promise<string> =>
  withFile(content, async (file) => {
    const refusal: unknown = await openExtract(file).catch((problem: unknown) => problem);
    return refusal instanceof FileRefused ? refusal.message : `not refused: ${String(refusal)}`;
  });

async function cellsOf(content: string | Buffer): Promise<readonly (readonly string[])[]> {
  return withFile(content, async (file) => {
    const rows = [];
    for await (const block of readRows(await openExtract(file))) rows.push(...block);
    return rows.map(({ cells }) => cells);
  });
}

const ports = anExtract('ports', ['1704,Atlanta,1704']);

describe('an extract', () => {
  it('says what it is before its first row', async () => {
    const content = anExtract('ports', [], { preamble: 'Data,SYNTHETIC\n"Run by","an office"' });
    expect(await withFile(content, openExtract)).toMatchObject({
      kind: 'ports',
      scope: 'FULL',
      asOf: '2026-01-15T06:00:00.000Z',
      encoding: 'utf-8',
      synthetic: true,
      headerLine: 6,
    });
  });

  it.each([
    ['with a mark of its order of bytes', `\ufeff${ports}`],
    ['with lines as Windows ends them', ports.replaceAll('\n', '\r\n')],
    ['with everything in quotes', ports.replace(/[^,\n]+/g, '"$&"')],
    [
      'with columns in another order',
      ports.replace(/Port Code,(.*),(.*)\n1704,(.*),(.*)/, '$1,$2,Port Code\n$3,$4,1704'),
    ],
    ['with columns without a name', ports.replace(/Enforcement Office/, '$&,,').replace(/1704,A.*/, '$&,,')],
    [
      'with pages that repeat the title and the header',
      `${ports}\nReport,Ports\n,,\n${ports.split('\n')[4]}\n`,
    ],
  ])('is read %s', async (_, content) => {
    const [cells, ...others] = await cellsOf(content);
    expect([...(cells ?? [])].filter((cell) => cell !== '').sort()).toEqual(['1704', '1704', 'Atlanta']);
    expect(others).toEqual([]);
  });

  it.each(['ISO-8859-1', 'windows-1252'])('is read in %s when it says so', async (encoding) => {
    const content = anExtract('ports', ['0101,Peña,'], { preamble: `Encoding,${encoding}` });
    expect(await cellsOf(Buffer.from(content, 'latin1'))).toEqual([['0101', 'Peña', '']]);
  });

  it.each([
    ['that is empty', '', 'the file is empty'],
    ['in UTF-16', Buffer.from(`\ufeff${ports}`, 'utf16le'), 'UTF-16'],
    [
      'in an encoding that nobody knows',
      anExtract('ports', [], { preamble: 'Encoding,EBCDIC' }),
      'line Encoding',
    ],
    [
      'in another encoding than it says',
      Buffer.from(anExtract('ports', ['0101,ñ,', '0102,ñ,', '0103,ñ,']), 'latin1'),
      'the file is not UTF-8',
    ],
    ['of a kind that nobody knows', ports.replace('Ports', 'Payroll'), 'its line Report names none of Ports'],
    ['of neither scope', ports.replace('FULL', 'SOME'), 'neither FULL nor DELTA'],
    ['of no moment', ports.replace('2026-01-15T06:00:00Z', 'yesterday'), 'its line As Of'],
    ['without a header', 'Report,Ports\nExtract,FULL\n', 'no header'],
    ['that lacks a column', ports.replace(',Enforcement Office', ''), 'it lacks Enforcement Office'],
    [
      'that lacks one of many columns',
      anExtract('accounts', []).replace(',Businesses', ''),
      'it lacks Businesses',
    ],
    ['with a column too many', ports.replace('Office', 'Office,Phone'), 'it has 1 unknown'],
    ['with a column twice', ports.replace('Office', 'Office,Name'), 'it has Name more than once'],
    ['that is a DELTA without actions', ports.replace('FULL', 'DELTA'), 'it lacks Action'],
    ['that is FULL with actions', ports.replace('Port Code', 'Action,Port Code'), 'it has 1 unknown'],
  ])('%s is refused whole', async (_, content, reason) => {
    expect(await refusalOf(content)).toContain(reason);
  });

  it('without a header is refused without a word of its rows', async () => {
    const content = anExtract('accounts', ['ACE1,Sub,,123-45-6789,Person,,']).replace(
      /Account Number.*\n/,
      '',
    );
    expect(await refusalOf(content)).not.toContain('6789');
  });
});
