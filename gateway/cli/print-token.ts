import type { Config } from '#kernel/config.ts';

/** Prints a token for a persona of the demonstration, alone on the last line. */
export async function printToken(persona: string, config: Config): Promise<void> {
  const { demoToken } = await import('../dev.ts');
  console.log(await demoToken(config, persona));
}
