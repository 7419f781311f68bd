import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { FileRefused } from './bad-row.ts';
import { extractKinds } from './extract-kinds.ts';
import { loadExtract, type Loader } from './load-extract.ts';
import { openExtract, type ExtractHead } from './open-extract.ts';
import { writeReport, type Remark } from './report.ts';

/** What became of one file of a folder. */
export type FileOutcome =
  | {
      readonly fileName: string;
      readonly status: 'LOADED' | 'LOADED_BEFORE';
      readonly rows: number;
      readonly quarantined: number;
      /** Why nothing was ended that a FULL extract lacks; null when it was, or when it lacks nothing. */
      readonly withheld: string | null;
    }
  | { readonly fileName: string; readonly status: 'REFUSED'; readonly reason: string };

/** What became of a folder of extracts. */
export interface Ingested {
  readonly files: readonly FileOutcome[];
  /** The file that tells every row that could not be loaded, and every file that was refused. */
  readonly reportFile: string;
}

/** Hears how the ingest of a folder goes. */
export interface IngestObserver {
  began(head: ExtractHead): void;
  /** The share of the file that is done, and its rows so far. */
  progressed(share: number, rows: number): void;
  ended(outcome: FileOutcome): void;
}

/**
 * Loads the extracts of a folder, day by day, and of a day in the order in which they refer to one another. A file that is
 * refused does not stop the others. The report is written beside the folder.
 */
export async function ingestFolder(
  folder: string,
  loader: Loader,
  observer: IngestObserver = silent,
): Promise<Ingested> {
  const { heads, refused } = await openAll(folder);
  const files: FileOutcome[] = [];
  const loadedIds: string[] = [];
  const note = (outcome: FileOutcome): void => {
    files.push(outcome);
    observer.ended(outcome);
  };
  for (const outcome of refused) note(outcome);
  for (const head of heads) {
    const { fileName } = head;
    observer.began(head);
    try {
      const { before, extractId, ...became } = await loadExtract(head, loader, (share, done) =>
        observer.progressed(share, done),
      );
      loadedIds.push(extractId);
      note({ fileName, status: before ? 'LOADED_BEFORE' : 'LOADED', ...became });
    } catch (problem) {
      if (!(problem instanceof FileRefused)) throw problem;
      note({ fileName, status: 'REFUSED', reason: problem.message });
    }
  }
  const home = resolve(folder);
  const reportFile = join(home, '..', `${basename(home)}.report.csv`);
  await writeReport(reportFile, loader.pool, loadedIds, files.flatMap(toRemarks));
  return { files, reportFile };
}

/** What a clerk reads of a whole file. */
function toRemarks(outcome: FileOutcome): Remark[] {
  const { fileName, status } = outcome;
  if (status === 'REFUSED') return [{ fileName, text: `The file was refused: ${outcome.reason}.` }];
  const { withheld } = outcome;
  return withheld === null ? [] : [{ fileName, text: `Nothing was ended that the file lacks: ${withheld}.` }];
}

type Refused = Extract<FileOutcome, { readonly status: 'REFUSED' }>;

async function openAll(folder: string): Promise<{ heads: ExtractHead[]; refused: Refused[] }> {
  const names = (await readdir(folder)).filter((name) => /\.csv$/i.test(name)).sort();
  const heads: ExtractHead[] = [];
  const refused: Refused[] = [];
  for (const name of names) {
    try {
      heads.push(await openExtract(join(folder, name)));
    } catch (problem) {
      refused.push({ fileName: name, status: 'REFUSED', reason: whyNotOpened(problem) });
    }
  }
  return { heads: heads.sort(inOrder), refused };
}

/** Why a file cannot be loaded, when it is no extract or cannot be opened; throws everything else. */
function whyNotOpened(problem: unknown): string {
  if (problem instanceof FileRefused) return problem.message;
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  const reason = notOpened.get(code);
  if (reason === undefined) throw problem;
  return reason;
}

const notOpened: ReadonlyMap<string, string> = new Map([
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'it is not there any more, or is a link to nothing'],
  ['EACCES', 'the loader may not read it'],
]);

const kindOrder = Object.keys(extractKinds);

const placeOf = ({ asOf, kind, scope, fileName }: ExtractHead): readonly string[] => [
  asOf.slice(0, 10),
  String(kindOrder.indexOf(kind)).padStart(2, '0'),
  asOf,
  scope === 'FULL' ? '0' : '1',
  fileName,
];

/** The extracts of one day belong together, though ACE writes one after another. */
function inOrder(one: ExtractHead, other: ExtractHead): number {
  const [first, second] = [placeOf(one).join('\u0000'), placeOf(other).join('\u0000')];
  return first < second ? -1 : Number(first > second);
}

const silent: IngestObserver = {
  began: () => undefined,
  progressed: () => undefined,
  ended: () => undefined,
};
