import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Clock } from '#kernel/clock.ts';
import { tellBackfill } from './tell-backfill.ts';

/** A clock that the test moves. */
function aMovingClock(): Clock & { now: number } {
  const clock = { now: 0, epochMilliseconds: () => clock.now, monotonicMilliseconds: () => clock.now };
  return clock;
}

function aLog() {
  const lines: unknown[] = [];
  const write = (fields: object, message: string): void => void lines.push({ message, ...fields });
  return { lines, logger: { debug: write, info: write, warn: write, error: write } };
}

describe('a backfill', () => {
  it('is told to a log in a line every ten seconds, with its count, its share and its rate', () => {
    const { lines, logger } = aLog();
    const clock = aMovingClock();
    const observer = tellBackfill(new PassThrough(), logger, clock);
    observer.began();
    observer.progressed(0, null);
    clock.now = 5_000;
    observer.progressed(500, 4_000);
    clock.now = 10_000;
    observer.progressed(1_000, 4_000);
    clock.now = 40_000;
    observer.ended(4_000);
    expect(lines).toEqual([
      { message: 'every case is read into the index' },
      { message: 'cases are read into the index', stored: 1_000, total: 4_000, perSecond: 100 },
      { message: 'every case is in the index', stored: 4_000, perSecond: 100 },
    ]);
  });

  it('is told to a terminal by a bar, also when it stops before its end', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const clock = aMovingClock();
    const observer = tellBackfill(stream, aLog().logger, clock);
    observer.began();
    observer.progressed(1_000, null);
    clock.now = 1_000;
    observer.progressed(2_000, 4_000);
    observer.stopped();
    expect(String(stream.read())).toContain('cases [');
  });
});
