import type { MessagePort } from 'node:worker_threads';
import { Session, type Unit } from './session.ts';
import * as wire from './wire-protocol.ts';

/** Runs wire bytes to their end on the one backend there is, and answers with the backend's bytes. */
export type RunBytes = (bytes: Uint8Array) => Buffer;

/** What the multiplexer needs. */
export interface MultiplexerOptions {
  readonly run: RunBytes;
  /** The backend's answer to a startup message, given to every session. */
  readonly greeting: Buffer;
  /** How long a session may idle in a transaction while others wait for the backend. */
  readonly idleInTransactionMs: number;
}

/**
 * Lets many sessions use one backend, a unit at a time. A session that is in a transaction after its unit holds the
 * backend until the transaction ends; everyone else waits in the order of arrival.
 */
export class Multiplexer {
  #options: MultiplexerOptions;
  #sessions = new Set<Session>();
  #waiting: Session[] = [];
  #jobs: (() => void)[] = [];
  #holder: Session | null = null;
  #eviction: NodeJS.Timeout | null = null;

  constructor(options: MultiplexerOptions) {
    this.#options = options;
  }

  /** Takes in a new connection. */
  admit(port: MessagePort): void {
    const session = new Session(port, this.#options.greeting);
    this.#sessions.add(session);
    port.on('message', (bytes: Uint8Array) => {
      if (!this.#sessions.has(session)) return;
      const stays = session.receive(bytes);
      this.#queue(session);
      this.#pump();
      if (!stays) this.#dismiss(session);
    });
    port.on('close', () => this.#dismiss(session));
  }

  /** Runs a job of the house as soon as no transaction is open. */
  whenFree(job: () => void): void {
    this.#jobs.push(job);
    this.#pump();
  }

  /** Ends every connection; open transactions are rolled back. */
  dismissAll(): void {
    for (const session of this.#sessions) this.#dismiss(session);
  }

  #queue(session: Session): void {
    if (session.units.length > 0 && session !== this.#holder && !this.#waiting.includes(session)) {
      this.#waiting.push(session);
    }
  }

  #pump(): void {
    for (;;) {
      if (this.#holder === null) for (const job of this.#jobs.splice(0)) job();
      const session = this.#holder ?? this.#waiting.shift();
      const unit = session?.units.shift();
      if (!session || !unit) break;
      this.#runUnit(session, unit);
    }
    this.#watchHolder();
  }

  #runUnit(session: Session, unit: Unit): void {
    const reply = this.#options.run(unit.refusal === null ? unit.bytes : raise(unit.refusal));
    const { messages } = wire.takeMessages(reply);
    const ready = messages.findLast(({ code }) => code === wire.code.readyForQuery);
    if (!ready && unit.kind !== 'flush')
      throw new Error('the embedded PostgreSQL stopped in the middle of a statement');
    session.send(Buffer.concat(messages.filter((message) => isFor(unit, message)).map(({ bytes }) => bytes)));
    this.#copyNotifications(session, messages);
    const ended = ready !== undefined && unit.kind !== 'flush' && wire.statusOfReadyForQuery(ready) === 'I';
    this.#holder = ended ? null : session;
    this.#queue(session);
  }

  // A real server tells only those who listen; here nobody knows which session asked to.
  #copyNotifications(from: Session, messages: readonly wire.WireMessage[]): void {
    for (const { code, bytes } of messages) {
      if (code !== wire.code.notification) continue;
      for (const session of this.#sessions) if (session !== from && session.greeted) session.send(bytes);
    }
  }

  #watchHolder(): void {
    if (this.#eviction) clearTimeout(this.#eviction);
    this.#eviction = null;
    const holder = this.#holder;
    if (holder === null || (this.#waiting.length === 0 && this.#jobs.length === 0)) return;
    this.#eviction = setTimeout(() => {
      holder.send(
        wire.fatalError('25P03', 'the transaction idled while other connections waited for the database'),
      );
      this.#dismiss(holder);
    }, this.#options.idleInTransactionMs);
  }

  #dismiss(session: Session): void {
    if (!this.#sessions.delete(session)) return;
    session.close();
    this.#waiting = this.#waiting.filter((other) => other !== session);
    if (session !== this.#holder) return;
    this.#options.run(Buffer.concat([wire.sync, wire.query('rollback')]));
    this.#holder = null;
    this.#pump();
  }
}

/** SQL that fails with the refusal, so that the backend itself puts an open transaction into the failed state. */
function raise(refusal: string): Buffer {
  const text = refusal.replaceAll("'", "''");
  return wire.query(`do $$ begin raise exception using errcode = '0A000', message = '${text}'; end $$`);
}

function isFor(unit: Unit, { code }: wire.WireMessage): boolean {
  // The session has already been told to send its rows, and ReadyForQuery answers a Sync, never a Flush.
  if (unit.kind === 'copy') return code !== wire.code.copyInResponse;
  return !(unit.kind === 'flush' && code === wire.code.readyForQuery);
}
