import type { Config } from '#kernel/config.ts';

/** Runs a SEACATS to develop against, until it is told to stop. */
export async function runSeacatsMockCommand(options: readonly string[], config: Config): Promise<void> {
  const { runDevelopmentSeacats } = await import('../dev.ts');
  process.exitCode = await runDevelopmentSeacats(options, config);
}
