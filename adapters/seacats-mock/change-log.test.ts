import { describe, expect, it } from 'vitest';
import { ChangeLog } from './change-log.ts';

const aChange = (version: number) =>
  ({
    caseNumber: '20201704000001-01',
    code: 'C',
    version: String(version),
    at: '2026-01-01T00:00:00Z',
  }) as const;

describe('the log of changes', () => {
  it('tells what came after a token, page by page, and then nothing under the same token', () => {
    const log = new ChangeLog();
    const start = log.end();
    for (const version of [1, 2, 3]) log.add(aChange(version));
    const first = log.since(start, 2);
    expect(first).toMatchObject({ changes: [{ version: '1' }, { version: '2' }], more: true });
    const second = log.since(first?.next ?? '', 2);
    expect(second).toEqual({ changes: [aChange(3)], next: log.end(), more: false });
    expect(log.since(log.end(), 2)).toEqual({ changes: [], next: log.end(), more: false });
  });

  it('does not know a token of another log, of a time before it forgot, from the future or of what it has dropped', () => {
    const log = new ChangeLog(4);
    const start = log.end();
    log.add(aChange(1));
    const afterOne = log.end();
    for (const version of [2, 3, 4, 5]) log.add(aChange(version));
    expect(log.since(start, 10)).toBeUndefined();
    expect(log.since(afterOne, 10)).toBeUndefined();
    expect(log.since(new ChangeLog().end(), 10)).toBeUndefined();
    expect(log.since(log.end().replace(/\d+$/, '6'), 10)).toBeUndefined();
    expect(log.since('', 10)).toBeUndefined();
    const end = log.end();
    expect(log.since(end, 10)).toBeDefined();
    log.forget();
    expect(log.since(end, 10)).toBeUndefined();
  });
});
