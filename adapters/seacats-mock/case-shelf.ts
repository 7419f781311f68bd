import { generatedCaseNumber, generatedRecord, versionOfGeneratedCase } from './generated-cases.ts';
import { readPublishedRecords } from './published-records.ts';
import type { WireRecord } from './wire-record.ts';

/** Which cases there are. */
export interface ShelfOptions {
  readonly records?: readonly WireRecord[] | undefined;
  readonly generatedCases: number;
  readonly accounts: number;
}

/** A case that there is, and the version of its record. */
export interface CaseVersion {
  readonly caseNumber: string;
  readonly version: string;
}

/** A record that is kept, or the trace of one that has been removed. */
interface Kept extends CaseVersion {
  readonly record: WireRecord | null;
}

/** Every case there is: a test's own and the published ones, which are kept, then the generated, made when asked for. */
export class CaseShelf {
  readonly #kept: Map<string, Kept>;
  /** The numbers of what is kept, ascending. */
  #numbers: readonly string[] = [];
  readonly #options: ShelfOptions;

  constructor(options: ShelfOptions) {
    this.#options = options;
    const published = readPublishedRecords().map(({ record }) => record);
    const records = [...published, ...(options.records ?? [])];
    this.#kept = new Map(records.map((record) => [record.CASE_NBR, keptOf(record)]));
    this.#numbers = [...this.#kept.keys()].sort();
  }

  /** The record of a case, or undefined when there is none. */
  find(caseNumber: string): WireRecord | undefined {
    const { generatedCases, accounts } = this.#options;
    const kept = this.#kept.get(caseNumber);
    return kept ? (kept.record ?? undefined) : generatedRecord(caseNumber, generatedCases, accounts);
  }

  /** The last version of a case, removed ones too; undefined when there has never been one. */
  lastVersion(caseNumber: string): string | undefined {
    return this.#kept.get(caseNumber)?.version ?? this.find(caseNumber)?.REC_VER_NBR;
  }

  /** Keeps a record, in the place of what was under its number. */
  put(record: WireRecord): void {
    this.#keep(keptOf(record));
  }

  /** Leaves nothing under a number but the version with which it went. */
  remove({ caseNumber, version }: CaseVersion): void {
    this.#keep({ caseNumber, version, record: null });
  }

  /** The cases after a number, or from the beginning, in ascending order; no record is made for it. */
  *after(caseNumber: string | null): Generator<CaseVersion> {
    const kept = this.#numbers.filter((number) => caseNumber === null || number > caseNumber);
    const cases = this.#options.generatedCases;
    let j = caseNumber === null ? 0 : firstAfter(caseNumber, cases);
    for (const number of kept) {
      for (; j < cases && generatedCaseNumber(j) < number; j += 1) yield generatedVersion(j);
      // What is kept stands for the generated case of its number.
      if (j < cases && generatedCaseNumber(j) === number) j += 1;
      const found = this.#kept.get(number);
      if (found && found.record !== null) yield found;
    }
    for (; j < cases; j += 1) yield generatedVersion(j);
  }

  /** The record of a case whose number is none of these. */
  anyOther(caseNumbers: readonly string[]): WireRecord | undefined {
    for (const { caseNumber } of this.after(null))
      if (!caseNumbers.includes(caseNumber)) return this.find(caseNumber);
    return undefined;
  }

  #keep(kept: Kept): void {
    const known = this.#kept.has(kept.caseNumber);
    this.#kept.set(kept.caseNumber, kept);
    if (!known) this.#numbers = [...this.#kept.keys()].sort();
  }
}

const keptOf = (record: WireRecord): Kept => ({
  caseNumber: record.CASE_NBR,
  version: record.REC_VER_NBR,
  record,
});

const generatedVersion = (j: number): CaseVersion => ({
  caseNumber: generatedCaseNumber(j),
  version: versionOfGeneratedCase(j),
});

/** The first of the generated cases after a number; their order is that of their numbers. */
function firstAfter(caseNumber: string, cases: number): number {
  let [low, high] = [0, cases];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (generatedCaseNumber(middle) > caseNumber) high = middle;
    else low = middle + 1;
  }
  return low;
}
