import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openExtract, type ExtractHead } from '#ace/open-extract.ts';
import { tellIngest } from './tell-ingest.ts';

const columns = 80;
const fileName = 'grants.csv';
let folder: string;
let head: ExtractHead;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimgraph-tell-'));
  await writeFile(
    join(folder, fileName),
    'Report,Ports\nExtract,FULL\nAs Of,2026-01-15T06:00:00Z\n\nPort Code,Name,Enforcement Office\n1704,Atlanta,\n',
  );
  head = await openExtract(join(folder, fileName));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A stream that is a terminal of so many columns, or none, and what was written to it. */
function aStream(width: number | null) {
  const written: string[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const terminal = width === null ? {} : { isTTY: true, columns: width };
  return {
    stream: Object.assign(stream, terminal),
    text: () => written.join(''),
    /** The lines that were drawn, each over the one before, and what came after the bar. */
    drawn: () =>
      written
        .join('')
        .split(/\u001b\[1G/)
        .slice(1)
        .map(stripVTControlCharacters),
  };
}

const loaded = { fileName, status: 'LOADED', rows: 4_000, quarantined: 3, withheld: null } as const;

describe('an ingest at a terminal', () => {
  it('shows a bar that grows in one line, and below it what became of the file', () => {
    const terminal = aStream(columns);
    const telling = tellIngest(terminal.stream);
    telling.began(head);
    vi.advanceTimersByTime(100);
    telling.progressed(0.25, 1_000);
    vi.advanceTimersByTime(100);
    telling.progressed(0.75, 3_000);
    vi.advanceTimersByTime(5_000);
    telling.ended(loaded);
    const bar = (filled: number) => `[${'='.repeat(filled)}${'-'.repeat(24 - filled)}]`;
    const drawn = terminal.drawn();
    expect([...drawn.slice(0, 3), drawn.at(-1)]).toEqual([
      `grants.csv ${bar(0)} 0 % | 0 rows | 0s`,
      `grants.csv ${bar(6)} 25 % | 1000 rows | 0s`,
      `grants.csv ${bar(18)} 75 % | 3000 rows | 0s`,
      `grants.csv ${bar(24)} 100 % | 4000 rows | 5s\ngrants.csv: 4000 rows, of which 3 in quarantine\n`,
    ]);
    expect(terminal.text().split('\n')).toHaveLength(3);
  });

  it('shows all there is to say in 80 columns, also of a large file', () => {
    const terminal = aStream(columns);
    const telling = tellIngest(terminal.stream);
    telling.began({ ...head, fileName: 'entry-summaries.csv' });
    vi.advanceTimersByTime(5_999_000);
    telling.ended({ ...loaded, rows: 1_000_000 });
    expect(terminal.drawn().at(-1)).toContain('100 % | 1000000 rows | 1h40m\n');
  });

  it('cuts the bar to the width of the terminal, and leaves the terminal’s own wrapping alone', () => {
    const terminal = aStream(24);
    const telling = tellIngest(terminal.stream);
    telling.began(head);
    telling.ended(loaded);
    const lines = terminal.drawn().map((frame) => frame.split('\n')[0] ?? '');
    expect(lines.map((line) => line.length)).toEqual([24, 24]);
    // A program that is killed puts nothing back, so it must have changed nothing.
    expect(terminal.text()).not.toContain('\u001b[?');
  });

  it('stops drawing when the ingest fails, so that the program can end', () => {
    const terminal = aStream(columns);
    const telling = tellIngest(terminal.stream);
    telling.began(head);
    expect(vi.getTimerCount()).toBe(1);
    telling.stop();
    expect(vi.getTimerCount()).toBe(0);
    expect(terminal.text()).toMatch(/\n$/);
  });
});

describe('an ingest that writes to a file or to another program', () => {
  it('writes a line at every quarter and one at the end, without a bar', () => {
    const log = aStream(null);
    const telling = tellIngest(log.stream);
    telling.began(head);
    for (let percent = 0; percent <= 100; percent += 10) telling.progressed(percent / 100, percent * 40);
    telling.ended(loaded);
    telling.stop();
    expect(log.text()).toBe(
      'grants.csv: 25 %, 1200 rows\n' +
        'grants.csv: 50 %, 2000 rows\n' +
        'grants.csv: 75 %, 3200 rows\n' +
        'grants.csv: 4000 rows, of which 3 in quarantine\n',
    );
  });

  it('says of a file what a clerk has to see to', () => {
    const log = aStream(null);
    const telling = tellIngest(log.stream);
    telling.ended({ ...loaded, withheld: 'a reason' });
    telling.ended({ ...loaded, status: 'LOADED_BEFORE' });
    telling.ended({ fileName, status: 'REFUSED', reason: 'another' });
    expect(log.text()).toBe(
      'grants.csv: 4000 rows, of which 3 in quarantine; nothing was ended that it lacks: a reason\n' +
        'grants.csv: loaded before, 4000 rows\n' +
        'grants.csv: refused, another\n',
    );
  });
});
