import { monitorEventLoopDelay } from 'node:perf_hooks';

const megabyte = 1_048_576;

/** What a process went through while it was watched, at the worst moment of each. */
export interface Watched {
  /** The longest time for which its event loop was held up by its own work: what it computed between two turns. */
  readonly blockedMs: number;
  /** The longest time between two turns by the clock, the time in which the machine ran other programs included. */
  readonly delayMs: number;
  /** How much more memory it had than before. */
  readonly grownMb: number;
}

/** Watches this process from now on; ends when what it gives is called, which tells what was seen. */
export function watchThisProcess(): () => Watched {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const memoryBefore = process.memoryUsage.rss();
  let memory = memoryBefore;
  let blockedMs = 0;
  let turnedAt = performance.now();
  let computed = process.cpuUsage();
  const turns = setInterval(() => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(computed);
    // All threads count, so this is rather too much than too little; more than has passed it cannot have been.
    blockedMs = Math.max(blockedMs, Math.min(now - turnedAt, (user + system) / 1000));
    memory = Math.max(memory, process.memoryUsage.rss());
    turnedAt = now;
    computed = process.cpuUsage();
  }, 1);
  delays.enable();
  return () => {
    delays.disable();
    clearInterval(turns);
    return { blockedMs, delayMs: delays.max / 1e6, grownMb: (memory - memoryBefore) / megabyte };
  };
}
