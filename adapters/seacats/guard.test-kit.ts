import { noMeters } from '#kernel/meters.ts';
import type { RateLimit } from '#kernel/rate-limit.ts';
import { createGuard, type Guard, type GuardOptions } from './guard.ts';

/** A rate limit that grants everything and remembers how long it was told to pause. */
export function anyRate(): RateLimit & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    take: async () => ({ granted: true }),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  };
}

/** A guard before GetCases, with short times. */
export const aGuard = (change: Partial<GuardOptions> = {}): Guard =>
  createGuard({
    operation: 'GetCases',
    isRead: true,
    rateLimit: anyRate(),
    meters: noMeters,
    callMs: 200,
    probeMs: 50,
    ...change,
  });
