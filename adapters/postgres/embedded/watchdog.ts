/**
 * Watches a number that a worker raises before and after each statement, so that it is odd while one runs, and tells
 * once when a statement has run too long. PGlite can neither time nor cancel one. Answers with a way to stop watching.
 */
export function watchPulse(pulse: Int32Array, limitMs: number, tell: () => void): () => void {
  Atomics.store(pulse, 0, 0);
  let seen = 0;
  let since = performance.now();
  const timer = setInterval(
    () => {
      const now = Atomics.load(pulse, 0);
      const sameStatement = now === seen && now % 2 !== 0;
      seen = now;
      if (!sameStatement) since = performance.now();
      else if (performance.now() - since > limitMs) tell();
    },
    Math.min(1_000, limitMs / 4),
  );
  return () => clearInterval(timer.unref());
}
