/**
 * Keeps small things where all processes find them, for a while or until room is needed. Nothing depends on it: when the
 * place is away or slow, nothing is found, nothing is kept, and every claim is granted. No method rejects.
 */
export interface SharedCopies {
  /** What is kept under keys; those under which nothing is are absent. */
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** Keeps things for so many milliseconds. */
  write(entries: ReadonlyMap<string, Buffer>, lifetimeMs: number): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
  /** Claims the work on keys for so many milliseconds at most, and answers which of them nobody else has claimed. */
  claim(keys: readonly string[], lifetimeMs: number): Promise<ReadonlySet<string>>;
  /** Gives back what was claimed here. */
  release(keys: readonly string[]): Promise<void>;
}
