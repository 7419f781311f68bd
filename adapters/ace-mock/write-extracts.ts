import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { badRows, type BadRow } from './bad-rows.ts';
import { deltaRows } from './delta-rows.ts';
import { extractBytes, type Scope } from './extract-text.ts';
import { fullRows } from './full-rows.ts';
import { kinds, layouts, type Kind, type Row } from './layouts.ts';

/** Which extracts are written, and where. */
export interface ExtractsOptions {
  readonly folder: string;
  readonly accounts: number;
  readonly scope?: Scope | undefined;
  /** Whether the known bad rows are planted among the good ones; only in full extracts. */
  readonly plantBadRows?: boolean | undefined;
  readonly onFile?: ((file: WrittenFile) => void) | undefined;
}

/** An extract that has been written. */
export interface WrittenFile {
  readonly kind: Kind;
  readonly name: string;
  /** How many lawful rows it has. */
  readonly rows: number;
  readonly planted: readonly Planted[];
}

/** A bad row, and the line on which it was planted, counted from 1. */
export interface Planted extends BadRow {
  readonly line: number;
}

const asOf: Readonly<Record<Scope, string>> = {
  FULL: '2025-09-01T06:00:00Z',
  DELTA: '2025-10-01T06:00:00Z',
};

/** Writes an extract of every kind into a folder: the same bytes whenever it is told the same. */
export async function writeExtracts(options: ExtractsOptions): Promise<readonly WrittenFile[]> {
  await mkdir(options.folder, { recursive: true });
  const written: WrittenFile[] = [];
  for (const kind of kinds) {
    const file = await writeExtract(kind, options);
    // A delta has nothing to say about some kinds.
    if (file === null) continue;
    options.onFile?.(file);
    written.push(file);
  }
  return written;
}

async function writeExtract(kind: Kind, options: ExtractsOptions): Promise<WrittenFile | null> {
  const { folder, accounts, scope = 'FULL', plantBadRows = false } = options;
  const source = scope === 'DELTA' ? deltaRows(kind, accounts) : fullRows(kind, accounts);
  const first = source.next();
  if (first.done) return null;
  let rows = 0;
  const counted = function* (): Generator<Row> {
    for (let next: IteratorResult<Row, void> = first; !next.done; next = source.next()) {
      rows += 1;
      yield next.value;
    }
  };
  const planted: Planted[] = [];
  const name = `${layouts[kind].fileName}${scope === 'DELTA' ? '-delta' : ''}.csv`;
  await writeWhole(
    join(folder, name),
    extractBytes({
      layout: layouts[kind],
      scope,
      asOf: asOf[scope],
      rows: counted(),
      badRows: plantBadRows && scope === 'FULL' ? badRows.filter((bad) => bad.kind === kind) : [],
      onPlanted: (bad, line) => planted.push({ ...bad, line }),
    }),
  );
  return { kind, name, rows, planted };
}

/** Writes beside the place and moves it there, so that who finds a file finds all of it. */
async function writeWhole(path: string, bytes: Iterable<Buffer>): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'w');
  try {
    for (const piece of bytes) await file.writeFile(piece);
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
}
