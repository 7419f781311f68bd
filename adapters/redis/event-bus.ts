import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createEventBus, type EventBus, type Topics } from '#kernel/events.ts';
import type { CaseNumber } from '#kernel/identifiers.ts';
import type { RedisConnection } from './connection.ts';

const caseNumber = z
  .string()
  .regex(/^\d{14}-\d{2}$/)
  .transform((text) => text as CaseNumber);

const topics = {
  'case-changed': z.object({
    caseNumbers: z.array(caseNumber).max(10_000),
  }),
} satisfies { [Topic in keyof Topics]: z.ZodType<Topics[Topic]> };

const message = z.object({ from: z.string(), event: z.unknown() });

/** An event bus between processes: what is published here is heard here at once, and elsewhere when Redis carries it. */
export function createRedisEventBus(connection: RedisConnection, prefix = 'claimgraph:'): EventBus {
  const own = createEventBus();
  const from = randomUUID();
  const listener = connection.openListener();
  const hear = async (topic: keyof Topics, text: string): Promise<void> => {
    const read = message.safeParse(parsed(text));
    if (!read.success || read.data.from === from) return;
    const event = topics[topic].safeParse(read.data.event);
    // What is no event of ours is somebody else's affair: an event is only a reason to read again.
    if (event.success) await own.publish(topic, event.data);
  };
  listener.on('message', (channel: string, text: string) => {
    const topic = channel.slice(prefix.length);
    if (topic === 'case-changed') void hear(topic, text);
  });
  // On every connection: the client would listen again only to what it has heard once, and Redis may come later.
  listener.on('ready', () => {
    listener
      .subscribe(...Object.keys(topics).map((topic) => prefix + topic))
      .catch(() => listener.disconnect(true));
  });
  return {
    async publish(topic, event) {
      await own.publish(topic, event);
      await connection.attempt(
        'events',
        (redis) => redis.publish(prefix + topic, JSON.stringify({ from, event })),
        0,
      );
    },
    subscribe: (topic, hearing) => own.subscribe(topic, hearing),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
