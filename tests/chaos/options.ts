import { parseArgs } from 'node:util';
import { faultNames, readFaultMode } from './fault-mode.ts';
import { seacatsModes } from './seacats-mode.ts';

/** How a run of `npm run chaos` is used. */
export const usage = `Usage: npm run chaos -- [options]

Starts the demonstration with its SEACATS behind a proxy on which things go wrong, until Ctrl-C. PORT,
DATA_DIRECTORY and the other settings are the demonstration's.

  --seacats <mode>       how SEACATS is (pass)
  --redis <mode>         puts a proxy before REDIS_URL too, and sets how it is
  --postgres <mode>      puts a proxy before DATABASE_URL too, and sets how it is
  --target <host:port>   starts no demonstration: only a proxy before that address
  --mode <mode>          how the target is (pass)
  --help                 prints this

A mode is one of ${faultNames.join(', ')}. Most take an amount: slow:200
(ms a piece), trickle:20 (ms a byte), reset:100, cut:100 and half-open:100 (after so many bytes of an answer),
garbage:64 (every so-many-th byte), bandwidth:10000 (bytes a second).

SEACATS also takes what its mock does of itself: ${Object.keys(seacatsModes).slice(0, 5).join(', ')},
${Object.keys(seacatsModes).slice(5).join(', ')}.

While it runs, a line such as "seacats slow:200", "redis pass" or "target down" sets another mode.`;

/** The systems that can have a proxy. */
export type ProxiedSystem = 'seacats' | 'redis' | 'postgres' | 'target';

/** Which systems have a proxy, and the mode in which each begins. */
export interface ChaosOptions {
  readonly modes: ReadonlyMap<ProxiedSystem, string>;
  /** The address to stand before, without a demonstration. */
  readonly target: string | null;
}

/** Reads the words of the command line; null when help is wanted. Throws RangeError or TypeError with what is wrong. */
export function readChaosOptions(argv: readonly string[]): ChaosOptions | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      seacats: { type: 'string' },
      redis: { type: 'string' },
      postgres: { type: 'string' },
      target: { type: 'string' },
      mode: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { seacats, redis, postgres, target, mode } = values;
  if (target === undefined && mode !== undefined) throw new RangeError('--mode is of a --target');
  if (target !== undefined && [seacats, redis, postgres].some((given) => given !== undefined)) {
    throw new RangeError('--target starts no demonstration, so it takes only --mode');
  }
  if (target !== undefined && !/^[^\s/@]+:[0-9]{1,5}$/.test(target)) {
    throw new RangeError(`--target expects host:port, not "${target}"`);
  }
  const wanted: readonly (readonly [ProxiedSystem, string | undefined])[] =
    target === undefined
      ? [
          ['seacats', seacats ?? 'pass'],
          ['redis', redis],
          ['postgres', postgres],
        ]
      : [['target', mode ?? 'pass']];
  const modes = new Map<ProxiedSystem, string>();
  for (const [system, given] of wanted) {
    if (given === undefined) continue;
    // Wrong words are said before anything is started.
    if (system !== 'seacats' || !Object.hasOwn(seacatsModes, given)) readFaultMode(given);
    modes.set(system, given);
  }
  return { modes, target: target === undefined ? null : `tcp://${target}` };
}
