import { describe, expect, it } from 'vitest';
import { createLifecycle } from './lifecycle.ts';

function aLifecycle(...things: readonly string[]) {
  const closed: string[] = [];
  const lifecycle = createLifecycle();
  const open = (name: string, failure?: Error): string =>
    lifecycle.opened(name, async (thing) => {
      await Promise.resolve();
      closed.push(thing);
      if (failure) throw failure;
    });
  things.forEach((thing) => open(thing));
  return { lifecycle, closed, open };
}

describe('what was opened', () => {
  it('is given back to whoever opened it', () => {
    expect(aLifecycle().open('the database')).toBe('the database');
  });

  it('is closed in the opposite order, one after another', async () => {
    const { lifecycle, closed } = aLifecycle('the database', 'SEACATS', 'the server');
    await lifecycle.close();
    expect(closed).toEqual(['the server', 'SEACATS', 'the database']);
  });

  it('is closed by leaving a block', async () => {
    const { lifecycle, closed } = aLifecycle('the database');
    {
      await using _held = lifecycle;
    }
    expect(closed).toEqual(['the database']);
  });

  it('is closed once, however often it is closed', async () => {
    const { lifecycle, closed } = aLifecycle('the database');
    await Promise.all([lifecycle.close(), lifecycle.close()]);
    await lifecycle.close();
    expect(closed).toEqual(['the database']);
  });

  it('is closed also when something else would not close, and every such failure is told', async () => {
    const { lifecycle, closed, open } = aLifecycle('the database');
    const [one, other] = [new Error('the socket is gone'), new Error('the file is gone')];
    open('SEACATS', one);
    open('the server', other);
    await expect(lifecycle.close()).rejects.toMatchObject({ errors: [other, one] });
    expect(closed).toEqual(['the server', 'SEACATS', 'the database']);
  });

  it('while closing is closed too', async () => {
    const { lifecycle, closed, open } = aLifecycle();
    lifecycle.opened('the server', () => void open('a late connection'));
    await lifecycle.close();
    expect(closed).toEqual(['a late connection']);
  });
});

describe('the end', () => {
  it('is announced before anything is closed', () => {
    const { lifecycle, closed } = aLifecycle('the server');
    expect(lifecycle.isEnding).toBe(false);
    lifecycle.announceEnd();
    expect(lifecycle.isEnding).toBe(true);
    expect(closed).toEqual([]);
  });

  it('has come when things are being closed, announced or not', async () => {
    const { lifecycle } = aLifecycle('the server');
    await lifecycle.close();
    expect(lifecycle.isEnding).toBe(true);
  });
});
