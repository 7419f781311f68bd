import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** Where a database is to be, and where an empty one is kept to copy from. */
export interface DataDirectory {
  readonly dataDirectory: string;
  readonly template: string;
}

const cannotKeep = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTEMPTY', 'EEXIST']);

/**
 * Makes the data directory unless it is there. It is made beside its place and moved there whole, so that a crash
 * leaves no half of one. To make an empty database takes seconds and to copy one does not, so the first is kept.
 */
export async function makeDataDirectory({ dataDirectory, template }: DataDirectory): Promise<void> {
  if (existsSync(join(dataDirectory, 'PG_VERSION'))) return;
  if (existsSync(dataDirectory) && !isEmpty(dataDirectory)) {
    throw new Error('it exists and is not the directory of a database; choose an empty or a new one');
  }
  const fresh = `${dataDirectory}.new`;
  remove(fresh);
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  if (!copied(template, fresh)) {
    const engine = await PGlite.create(fresh);
    await engine.close();
    keep(fresh, template);
  }
  renameSync(fresh, dataDirectory);
}

function isEmpty(place: string): boolean {
  return statSync(place).isDirectory() && readdirSync(place).length === 0;
}

function copied(template: string, fresh: string): boolean {
  if (!existsSync(join(template, 'PG_VERSION'))) return false;
  try {
    cpSync(template, fresh, { recursive: true });
    return true;
  } catch (error) {
    if (!isOneOf(cannotKeep, error)) throw error;
    // Another user's template that may not be read: the database is made without it.
    remove(fresh);
    mkdirSync(fresh, { mode: 0o700 });
    return false;
  }
}

function keep(fresh: string, template: string): void {
  const unfinished = `${template}.${String(process.pid)}`;
  try {
    mkdirSync(dirname(template), { recursive: true });
    cpSync(fresh, unfinished, { recursive: true });
    renameSync(unfinished, template);
  } catch (error) {
    // A read-only installation goes without, and so does whoever comes second.
    if (!isOneOf(cannotKeep, error)) throw error;
    if (existsSync(unfinished)) remove(unfinished);
  }
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function isOneOf(codes: ReadonlySet<string>, error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.has(error.code);
}
