import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { maxRecordBytes, readRecords, type Encoding } from './records.ts';

async function recordsOf(content: string | Buffer, encoding: Encoding = 'utf-8') {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-records-'));
  try {
    const file = join(folder, 'extract.csv');
    await writeFile(file, content);
    const records = [];
    for await (const block of readRecords(file, encoding)) records.push(...block);
    return records.map(({ line, text, fault }) => [line, text, fault]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const unclosed = 'a quotation mark opens in this row and never closes';
const misplaced = 'a quotation mark stands where none may; one inside quotes is written twice';

describe('the records of a file', () => {
  it('are its lines, whatever they end in, without those that are blank', async () => {
    expect(await recordsOf('a,b\r\n\r\n1,2\n \n3,4')).toEqual([
      [1, 'a,b', null],
      [3, '1,2', null],
      [5, '3,4', null],
    ]);
  });

  it('hold line breaks, commas and quotation marks inside quotes', async () => {
    expect(await recordsOf('a,"b\r\nc, ""d"" "\n1,"",""\n')).toEqual([
      [1, 'a,"b\nc, ""d"" "', null],
      [3, '1,"",""', null],
    ]);
  });

  it('lose only the row in which a quotation mark never closes, when later rows have quotes', async () => {
    expect(await recordsOf('1,"Acme\n2,Bolt\n3,"Nut, Inc"\n4,"",x\n')).toEqual([
      [1, '1,"Acme', unclosed],
      [2, '2,Bolt', null],
      [3, '3,"Nut, Inc"', null],
      [4, '4,"",x', null],
    ]);
  });

  it('lose only that row when no later row has quotes, to the end of the file or for a hundred lines', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `${index},x`);
    expect(await recordsOf('1,"Acme\n2,Bolt\n')).toEqual([
      [1, '1,"Acme', unclosed],
      [2, '2,Bolt', null],
    ]);
    const records = await recordsOf(['0,"Acme', ...many].join('\n'));
    expect(records.filter(([, , fault]) => fault !== null)).toEqual([[1, '0,"Acme', unclosed]]);
    expect(records).toHaveLength(101);
  });

  it('lose only the row in which a quotation mark is misplaced', async () => {
    expect(await recordsOf('1,A"c"me\n2,"A"b,c\n3,x\n')).toEqual([
      [1, '1,A"c"me', misplaced],
      [2, '2,"A"b,c', misplaced],
      [3, '3,x', null],
    ]);
  });

  it('lose only a row of 10 MB, of which they hold the beginning', async () => {
    const records = await recordsOf(
      `1,x\n2,${'y'.repeat(10_000_000)}\n3,z\n${'4'.repeat(maxRecordBytes + 1)}`,
    );
    expect(records.map(([line, text, fault]) => [line, String(text).length, fault])).toEqual([
      [1, 3, null],
      [2, 200, 'the row is longer than 64 KB'],
      [3, 3, null],
      [4, 200, 'the row is longer than 64 KB'],
    ]);
  });

  it('lose only the rows that are not in the encoding of the file', async () => {
    const mixed = Buffer.concat([
      Buffer.from('1,Peña\n'),
      Buffer.from('2,Peña\n', 'latin1'),
      Buffer.from('3,x\n'),
    ]);
    expect((await recordsOf(mixed)).map(([line, , fault]) => [line, fault === null])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
  });

  it('are read as windows-1252 when they are', async () => {
    expect(await recordsOf(Buffer.from([0x31, 0x2c, 0xf1, 0x80]), 'windows-1252')).toEqual([
      [1, '1,ñ€', null],
    ]);
  });
});
