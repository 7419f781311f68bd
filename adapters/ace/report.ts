import { open, rename } from 'node:fs/promises';
import type pg from 'pg';

/** What is told of a whole file: that it was refused, or that nothing was ended that it lacks, and why. */
export interface Remark {
  readonly fileName: string;
  readonly text: string;
}

const rowsPerRead = 1_000;

/**
 * Writes what could not be loaded as CSV: the file, the line, and the reason; what is told of a whole file has no line. It is
 * written from the database, so that a run that went on from another tells all the same.
 */
export async function writeReport(
  reportFile: string,
  pool: pg.Pool,
  extractIds: readonly string[],
  remarks: readonly Remark[],
): Promise<void> {
  const unfinished = `${reportFile}.unfinished`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.write(toLine(['File', 'Line', 'Reason']));
    for (const { fileName, text } of remarks) await file.write(toLine([fileName, '', text]));
    for (const extractId of extractIds) {
      for await (const rows of readQuarantine(pool, extractId)) {
        const lines = rows.map((row) => toLine([row.file_name, String(row.line), `${row.reason}.`]));
        await file.write(lines.join(''));
      }
    }
  } finally {
    await file.close();
  }
  await rename(unfinished, reportFile);
}

interface QuarantinedRow {
  readonly file_name: string;
  readonly line: bigint;
  readonly reason: string;
}

async function* readQuarantine(pool: pg.Pool, extractId: string): AsyncGenerator<QuarantinedRow[]> {
  let after = '0';
  for (;;) {
    const { rows } = await pool.query<QuarantinedRow>(
      `SELECT e.file_name, q.line, q.reason FROM accounts.quarantine q JOIN accounts.extract e USING (extract_id)
        WHERE q.extract_id = $1 AND q.line > $2 ORDER BY q.line LIMIT $3`,
      [extractId, after, rowsPerRead],
    );
    if (rows.length === 0) return;
    yield rows;
    after = String(rows.at(-1)?.line ?? after);
  }
}

const toLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${withoutFormula(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

/** A spreadsheet would run a cell that begins as a formula does. */
const withoutFormula = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
