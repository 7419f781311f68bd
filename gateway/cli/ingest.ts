import { existsSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { ingestFolder, type FileOutcome, type IngestObserver } from '#ace/ingest-folder.ts';
import { ConfigError, required, type Config } from '#kernel/config.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { createSurroundings, openStore } from '../assemble.ts';

/** Loads a folder of ACE extracts, and says how far it is and what became of each file. */
export async function ingest(
  folder: string,
  config: Config,
  { allowShrink = false }: { readonly allowShrink?: boolean } = {},
): Promise<void> {
  if (!existsSync(folder)) throw new ConfigError([`<folder>: there is no folder ${folder}`]);
  const surroundings = createSurroundings(
    config,
    createLogger(config.LOG_LEVEL, 'an ingest logs no numbers'),
  );
  const accountKeyOf = createAccountKeyMaker(await secretOf(config));
  try {
    const { database } = await openStore(surroundings);
    const { files, reportFile } = await ingestFolder(
      folder,
      {
        pool: database.pool,
        // The embedded database serves nobody else while a transaction lasts.
        rowsPerBatch: database.kind === 'embedded' ? 1_000 : 2_000,
        accountKeyOf,
        clock: surroundings.clock,
        allowShrink,
      },
      process.stdout.isTTY ? aBar() : plainLines(),
    );
    if (files.some(({ status }) => status === 'LOADED')) await database.settle();
    if (files.length === 0) console.log(`There is no extract (*.csv) in ${folder}.`);
    console.log(`What could not be loaded is told in ${reportFile}`);
    if (files.some(({ status }) => status === 'REFUSED')) process.exitCode = 1;
  } finally {
    await surroundings.lifecycle.close();
  }
}

/** The demonstration has a secret of its own, so that what is loaded joins its cases. */
async function secretOf(config: Config): Promise<string> {
  const { isDemonstration } = await import('../dev.ts');
  if (config.ACCOUNT_KEY_SECRET === undefined && isDemonstration(config)) {
    return (await import('../demo/demo-rows.ts')).demoAccountKeySecret;
  }
  return required(config, ['ACCOUNT_KEY_SECRET'], 'claimgraph ingest').ACCOUNT_KEY_SECRET;
}

function say(outcome: FileOutcome): void {
  switch (outcome.status) {
    case 'REFUSED':
      return console.log(`${outcome.fileName}: refused, ${outcome.reason}`);
    case 'LOADED_BEFORE':
      return console.log(`${outcome.fileName}: loaded before, ${outcome.rows} rows`);
    case 'LOADED': {
      const { fileName, rows, quarantined } = outcome;
      return console.log(`${fileName}: ${rows} rows, of which ${quarantined} in quarantine`);
    }
  }
}

function aBar(): IngestObserver {
  let bar: SingleBar | null = null;
  return {
    began({ fileName }) {
      bar = new SingleBar({
        format: `${fileName} [{bar}] {percentage} % | {rows} rows | {duration_formatted}`,
      });
      bar.start(100, 0, { rows: 0 });
    },
    progressed: (share, rows) => bar?.update(Math.round(share * 100), { rows: Math.round(rows) }),
    ended(outcome) {
      bar?.stop();
      bar = null;
      say(outcome);
    },
  };
}

/** For a log: a line at every quarter of a file. */
function plainLines(): IngestObserver {
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
      console.log(`${name}: ${reached * 25} %, ${Math.round(rows)} rows`);
    },
    ended: say,
  };
}
