import type { CaseNumber } from './identifiers.ts';

/** Topics on which parts of the program tell each other what happened. */
export interface Topics {
  /** Cases that changed, were added or deleted in SEACATS, after the index knows of it. */
  readonly 'case-changed': { readonly caseNumbers: readonly CaseNumber[] };
}

/** Hears of one event; what it throws or rejects with is its own affair. */
export type EventListener<Topic extends keyof Topics> = (event: Topics[Topic]) => void;

/**
 * Carries events to whoever listens now. An event may be lost, as when Redis is away, so that it must only ever be a
 * reason to read again and never the only way to learn of something.
 */
export interface EventBus {
  /** Resolves when the event is on its way; never rejects. */
  publish<Topic extends keyof Topics>(topic: Topic, event: Topics[Topic]): Promise<void>;
  /** Listens until the answer is called. */
  subscribe<Topic extends keyof Topics>(topic: Topic, listener: EventListener<Topic>): () => void;
}

/** An event bus within one process. */
export function createEventBus(): EventBus {
  const listeners = new Map<keyof Topics, Set<EventListener<keyof Topics>>>();
  const listenersTo = (topic: keyof Topics): Set<EventListener<keyof Topics>> => {
    const known = listeners.get(topic) ?? new Set();
    listeners.set(topic, known);
    return known;
  };
  return {
    publish(topic, event) {
      for (const listener of [...listenersTo(topic)]) listener(event);
      return Promise.resolve();
    },
    subscribe(topic, listener) {
      const own: EventListener<keyof Topics> = (event) => listener(event);
      listenersTo(topic).add(own);
      return () => void listenersTo(topic).delete(own);
    },
  };
}
