#!/usr/bin/env node
import '#kernel/no-telemetry.ts';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { readConfig } from '#kernel/config.ts';
import { explain } from './explain.ts';
import { printToken } from './print-token.ts';
import { roles, type ServeRole } from './roles.ts';

const program = new Command('claimgraph').description(
  'One graph over customs enforcement cases and trade accounts.',
);

program
  .command('start')
  .description('serve everything; without configuration as a demonstration')
  .action(async () => {
    // What serves is loaded when it is wanted: it takes a second that a token need not wait for.
    const { start } = await import('./serve.ts');
    await start(readConfig());
  });

program
  .command('serve')
  .description('serve everything in one process, or one part of it')
  .addArgument(new Argument('[role]', 'what to serve').choices([...roles]).default('all'))
  .action(async (role: ServeRole) => {
    const { serve } = await import('./serve.ts');
    await serve(role, readConfig());
  });

program
  .command('token')
  .description('print a token of the demonstration')
  .requiredOption('--as <persona>', 'the persona to be')
  .action(({ as }: { as: string }) => printToken(as, readConfig()));

program
  .command('ingest')
  .description('load a folder of ACE extracts')
  .argument('<folder>', 'the folder of the extracts (*.csv)')
  .option('--allow-shrink', 'believe a FULL extract that has far fewer rows than stand')
  .action(async (folder: string, options: { allowShrink?: boolean }) => {
    const { ingest } = await import('./ingest.ts');
    await ingest(folder, readConfig(), options);
  });

program
  .command('reconcile')
  .description('compare the case index with SEACATS and mend it')
  .action(async () => {
    const { reconcileIndex } = await import('./reconcile.ts');
    await reconcileIndex(readConfig());
  });

program
  .command('doctor')
  .description('look at all that Claimgraph stands on, and say what is wrong')
  .option('--samples <n>', 'how many samples of what SEACATS sent and nobody could read are shown', '3')
  .option('--json', 'print it as JSON')
  .action(async ({ samples, json }: { samples: string; json?: boolean }) => {
    if (!/^\d{1,4}$/.test(samples))
      throw new InvalidArgumentError('--samples expects a whole number up to 9999');
    const { examine } = await import('./doctor.ts');
    const isWell = await examine(readConfig(), { samples: Number(samples), json: json === true });
    process.exitCode = isWell ? 0 : 1;
  });

program
  .command('seacats-mock')
  .description('run a SEACATS to develop against')
  .allowUnknownOption()
  .helpOption(false)
  .argument('[options...]')
  .action(async (options: string[]) => {
    const { runSeacatsMockCommand } = await import('./seacats-mock.ts');
    await runSeacatsMockCommand(options, readConfig());
  });

program
  .command('ace-extracts')
  .description('write made-up account extracts, as ACE exports them')
  .allowUnknownOption()
  .helpOption(false)
  .argument('[options...]')
  .action(async (options: string[]) => {
    const { writeAceExtractsCommand } = await import('./ace-extracts.ts');
    await writeAceExtractsCommand(options, readConfig());
  });

try {
  await program.parseAsync();
} catch (problem) {
  console.error(`claimgraph: ${explain(problem)}`);
  process.exitCode = 1;
}
