import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { Lifecycle } from '#kernel/lifecycle.ts';
import { packageRoot } from '#kernel/package-root.ts';

/** Whether nginx is installed, from `PATH` or where Debian puts it. */
export const nginx = ['nginx', '/usr/sbin/nginx'].find(
  (path) => spawnSync(path, ['-v'], { stdio: 'ignore' }).status === 0,
);

/** Starts nginx on our own `deploy/nginx.conf`, before gateways on this machine, and gives its address. */
export async function startBalancer(
  port: number,
  gatewayPorts: readonly number[],
  lifecycle: Lifecycle,
): Promise<string> {
  if (nginx === undefined) throw new Error('nginx is missing: apt-get install nginx-light');
  const folder = await mkdtemp(join(tmpdir(), 'claimgraph-nginx-'));
  lifecycle.opened(folder, () => rm(folder, { recursive: true, force: true }));
  const shipped = await readFile(join(packageRoot, 'deploy', 'nginx.conf'), 'utf8');
  const here = gatewayPorts.reduce(
    (text, gatewayPort, place) => text.replace(`gateway-${place + 1}:4000`, `127.0.0.1:${gatewayPort}`),
    shipped.replace('listen 4000;', `listen 127.0.0.1:${port};`),
  );
  const places = `pid ${folder}/nginx.pid;\nerror_log ${folder}/error.log;\ndaemon off;\n`;
  await writeFile(join(folder, 'nginx.conf'), places + here);
  const child = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  lifecycle.opened(child, async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGQUIT');
    await once(child, 'exit');
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(`${url}/livez`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return url;
    await after(50);
  }
  throw new Error('nginx did not begin to answer');
}
