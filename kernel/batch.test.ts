import { describe, expect, it } from 'vitest';
import { foundIn, loaderOver, type Answers } from './batch.ts';
import { Failure } from './failure.ts';

function aLoader(answers: ReadonlyMap<string, number | Failure>, options?: { maxBatchSize?: number }) {
  const asked: (readonly string[])[] = [];
  const find = async (keys: readonly string[]): Promise<Answers<string, number>> => {
    asked.push(keys);
    return answers;
  };
  return { asked, loader: loaderOver('numbers', find, options) };
}

const unreadable = new Failure('SEACATS_RECORD_UNREADABLE', 'this one cannot be read');

describe('a loader', () => {
  it('gathers the keys of a moment into one question, each once', async () => {
    const { loader, asked } = aLoader(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    );
    expect(await Promise.all([loader.load('b'), loader.load('a'), loader.load('b')])).toEqual([2, 1, 2]);
    expect(asked).toEqual([['b', 'a']]);
  });

  it('gives null for a key of which the answer says nothing, and what is zero as zero', async () => {
    const { loader } = aLoader(new Map([['a', 0]]));
    expect(await loader.loadMany(['a', 'missing'])).toEqual([0, null]);
  });

  it('fails one key with its own failure and no other', async () => {
    const { loader } = aLoader(
      new Map<string, number | Failure>([
        ['a', unreadable],
        ['b', 2],
      ]),
    );
    expect(await loader.loadMany(['a', 'b'])).toEqual([unreadable, 2]);
  });

  it('fails every key when the question as a whole failed', async () => {
    const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');
    const loader = loaderOver<string, number>('numbers', () => Promise.reject(gone));
    expect(await loader.loadMany(['a', 'b'])).toEqual([gone, gone]);
  });

  it('asks no more at once than the port takes', async () => {
    const { loader, asked } = aLoader(new Map(), { maxBatchSize: 2 });
    await loader.loadMany(['a', 'b', 'c']);
    expect(asked).toEqual([['a', 'b'], ['c']]);
  });
});

describe('what was found', () => {
  it('is every answer that is no failure', () => {
    expect(
      foundIn(
        new Map<string, number | Failure>([
          ['a', 0],
          ['b', unreadable],
          ['c', 2],
        ]),
      ),
    ).toEqual([0, 2]);
  });
});
