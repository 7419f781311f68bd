import { sql, type Kysely } from 'kysely';
import type { BadInput, BadInputLog } from '#cases/ports/bad-input-log.ts';
import { toMoment } from '#kernel/calendar.ts';
import type { Meters } from '#kernel/meters.ts';
import { outsideOfSpans } from '#kernel/tracing.ts';
import type { Tables } from './tables.ts';

/** A log of bad input that has to be closed, so that what is noted last is written, too. */
export interface OpenBadInputLog extends BadInputLog {
  /** Writes what waits, or gives up after a while. Never rejects. */
  close(): Promise<void>;
}

const mostKept = 1_000;
const mostWaiting = 200;
const writeEveryMs = 1_000;
const closeMs = 2_000;

/**
 * Keeps bad input in PostgreSQL. Entries wait in a queue, so that a database that is away delays nobody; what finds it full
 * or cannot be written is counted and lost.
 */
export function createBadInputLog(owner: Kysely<Tables>, meters: Meters): OpenBadInputLog {
  let waiting: BadInput[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    timer = undefined;
    writing = writing.then(async () => {
      const entries = waiting;
      waiting = [];
      if (entries.length === 0) return;
      try {
        await outsideOfSpans(() => store(owner, entries));
      } catch {
        meters.count('bad_input_dropped', {}, entries.length);
      }
    });
    return writing;
  };

  return {
    note(input) {
      if (waiting.length >= mostWaiting) {
        meters.count('bad_input_dropped', {});
        return;
      }
      waiting.push(input);
      timer ??= outsideOfSpans(() => setTimeout(() => void write(), writeEveryMs).unref());
    },
    async close() {
      clearTimeout(timer);
      let late: NodeJS.Timeout | undefined;
      const givenUp = new Promise<void>((resolve) => {
        late = setTimeout(resolve, closeMs);
      });
      await Promise.race([write(), givenUp]);
      clearTimeout(late);
    },
  };
}

/** Writes entries and forgets all but the newest, in one transaction. */
const store = (owner: Kysely<Tables>, entries: readonly BadInput[]): Promise<void> =>
  owner.transaction().execute(async (transaction) => {
    const rows = entries.map(({ at, operation, code, reason, caseHash, sample }) => ({
      at,
      operation,
      code,
      reason,
      case_hash: caseHash,
      sample,
    }));
    await transaction.insertInto('cases.bad_input').values(rows).execute();
    await sql`delete from cases.bad_input where id <=
      (select id from cases.bad_input order by id desc offset ${mostKept} limit 1)`.execute(transaction);
  });

/** A row of the log, newest first. */
export interface KeptBadInput extends Omit<BadInput, 'code'> {
  readonly code: string;
}

/** Reads the newest of what is kept, for the operator. */
export async function readBadInput(owner: Kysely<Tables>, most: number): Promise<readonly KeptBadInput[]> {
  const rows = await owner
    .selectFrom('cases.bad_input')
    .select(['at', 'operation', 'code', 'reason', 'case_hash', 'sample'])
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ at, operation, code, reason, case_hash, sample }) => ({
    at: toMoment(at.getTime()),
    operation,
    code,
    reason,
    caseHash: case_hash,
    sample,
  }));
}
