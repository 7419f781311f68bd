import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
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
  await mkdir(place.path);
  const lock = await lockDirectory(place.path);
  await symlink(place.path, `${place.path}-too`);
  await expect(lockDirectory(`${place.path}-too`)).rejects.toThrow('in use');
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

it('never takes over from another machine that touched its lock just now', async () => {
  await using place = await aPlace(JSON.stringify({ pid: 7, host: 'elsewhere', began: null }));
  await expect(lockDirectory(place.path)).rejects.toThrow('in use by process 7 on elsewhere');
});

it('takes over from another machine that fell silent', async () => {
  await using place = await aPlace(JSON.stringify({ pid: 7, host: 'elsewhere', began: null }));
  await utimes(`${place.path}.lock`, new Date(0), new Date(0));
  await (await lockDirectory(place.path)).release();
});

it('never takes over from a live process', async () => {
  const holder = spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 60000)']);
  await using place = await aPlace(JSON.stringify({ pid: holder.pid, began: null }));
  await expect(lockDirectory(place.path)).rejects.toThrow(`in use by process ${String(holder.pid)}`);
  holder.kill();
});
