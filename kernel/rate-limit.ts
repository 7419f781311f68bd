import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Whether something may be done now, or after how many milliseconds it may be asked again. */
export type Permission = { readonly granted: true } | { readonly granted: false; readonly waitMs: number };

/** Lets so many things happen in a second, whoever does them. */
export interface RateLimit {
  take(): Promise<Permission>;
  /** Lets nothing happen for so many milliseconds; a shorter pause does not cut a longer one short. */
  pause(milliseconds: number): Promise<void>;
}

/** What the limiters of the package that we use can do. */
export interface Limiter {
  consume(key: string): Promise<unknown>;
  get(key: string): Promise<RateLimiterRes | null>;
  block(key: string, seconds: number): Promise<unknown>;
}

/** Everybody takes from one account. */
const key = 'all';

/** A rate limit over a limiter of the package. */
export function rateLimitOver(limiter: Limiter): RateLimit {
  return {
    async take() {
      try {
        await limiter.consume(key);
        return { granted: true };
      } catch (refusal) {
        // The limiter says no by throwing this, which is no error.
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return { granted: false, waitMs: refusal.msBeforeNext };
      }
    },
    async pause(milliseconds) {
      const standing = await limiter.get(key);
      if (standing !== null && standing.remainingPoints <= 0 && standing.msBeforeNext >= milliseconds) return;
      await limiter.block(key, milliseconds / 1_000);
    },
  };
}

/** A rate limit for this process alone. */
export const createRateLimit = (perSecond: number): RateLimit =>
  rateLimitOver(new RateLimiterMemory({ points: perSecond, duration: 1 }));
