import { Duplex } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';

type Done = (error?: Error | null) => void;

/** What `pg` uses as its socket: wire bytes over a MessagePort instead of TCP. */
export class PortStream extends Duplex {
  #open: () => Promise<MessagePort>;
  #lost: () => Error;
  #port: MessagePort | null = null;

  /** `open` connects to the database; `lost` explains a connection that the database ended. */
  constructor(open: () => Promise<MessagePort>, lost: () => Error) {
    super();
    this.#open = open;
    this.#lost = lost;
  }

  /** Called by `pg` with a host and a port, which mean nothing here. */
  connect(): this {
    this.#open().then(
      (port) => this.#attach(port),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }

  /** Lets the process live for this connection's sake. */
  ref(): this {
    this.#port?.ref();
    return this;
  }

  /** Lets the process end in spite of this connection. */
  unref(): this {
    this.#port?.unref();
    return this;
  }

  /** A socket option without a meaning here. */
  setNoDelay(): this {
    return this;
  }

  /** A socket option without a meaning here. */
  setKeepAlive(): this {
    return this;
  }

  override _read(): void {
    // Bytes are pushed as they come: `pg` always reads on.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    this.#post(new Uint8Array(chunk));
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#post(new Uint8Array(Buffer.concat(chunks.map(({ chunk }) => chunk))));
    done();
  }

  override _final(done: Done): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#port?.close();
    done(error);
  }

  #attach(port: MessagePort): void {
    if (this.destroyed) return port.close();
    this.#port = port;
    port.on('message', (bytes: Uint8Array) => this.push(Buffer.from(bytes.buffer)));
    port.on('close', () => {
      if (!this.destroyed) this.destroy(this.writableEnded ? undefined : this.#lost());
    });
    this.emit('connect');
  }

  #post(bytes: Uint8Array<ArrayBuffer>): void {
    this.#port?.postMessage(bytes, [bytes.buffer]);
  }
}
