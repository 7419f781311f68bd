import type { Config } from '#kernel/config.ts';

/** Writes extracts of made-up accounts, as ACE Reports exports them. */
export async function writeAceExtractsCommand(options: readonly string[], config: Config): Promise<void> {
  const { writeDevelopmentExtracts } = await import('../dev.ts');
  process.exitCode = await writeDevelopmentExtracts(options, config);
}
