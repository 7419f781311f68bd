import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockDirectory } from './directory-lock.ts';

async function aPlace(lockFile?: string): Promise<{ path: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-lock-'));
  const path = join(folder, 'postgres');
  if (lockFile !== undefined) await writeFile(`${path}.lock`, lockFile);
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

it('gives a directory to one holder at a time', async () => {
  await using place = await aPlace();
  const lock = await lockDirectory(place.path);
  await expect(lockDirectory(place.path)).rejects.toThrow(`in use by process ${String(process.pid)}`);
  await lock.release();
  await (await lockDirectory(place.path)).release();
});

it('knows a directory by all of its names', async () => {
  await using place = await aPlace();
  const lock = await lockDirectory(place.path);
  await expect(lockDirectory(join(place.path, '..', 'postgres', '.'))).rejects.toThrow('in use');
  await lock.release();
});

it('takes over from a process that is dead', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await using place = await aPlace(JSON.stringify({ pid, began: null }));
  await (await lockDirectory(place.path)).release();
});

it('takes over from a process whose number another process has now', async () => {
  await using place = await aPlace(JSON.stringify({ pid: process.pid, began: 'before the last restart' }));
  await (await lockDirectory(place.path)).release();
});

it('takes over a file that its writer did not live to finish', async () => {
  await using place = await aPlace('{"pid":');
  await (await lockDirectory(place.path)).release();
});

it('never takes over from a live process', async () => {
  const holder = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60000)']);
  await using place = await aPlace(JSON.stringify({ pid: holder.pid, began: null }));
  await expect(lockDirectory(place.path)).rejects.toThrow(`in use by process ${String(holder.pid)}`);
  holder.kill();
});
