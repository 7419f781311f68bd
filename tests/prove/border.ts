import type { Figure } from '../bench/figures.ts';
import { sendHostileAnswers } from './border/hostile-answers.ts';
import { runNamedFaults } from './border/named-faults.ts';
import { proveRollingRestart } from './border/rolling-restart.ts';

/** What is proved of the border to the legacy systems, part by part. */
export const borderProofs: Readonly<Record<string, (quick: boolean) => Promise<readonly Figure[]>>> = {
  'hostile-answers': sendHostileAnswers,
  'named-faults': runNamedFaults,
  'rolling-restart': proveRollingRestart,
};
