import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { FaultMode } from './fault-mode.ts';

/** A mode for as long as it is set. */
export interface Setting extends FaultMode {
  /** Aborted when another mode is set. */
  readonly changed: AbortSignal;
}

/** The way back of one connection: it lets an answer through as the mode of the moment has it. */
export class AnswerLine {
  /** The server is gone, and the client does not know. */
  silent = false;
  #passed = 0;
  #under: Setting | null = null;
  readonly #near: Socket;
  readonly #away: Socket;
  readonly #setting: () => Setting;

  constructor(near: Socket, away: Socket, setting: () => Setting) {
    this.#near = near;
    this.#away = away;
    this.#setting = setting;
  }

  async deliver(bytes: Buffer): Promise<void> {
    const setting = this.#setting();
    if (this.#under !== setting) this.#passed = 0;
    this.#under = setting;
    const { name, amount, changed } = setting;
    switch (name) {
      case 'slow':
        await waited(amount, changed);
        return write(this.#near, bytes);
      case 'trickle':
        return this.#inPieces(bytes, 1, amount, changed);
      case 'bandwidth':
        return this.#inPieces(bytes, Math.ceil(amount / 20), 50, changed);
      case 'garbage':
        return write(
          this.#near,
          bytes.map((byte, at) => ((this.#passed + at + 1) % amount === 0 ? byte ^ 0xff : byte)),
        ).then(() => void (this.#passed += bytes.length));
      case 'reset':
      case 'cut':
      case 'half-open':
        return this.#upTo(amount, bytes, name, changed);
      case 'pass':
      case 'hang':
      case 'down':
        return write(this.#near, bytes);
    }
  }

  async #inPieces(bytes: Buffer, size: number, pauseMs: number, changed: AbortSignal): Promise<void> {
    for (let at = 0; at < bytes.length && !this.#near.destroyed; at += size) {
      await write(this.#near, bytes.subarray(at, at + size));
      await waited(pauseMs, changed);
    }
  }

  async #upTo(
    most: number,
    bytes: Buffer,
    end: 'reset' | 'cut' | 'half-open',
    changed: AbortSignal,
  ): Promise<void> {
    const rest = most - this.#passed;
    this.#passed += bytes.length;
    await write(this.#near, bytes.subarray(0, Math.max(0, rest)));
    if (bytes.length < rest) return;
    if (end === 'reset') {
      // A reset that overtakes what was sent before it is an ordinary end to some kernels.
      await waited(20, changed);
      this.#near.resetAndDestroy();
    }
    if (end === 'cut') this.#near.end();
    if (end === 'half-open') this.silent = true;
    this.#away.destroy();
  }
}

/** Writes to a socket that may have gone, and waits until it has taken it. */
export async function write(to: Socket, bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0 || to.destroyed || !to.writable) return;
  await new Promise<void>((resolve) => to.write(bytes, () => resolve()));
}

/** Waits as long as the mode is to hang. */
export async function whileHanging(setting: () => Setting): Promise<void> {
  while (setting().name === 'hang' && !setting().changed.aborted) await once(setting().changed, 'abort');
}

/** Waits so long, or until another mode is set. */
async function waited(ms: number, changed: AbortSignal): Promise<void> {
  if (changed.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      changed.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    changed.addEventListener('abort', done);
  });
}
