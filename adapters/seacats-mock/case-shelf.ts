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
  readonly #kept: ReadonlyMap<string, WireRecord>;
  readonly #options: ShelfOptions;

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
    return this.#kept.get(caseNumber) ?? generatedRecord(caseNumber, generatedCases, accounts);
  }

  /** The record of a case whose number is none of these. */
  anyOther(caseNumbers: readonly string[]): WireRecord | undefined {
    for (const [number, record] of this.#kept) if (!caseNumbers.includes(number)) return record;
    for (let j = 0; j < this.#options.generatedCases; j += 1) {
      const number = generatedCaseNumber(j);
      if (!caseNumbers.includes(number)) return this.find(number);
    }
    return undefined;
  }
}
