import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';

const built = join(packageRoot, 'dist', 'graphiql');
const files = new Map<string, string>();
let folder = built;

beforeAll(async () => {
  if (!existsSync(join(built, 'index.html'))) {
    folder = await mkdtemp(join(tmpdir(), 'claimgraph-page-'));
    await build(folder);
  }
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8'));
  }
}, 120_000);

afterAll(async () => {
  if (folder !== built) await rm(folder, { recursive: true });
});

/** Builds as the package's own command does, in a process where nothing says that this is a test. */
async function build(outDir: string): Promise<void> {
  const vite = join(packageRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(packageRoot, 'gateway', 'graphiql', 'vite.config.ts');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '-c', config, '--outDir', outDir, '--logLevel', 'warn'],
    {
      cwd: packageRoot,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
}

const found = (extension: string, pattern: RegExp) =>
  [...files]
    .filter(([name]) => extname(name) === extension)
    .flatMap(([name, text]) => [...text.matchAll(pattern)].map(([match]) => `${name}: ${match}`));

describe('the bundled page', () => {
  it('has the page, its script, its style and the three workers of the editor', () => {
    const names = [...files.keys()].map((name) => name.replace(/-[\w-]{8}\./, '.'));
    expect(names).toEqual(
      expect.arrayContaining([
        'index.html',
        'index.js',
        'index.css',
        'editor.worker.js',
        'graphql.worker.js',
        'json.worker.js',
      ]),
    );
  });

  it.each([
    ['page', '.html', /(?:src|href)="(?!\.\/)[^"]*/g],
    ['style', '.css', /(?:@import|url\()\s*['"]?(?:https?:)?\/\//g],
    ['import', '.js', /(?:\bimport|\bfrom|importScripts)\s*\(?\s*[`'"](?:https?:)?\/\//g],
    ['call', '.js', /\b(?:fetch|Worker|EventSource|WebSocket|Request|URL)\(\s*[`'"](?:https?:|wss?:)?\/\//g],
    ['element', '.js', /\b(?:src|srcset)\s*[:=]\s*[`'"](?:https?:)?\/\//g],
  ])('loads nothing from another address by a %s', (_, extension, pattern) => {
    expect(found(extension, pattern)).toEqual([]);
  });

  it('has no source map, no script and no style inside the HTML', () => {
    expect([...files.keys()].filter((name) => extname(name) === '.map')).toEqual([]);
    expect(found('.js', /\/\/# sourceMappingURL=(?!data:)\S+\s*$/g)).toEqual([]);
    expect(found('.html', /<style|\sstyle=|\son\w+=|<script[^>]*>\s*[^<\s][^<]*/g)).toEqual([]);
  });
});
