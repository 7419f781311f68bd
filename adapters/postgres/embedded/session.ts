import type { MessagePort } from 'node:worker_threads';
import { readsRows, refusalOf, refusalOfStatement } from './refusals.ts';
import * as wire from './wire-protocol.ts';

/** The smallest piece of a session that may run by itself: it ends in Sync, Query, Flush or the end of a COPY. */
export interface Unit {
  readonly bytes: Buffer;
  readonly kind: 'whole' | 'flush' | 'copy';
  /** Why it is refused instead of run. */
  readonly refusal: string | null;
}

const COPY_LIMIT_BYTES = 128 * 1024 * 1024;
const COPY_TOO_LARGE =
  'the embedded PostgreSQL holds a COPY in memory until it ends: send fewer rows at a time';
const nothing: Buffer = Buffer.alloc(0);

/** One connection of a pool: its bytes, cut into units that wait for their turn. */
export class Session {
  readonly units: Unit[] = [];
  #port: MessagePort;
  #greeting: Buffer;
  #greeted = false;
  #unread = nothing;
  #parts: Buffer[] = [];
  #size = 0;
  #copying = false;
  #refusal: string | null = null;

  constructor(port: MessagePort, greeting: Buffer) {
    this.#port = port;
    this.#greeting = greeting;
  }

  /** Whether it has been greeted, so that it understands notifications. */
  get greeted(): boolean {
    return this.#greeted;
  }

  /** Takes what the client sent; false when the client says goodbye. */
  receive(bytes: Uint8Array): boolean {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    if (!this.#greeted) return this.#open();
    const { messages, rest } = wire.takeMessages(this.#unread);
    this.#unread = rest;
    return messages.every((message) => this.#take(message));
  }

  /** Sends bytes to the client. */
  send(bytes: Uint8Array): void {
    const copy = new Uint8Array(bytes);
    this.#port.postMessage(copy, [copy.buffer]);
  }

  /** Ends the connection from this side. */
  close(): void {
    this.#port.close();
  }

  #open(): boolean {
    const taken = wire.takeOpening(this.#unread);
    if (taken === null) return true;
    this.#unread = taken.rest;
    if (taken.opening === 'cancel') return false;
    if (taken.opening === 'encryption') {
      this.send(Buffer.from('N'));
    } else {
      this.#greeted = true;
      this.send(this.#greeting);
    }
    return this.receive(nothing);
  }

  #take(message: wire.WireMessage): boolean {
    if (message.code === wire.code.terminate) return false;
    this.#keep(message);
    if (this.#copying) {
      if (message.code === wire.code.copyDone || message.code === wire.code.copyFail) this.#finish('copy');
      return true;
    }
    if (message.code === wire.code.parse) {
      const { name, sql } = wire.statementOfParse(message);
      this.#refusal ??= refusalOfStatement(name, sql);
    } else if (message.code === wire.code.query) {
      const sql = wire.sqlOfQuery(message);
      this.#refusal ??= refusalOf(sql);
      if (readsRows(sql)) {
        this.#copying = true;
        this.send(wire.copyInResponse);
      } else this.#finish('whole');
    } else if (message.code === wire.code.sync) this.#finish('whole');
    else if (message.code === wire.code.flush) this.#finish('flush');
    return true;
  }

  #keep({ bytes }: wire.WireMessage): void {
    this.#size += bytes.length;
    if (this.#copying && this.#size > COPY_LIMIT_BYTES) this.#refusal ??= COPY_TOO_LARGE;
    if (this.#refusal === null) this.#parts.push(bytes);
  }

  #finish(kind: Unit['kind']): void {
    this.units.push({ bytes: Buffer.concat(this.#parts), kind, refusal: this.#refusal });
    this.#parts = [];
    this.#size = 0;
    this.#copying = false;
    this.#refusal = null;
  }
}
