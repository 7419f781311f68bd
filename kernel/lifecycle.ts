/** What was opened, to be closed in the opposite order. */
export interface Lifecycle extends AsyncDisposable {
  /** Notes how to close something that was just opened, and gives the thing back. */
  opened<T>(thing: T, close: (thing: T) => Promise<void> | void): T;
  /** Whether the end was announced or has begun, so that nobody should begin anything new here. */
  readonly isEnding: boolean;
  /** Says that the end is near, before anything is closed. */
  announceEnd(): void;
  /** Closes everything, last opened first; goes on after a failure and throws it at the end. Closing twice is once. */
  close(): Promise<void>;
}

/** A lifecycle with nothing in it yet. */
export function createLifecycle(): Lifecycle {
  const closers: (() => Promise<void> | void)[] = [];
  let isEnding = false;
  async function close(): Promise<void> {
    isEnding = true;
    const failures: unknown[] = [];
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) {
      try {
        await closer();
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'closing did not go well');
  }
  return {
    get isEnding() {
      return isEnding;
    },
    announceEnd() {
      isEnding = true;
    },
    opened(thing, closeThing) {
      closers.push(() => closeThing(thing));
      return thing;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
