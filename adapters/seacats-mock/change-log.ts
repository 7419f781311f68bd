import { randomBytes } from 'node:crypto';

/** A change of a case as the feed tells it. */
export interface CaseChange {
  readonly caseNumber: string;
  readonly code: 'A' | 'C' | 'D';
  readonly version: string;
  readonly at: string;
}

/** The last changes in their order. A token is a place between two of them, and of one log only. */
export class ChangeLog {
  readonly #most: number;
  #name = aName();
  #changes: CaseChange[] = [];
  /** How many changes there have been that the log no longer has. */
  #dropped = 0;

  constructor(most = 10_000) {
    this.#most = most;
  }

  add(change: CaseChange): void {
    this.#changes.push(change);
    if (this.#changes.length <= this.#most) return;
    // Half at a time, so that a long run of changes does not move the rest for each of them.
    const dropped = Math.ceil(this.#most / 2);
    this.#changes.splice(0, dropped);
    this.#dropped += dropped;
  }

  /** The token of this moment. */
  end(): string {
    return this.#token(this.#dropped + this.#changes.length);
  }

  /** At most so many changes after a token; undefined when the token is not of this log, or the log has dropped them. */
  since(token: string, size: number) {
    const [, name, place] = /^([0-9a-f]{16})\.(\d{1,15})$/.exec(token) ?? [];
    const start = Number(place) - this.#dropped;
    if (name !== this.#name || start < 0 || start > this.#changes.length) return undefined;
    const changes = this.#changes.slice(start, start + size);
    const end = start + changes.length;
    return { changes, next: this.#token(this.#dropped + end), more: end < this.#changes.length };
  }

  /** Makes every token given so far one that is not known. */
  forget(): void {
    this.#name = aName();
  }

  #token(place: number): string {
    return `${this.#name}.${place}`;
  }
}

// A new name each time, so that the token of a mock that has been started anew is not taken for one of this.
const aName = () => randomBytes(8).toString('hex');
