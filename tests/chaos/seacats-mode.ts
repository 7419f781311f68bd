import type { SeacatsMode } from '#seacats-mock/modes.ts';

/** The mock's own ways to misbehave, by the names by which they are set here. */
export const seacatsModes: Readonly<Record<string, SeacatsMode>> = {
  fault: { mode: 'fault', code: 'SYS-001' },
  'rate-limited': { mode: 'rate-limit', calls: 5, windowMs: 10_000 },
  truncated: { mode: 'truncated' },
  'wrong-charset': { mode: 'wrong-charset', declared: 'UTF-8' },
  'another-case': { mode: 'another-case' },
  empty: { mode: 'empty' },
  maintenance: { mode: 'maintenance' },
  'unknown-code': { mode: 'unknown-code' },
  'unreadable-parties': { mode: 'unreadable-parties' },
};
