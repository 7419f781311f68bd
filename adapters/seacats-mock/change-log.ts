/** One change of a case, as the feed tells it. */
export interface LoggedChange {
  readonly caseNumber: string;
  /** A: added, C: changed, D: deleted. */
  readonly code: 'A' | 'C' | 'D';
  readonly version: string;
  /** When, as RFC 3339. */
  readonly at: string;
}

/** A page of the feed. */
export interface LoggedPage {
  readonly changes: readonly LoggedChange[];
  readonly next: string;
  readonly more: boolean;
}

const mostKept = 10_000;

/** The last changes, oldest first; tokens of before the oldest, or of before everything was forgotten, are not known. */
export class ChangeLog {
  readonly #changes: LoggedChange[] = [];
  /** How many changes there were before the first that is kept. */
  #before = 0;
  #era = 1;

  add(change: LoggedChange): void {
    this.#changes.push(change);
    if (this.#changes.length > mostKept) {
      this.#changes.shift();
      this.#before += 1;
    }
  }

  /** Makes every token unknown that was given so far. */
  forget(): void {
    this.#era += 1;
  }

  /** What came after a token, or where the feed ends when there is none; undefined for a token that is not known. */
  since(token: string | null, pageSize: number): LoggedPage | undefined {
    const end = this.#before + this.#changes.length;
    if (token === null) return { changes: [], next: this.#token(end), more: false };
    const [, era, place] = /^T(\d+)-(\d+)$/.exec(token) ?? [];
    const from = Number(place);
    if (Number(era) !== this.#era || from < this.#before || from > end) return undefined;
    const changes = this.#changes.slice(from - this.#before, from - this.#before + pageSize);
    const to = from + changes.length;
    return { changes, next: this.#token(to), more: to < end };
  }

  #token(place: number): string {
    return `T${this.#era}-${place}`;
  }
}
