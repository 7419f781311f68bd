import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';

/** The process that holds a lock, as its lock file tells. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** When the process with that id began, where the system tells: process ids are used again. */
  readonly began: string | null;
}

/** How often a holder touches its lock file, for those who cannot see its process. */
export const TOUCH_MS = 10_000;

const SILENT_MS = 4 * TOUCH_MS;

/** This process as a holder. */
export function thisProcess(): LockHolder {
  return { pid: process.pid, host: hostname(), began: beginningOf(process.pid) };
}

/** Who holds the lock according to its file; null when the file is gone or its writer did not live to finish it. */
export function readHolder(file: string): LockHolder | null {
  try {
    const { pid, host, began } = JSON.parse(readFileSync(file, 'utf8')) as Partial<LockHolder>;
    return typeof pid === 'number' ? { pid, host: host ?? hostname(), began: began ?? null } : null;
  } catch (error) {
    if (error instanceof SyntaxError || isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Whether the holder still lives. Of a process in another container or on another machine only its touch is seen. */
export function isAlive({ pid, host, began }: LockHolder, file: string): boolean {
  if (host !== hostname()) {
    // The file system's time, which a clock set for tests must not shift.
    return performance.timeOrigin + performance.now() - statSync(file).mtimeMs < SILENT_MS;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  return began === null || began === beginningOf(pid);
}

/** When a process began, from Linux' process table; null where there is none. */
function beginningOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th field after it.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH') || isCode(error, 'EACCES')) return null;
    throw error;
  }
}

/** Whether a thrown value is a system error with this code. */
export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
