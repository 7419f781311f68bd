import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAceExtracts } from './run-ace-extracts.ts';

async function ran(argv: readonly string[], environment = {}) {
  const lines: string[] = [];
  const code = await runAceExtracts(argv, { environment, print: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
}

describe('npm run ace-extracts', () => {
  it('writes the extracts, and says how many rows each has and where the bad ones are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ace extracts-'));
    try {
      const { code, text } = await ran(['--out', folder, '--accounts', '30', '--bad-rows']);
      expect(code).toBe(0);
      expect(text).toMatch(/^accounts\.csv +33 rows$/m);
      expect(text).toMatch(/^ {2}line \d+: a wrong check digit$/m);
      expect((await readdir(folder)).every((name) => name.endsWith('.csv'))).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    [[], '--out is missing'],
    [['--out', '/tmp/x', '--accounts', '0'], '--accounts expects a whole number from 1 to 1000000, not "0".'],
    [['--out', '/tmp/x', '--delta', '--bad-rows'], 'in full extracts only'],
    [['--help'], 'Usage: npm run ace-extracts'],
    [['--colour'], '--colour'],
  ])('says what was wrong with %j', async (argv, words) => {
    const { code, text } = await ran(argv);
    expect(code).toBe(1);
    expect(text).toContain(words);
  });

  it('does not run in production', async () => {
    const { code, text } = await ran(['--out', '/tmp/x'], { NODE_ENV: 'production' });
    expect(code).toBe(1);
    expect(text).toContain('not written in production');
  });
});
