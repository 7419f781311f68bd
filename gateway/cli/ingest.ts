import { existsSync } from 'node:fs';
import { ingestFolder, type FileOutcome } from '#ace/ingest-folder.ts';
import { ConfigError, required, type Config } from '#kernel/config.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { openStore } from '../assemble.ts';
import { createSurroundings } from '../surroundings.ts';
import { tellIngest } from './tell-ingest.ts';

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
  const telling = tellIngest(process.stdout);
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
      telling,
    );
    if (files.some(({ status }) => status === 'LOADED')) await database.settle();
    if (files.length === 0) console.log(`There is no extract (*.csv) in ${folder}.`);
    console.log(`What could not be loaded is told in ${reportFile}`);
    if (files.some(needsAClerk)) process.exitCode = 1;
  } finally {
    telling.stop();
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

/** Whether somebody has to look at a file before all of it has come to pass. */
const needsAClerk = (outcome: FileOutcome): boolean =>
  outcome.status === 'REFUSED' || outcome.withheld !== null;
