import { generatedCaseNumber, generatedRecord } from './generated-cases.ts';
import { readPublishedRecords } from './published-records.ts';
import type { WireRecord } from './wire-record.ts';

/** Which cases there are. */
export interface ShelfOptions {
  readonly records?: readonly WireRecord[] | undefined;
  readonly generatedCases: number;
  readonly accounts: number;
}

/** Every case there is: a test's own, then the published, then the generated, made when asked for. */
export class CaseShelf {
  /** What is kept; null where a case was removed. */
  readonly #kept: Map<string, WireRecord | null>;
  readonly #options: ShelfOptions;
  /** The numbers of what is kept, in ascending order; null when they have to be sorted anew. */
  #order: readonly string[] | null = null;

  constructor(options: ShelfOptions) {
    const published = readPublishedRecords().map(({ record }) => record);
    this.#kept = new Map(
      [...published, ...(options.records ?? [])].map((record) => [record.CASE_NBR, record]),
    );
    this.#options = options;
  }

  /** The record of a case, or undefined when there is none. */
  find(caseNumber: string): WireRecord | undefined {
    const { generatedCases, accounts } = this.#options;
    const kept = this.#kept.get(caseNumber);
    if (kept === null) return undefined;
    return kept ?? generatedRecord(caseNumber, generatedCases, accounts);
  }

  /** The record of a case whose number is none of these. */
  anyOther(caseNumbers: readonly string[]): WireRecord | undefined {
    for (const [number, record] of this.#kept)
      if (record !== null && !caseNumbers.includes(number)) return record;
    for (let j = 0; j < this.#options.generatedCases; j += 1) {
      const number = generatedCaseNumber(j);
      if (!caseNumbers.includes(number)) return this.find(number);
    }
    return undefined;
  }

  /** Puts a record in the place of what stood under its number, if anything did. */
  put(record: WireRecord): void {
    this.#kept.set(record.CASE_NBR, record);
    this.#order = null;
  }

  /** Takes a case away. */
  remove(caseNumber: string): void {
    this.#kept.set(caseNumber, null);
    this.#order = null;
  }

  /** All records in ascending order of their numbers, from the beginning or after a number, made as they are taken. */
  *after(caseNumber: string | null): Generator<WireRecord> {
    this.#order ??= [...this.#kept.keys()].sort();
    const kept = this.#order;
    const { generatedCases } = this.#options;
    let k = firstAfter(caseNumber, kept.length, (n) => kept[n] ?? '');
    let j = firstAfter(caseNumber, generatedCases, generatedCaseNumber);
    while (k < kept.length || j < generatedCases) {
      const ofKept = k < kept.length ? kept[k] : undefined;
      const ofGenerated = j < generatedCases ? generatedCaseNumber(j) : undefined;
      const number =
        ofKept === undefined || (ofGenerated !== undefined && ofGenerated < ofKept) ? ofGenerated : ofKept;
      if (number === ofKept) k += 1;
      if (number === ofGenerated) j += 1;
      const record = number === undefined ? undefined : this.find(number);
      if (record !== undefined) yield record;
    }
  }
}

/** The first place of an ascending list whose number comes after one. */
function firstAfter(caseNumber: string | null, length: number, numberAt: (place: number) => string): number {
  if (caseNumber === null) return 0;
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (numberAt(middle) > caseNumber) high = middle;
    else low = middle + 1;
  }
  return low;
}
