import type { Figure } from '../bench/figures.ts';
import { sendHostileAnswers } from './border/hostile-answers.ts';
import { runNamedFaults } from './border/named-faults.ts';
import { proveAborts } from './border/aborts.ts';
import { proveRollingRestart } from './border/rolling-restart.ts';
import { proveSeacatsDown } from './border/seacats-down.ts';

/** What is proved of the border to the legacy systems, part by part. */
export const borderProofs: Readonly<Record<string, (quick: boolean) => Promise<readonly Figure[]>>> = {
  'hostile-answers': sendHostileAnswers,
  'named-faults': runNamedFaults,
  'seacats-down': proveSeacatsDown,
  aborts: proveAborts,
  'rolling-restart': proveRollingRestart,
};
