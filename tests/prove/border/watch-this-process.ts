import { monitorEventLoopDelay } from 'node:perf_hooks';

const megabyte = 1_048_576;
const resolutionMs = 1;

/** What a process went through: the longest time its event loop was blocked, and its growth at the worst moment. */
export interface Watched {
  readonly longestMs: number;
  readonly grownMb: number;
}

/** Watches this process from now on; ends when what it gives is called, which tells what was seen. */
export function watchThisProcess(): () => Watched {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  const before = process.memoryUsage.rss();
  let most = before;
  const sampler = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
  delays.enable();
  return () => {
    delays.disable();
    clearInterval(sampler);
    return { longestMs: delays.max / 1e6, grownMb: (most - before) / megabyte };
  };
}
