import { SingleBar } from 'cli-progress';
import type { BackfillObserver } from '#cases/jobs/worker-parts.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Logger } from '#kernel/telemetry.ts';

type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

// Without a terminal, a line at most so often.
const lineEveryMs = 10_000;

/** Tells how the first reading of all cases goes: by a progress bar on a terminal, by lines in the log elsewhere. */
export const tellBackfill = (stream: Output, logger: Logger, clock: Clock): BackfillObserver =>
  stream.isTTY ? aBar(stream, clock) : logLines(logger, clock);

/** Cases a second since a moment and a count. */
function createRate(clock: Clock): (stored: number) => number {
  let first: { readonly at: number; readonly stored: number } | null = null;
  return (stored) => {
    const at = clock.monotonicMilliseconds();
    first ??= { at, stored };
    return Math.round((stored - first.stored) / Math.max((at - first.at) / 1000, 0.001));
  };
}

function aBar(stream: Output, clock: Clock): BackfillObserver {
  let bar: SingleBar | null = null;
  let rate = createRate(clock);
  const stopped = (): void => {
    bar?.stop();
    bar = null;
  };
  return {
    began() {
      rate = createRate(clock);
      bar = new SingleBar({
        stream,
        format: 'cases [{bar}] {percentage} % | {stored} cases | {rate} a second',
        barsize: 24,
        linewrap: true,
      });
      bar.start(100, 0, { stored: 0, rate: 0 });
    },
    progressed(stored, total) {
      const share = total === null || total === 0 ? 0 : Math.min(1, stored / total);
      bar?.update(Math.floor(share * 100), { stored, rate: rate(stored) });
    },
    ended: (stored) => bar?.update(100, { stored, rate: rate(stored) }),
    stopped,
  };
}

function logLines(logger: Logger, clock: Clock): BackfillObserver {
  let toldAt = 0;
  let rate = createRate(clock);
  return {
    began() {
      rate = createRate(clock);
      toldAt = clock.monotonicMilliseconds();
      logger.info({}, 'every case is read into the index');
    },
    progressed(stored, total) {
      const perSecond = rate(stored);
      if (clock.monotonicMilliseconds() - toldAt < lineEveryMs) return;
      toldAt = clock.monotonicMilliseconds();
      logger.info({ stored, total, perSecond }, 'cases are read into the index');
    },
    ended: (stored) => logger.info({ stored, perSecond: rate(stored) }, 'every case is in the index'),
    stopped: () => undefined,
  };
}
