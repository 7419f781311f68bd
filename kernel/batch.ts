import DataLoader from 'dataloader';
import { Failure } from './failure.ts';

/** How a port answers a question about many keys: a key without an entry has nothing; a failure is that key's alone. */
export type Answers<K, V> = ReadonlyMap<K, V | Failure>;

/** What was found, without the failures. */
export const foundIn = <K, V>(answers: Answers<K, V>): V[] =>
  [...answers.values()].filter((answer): answer is V => !(answer instanceof Failure));

/** A loader over a port's question; make one per request, because what one viewer may see another may not. */
export function loaderOver<K, V>(
  name: string,
  find: (keys: readonly K[]) => Promise<Answers<K, V>>,
  { maxBatchSize = 1000 }: { maxBatchSize?: number } = {},
): DataLoader<K, V | null> {
  return new DataLoader<K, V | null>(
    async (keys) => {
      const found = await find(keys);
      return keys.map((key) => found.get(key) ?? null);
    },
    { name, maxBatchSize },
  );
}
