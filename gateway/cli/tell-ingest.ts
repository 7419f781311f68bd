import { SingleBar } from 'cli-progress';
import type { FileOutcome, IngestObserver } from '#ace/ingest-folder.ts';

/** What writes how an ingest goes, and is stopped when it ends, well or not. */
export interface IngestTeller extends IngestObserver {
  stop(): void;
}

/** Where an ingest says how it goes: standard output, or what stands for it. */
type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Writes how an ingest goes to a stream: a progress bar to a terminal, plain lines to anything else. */
export function tellIngest(stream: Output): IngestTeller {
  const say = (line: string): void => void stream.write(`${line}\n`);
  return stream.isTTY ? aBar(stream, say) : plainLines(say);
}

function toLine(outcome: FileOutcome): string {
  const { fileName, status } = outcome;
  if (status === 'REFUSED') return `${fileName}: refused, ${outcome.reason}`;
  const { rows, quarantined, withheld } = outcome;
  const loaded =
    status === 'LOADED'
      ? `${rows} rows, of which ${quarantined} in quarantine`
      : `loaded before, ${rows} rows`;
  const ended = withheld === null ? '' : `; nothing was ended that it lacks: ${withheld}`;
  return `${fileName}: ${loaded}${ended}`;
}

function aBar(stream: Output, say: (line: string) => void): IngestTeller {
  let bar: SingleBar | null = null;
  const stop = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    began({ fileName }) {
      bar = new SingleBar({
        stream,
        format: '{fileName} [{bar}] {percentage} % | {rows} rows | {duration_formatted}',
        // Of an extract of a million rows all else stands in 80 columns, too.
        barsize: 24,
        // Cut to the width of the terminal, whose own wrapping stays as it is: nothing has to be put back after a kill.
        linewrap: true,
      });
      bar.start(100, 0, { fileName, rows: 0 });
    },
    progressed: (share, rows) => bar?.update(Math.round(share * 100), { rows: Math.round(rows) }),
    ended(outcome) {
      if (outcome.status !== 'REFUSED') bar?.update(100, { rows: outcome.rows });
      stop();
      say(toLine(outcome));
    },
    stop,
  };
}

/** For a log: a line at every quarter of a file. */
function plainLines(say: (line: string) => void): IngestTeller {
  let name = '';
  let quarter = 0;
  return {
    began({ fileName }) {
      name = fileName;
      quarter = 0;
    },
    progressed(share, rows) {
      const reached = Math.min(3, Math.floor(share * 4));
      if (reached <= quarter) return;
      quarter = reached;
      say(`${name}: ${reached * 25} %, ${Math.round(rows)} rows`);
    },
    ended: (outcome) => say(toLine(outcome)),
    stop: () => undefined,
  };
}
