import { describe, expect, it } from 'vitest';
import { ChangeLog } from './change-log.ts';

const change = (version: number) =>
  ({
    caseNumber: '20161704200292-01',
    code: 'C',
    version: String(version),
    at: '2026-01-15T17:00:00.000Z',
  }) as const;

describe('the log of changes', () => {
  it('tells what came after a token, page by page', () => {
    const log = new ChangeLog();
    log.add(change(1));
    const token = log.since(null, 10)?.next ?? '';
    for (const version of [2, 3, 4]) log.add(change(version));
    const first = log.since(token, 2);
    expect(first).toMatchObject({ changes: [change(2), change(3)], more: true });
    const second = log.since(first?.next ?? '', 2);
    expect(second).toMatchObject({ changes: [change(4)], more: false });
    expect(log.since(second?.next ?? '', 2)).toEqual({ changes: [], next: second?.next, more: false });
  });

  it('does not know tokens of others, of before it was told to forget, or of too long ago', () => {
    const log = new ChangeLog();
    const [old = ''] = [log.since(null, 1)?.next];
    expect(log.since('nonsense', 1)).toBeUndefined();
    expect(log.since('T1-99', 1)).toBeUndefined();
    for (let count = 0; count <= 10_000; count += 1) log.add(change(count));
    expect(log.since(old, 1)).toBeUndefined();
    const [recent = ''] = [log.since(null, 1)?.next];
    expect(log.since(recent, 1)).toBeDefined();
    log.forget();
    expect(log.since(recent, 1)).toBeUndefined();
  });
});
