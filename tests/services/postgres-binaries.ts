import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** The oldest PostgreSQL that our SQL is written for. */
export const oldestPostgres = 15;

/** Where Debian, Red Hat and Homebrew keep the servers that they do not put on PATH. */
const versionedFolders = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr'];

function foldersOfVersions(): string[] {
  return versionedFolders
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => ({ parent, name })))
    .filter(
      ({ parent, name }) =>
        /^(postgresql@|pgsql-)?\d+(\.\d+)?$/.test(name) && existsSync(join(parent, name, 'bin')),
    )
    .sort((a, b) => Number(b.name.replace(/^\D+/, '')) - Number(a.name.replace(/^\D+/, '')))
    .map(({ parent, name }) => join(parent, name, 'bin'));
}

function majorVersionOf(initdb: string): number {
  const answer = execFileSync(initdb, ['--version'], { encoding: 'utf8' });
  return Number(/\) (\d+)/.exec(answer)?.[1] ?? 0);
}

/** The folder that holds `initdb` and `postgres` in a version we can use: from PATH, else the newest installed; null when there is none. */
export function postgresBinaries(): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
    ...foldersOfVersions(),
  ];
  for (const folder of folders) {
    const initdb = join(folder, 'initdb');
    if (!existsSync(initdb)) continue;
    // PATH may hold only a link to initdb; `postgres` stands beside the file itself.
    const home = dirname(realpathSync(initdb));
    if (existsSync(join(home, 'postgres')) && majorVersionOf(initdb) >= oldestPostgres) return home;
  }
  return null;
}
