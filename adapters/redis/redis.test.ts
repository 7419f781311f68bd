import { setTimeout as after } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { noMeters } from '#kernel/meters.ts';
import { aCaseNumber } from '#kernel/standing.test-kit.ts';
import { startRedis } from '#tests/services/redis.ts';
import { openRedis, type RedisConnection, type RedisConnectionOptions } from './connection.ts';
import { createRedisEventBus } from './event-bus.ts';
import { createSharedRateLimit } from './rate-limit.ts';
import { createSharedCopies } from './shared-copies.ts';

const redisUrl = inject('redisUrl');
const connections: RedisConnection[] = [];
let prefix = '';
beforeEach(() => {
  prefix = `test-${Math.random().toString(36).slice(2)}:`;
});
afterEach(() => {
  for (const connection of connections.splice(0)) connection.close();
});

async function connect(
  url: string | null = redisUrl,
  change: Partial<RedisConnectionOptions> = {},
): Promise<RedisConnection> {
  const connection = openRedis({
    url: url ?? 'redis://127.0.0.1:1',
    meters: noMeters,
    onTrouble: () => undefined,
    // A machine under test is slow at times.
    commandMs: 2_000,
    ...change,
  });
  connections.push(connection);
  if (url !== null) await vi.waitUntil(() => connection.redis.status === 'ready', { timeout: 5_000 });
  return connection;
}
const copiesOf = (connection: RedisConnection) => createSharedCopies(connection, prefix);
const value = Buffer.from([0, 255, 128, 10]);

describe.skipIf(redisUrl === null)('what processes share in Redis', () => {
  it('is read by all as it was written, for its time', async () => {
    const [one, other] = [copiesOf(await connect()), copiesOf(await connect())];
    await one.write(new Map([['a', value]]), 60_000);
    await one.write(new Map([['short', value]]), 1);
    await after(20);
    expect(await other.read(['a', 'b', 'short'])).toEqual(new Map([['a', value]]));
    await other.drop(['a', 'b']);
    expect(await one.read(['a'])).toEqual(new Map());
    expect(await one.read([])).toEqual(new Map());
  });

  it('is claimed by one, and given back by that one only', async () => {
    const [one, other] = [copiesOf(await connect()), copiesOf(await connect())];
    expect(await one.claim(['a', 'b'], 60_000)).toEqual(new Set(['a', 'b']));
    expect(await other.claim(['a', 'c'], 60_000)).toEqual(new Set(['c']));
    await other.release(['a']);
    expect(await other.claim(['a'], 60_000)).toEqual(new Set());
    await one.release(['a']);
    expect(await other.claim(['a'], 60_000)).toEqual(new Set(['a']));
  });

  it('is claimed again when whoever claimed it has died', async () => {
    const [one, other] = [copiesOf(await connect()), copiesOf(await connect())];
    await one.claim(['a'], 20);
    await vi.waitUntil(async () => (await other.claim(['a'], 60_000)).has('a'), { interval: 5 });
  });

  it('fault-F15: is nothing when another kind of thing stands under the key', async () => {
    const connection = await connect();
    await connection.redis.lpush(`${prefix}a`, 'a list');
    const copies = copiesOf(connection);
    expect(await copies.read(['a'])).toEqual(new Map());
    await copies.write(new Map([['a', value]]), 60_000);
    expect(await copies.read(['a'])).toEqual(new Map([['a', value]]));
  });
});

describe.skipIf(redisUrl === null)('an event', () => {
  const caseNumbers = [aCaseNumber('20161704200292-01')];

  it('is heard once in every process, and at once in its own', async () => {
    const [one, other] = [
      createRedisEventBus(await connect(), prefix),
      createRedisEventBus(await connect(), prefix),
    ];
    const heard: string[] = [];
    one.subscribe('case-changed', () => heard.push('one'));
    const stop = other.subscribe('case-changed', (event) => heard.push(`other ${event.caseNumbers.join()}`));
    await after(50);
    await one.publish('case-changed', { caseNumbers });
    await vi.waitUntil(() => heard.length === 2);
    await after(20);
    expect(heard).toEqual(['one', 'other 20161704200292-01']);
    stop();
    await one.publish('case-changed', { caseNumbers });
    await after(20);
    expect(heard).toHaveLength(3);
  });

  it.each(['no JSON', '{}', '{"from":"x","event":{"caseNumbers":["1; DROP"]}}', '[1]'])(
    'is not what somebody else wrote: %s',
    async (text) => {
      const connection = await connect();
      const bus = createRedisEventBus(connection, prefix);
      const heard: unknown[] = [];
      bus.subscribe('case-changed', (event) => heard.push(event));
      await after(50);
      await connection.redis.publish(`${prefix}case-changed`, text);
      await after(20);
      expect(heard).toEqual([]);
    },
  );
});

describe.skipIf(redisUrl === null)('a rate that processes share', () => {
  it('fault-F5: is one for all of them', async () => {
    const limits = [
      createSharedRateLimit(await connect(), 10, prefix),
      createSharedRateLimit(await connect(), 10, prefix),
    ];
    const permissions = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => limits[index % 2]?.take()),
    );
    expect(permissions.filter((permission) => permission?.granted)).toHaveLength(10);
  });

  it('fault-F5: is paused for all of them, and a shorter pause does not end a longer one', async () => {
    const limits = [
      createSharedRateLimit(await connect(), 10, prefix),
      createSharedRateLimit(await connect(), 10, prefix),
    ];
    await limits[0]?.pause(60_000);
    await limits[1]?.pause(1_000);
    const permission = await limits[1]?.take();
    expect(permission).toMatchObject({ granted: false });
    expect(permission?.granted === false && permission.waitMs).toBeGreaterThan(50_000);
  });
});

describe.skipIf(redisUrl === null)('a Redis that forgets', () => {
  it('fault-F15: does not end the pause of the process that was told to pause', async () => {
    const connection = await connect();
    const limit = createSharedRateLimit(connection, 10, prefix);
    await limit.pause(60_000);
    await connection.redis.unlink(...(await connection.redis.keys(`${prefix}*`)));
    expect(await limit.take()).toMatchObject({ granted: false });
  });
});

describe.skipIf(redisUrl === null)('a Redis that comes later', () => {
  it('fault-F12: carries events to those who listened before it was there', async () => {
    const gone = await startRedis();
    await gone.stop();
    const caseNumbers = [aCaseNumber('20161704200292-01')];
    const heard: unknown[] = [];
    const early = openRedis({ url: gone.url, meters: noMeters, onTrouble: () => undefined });
    connections.push(early);
    createRedisEventBus(early, prefix).subscribe('case-changed', (event) => heard.push(event));
    await after(300);
    await using server = await startRedis([], gone.port);
    const bus = createRedisEventBus(await connect(server.url), prefix);
    await vi.waitUntil(
      async () => {
        await bus.publish('case-changed', { caseNumbers });
        return heard.length > 0;
      },
      { timeout: 10_000 },
    );
    expect(heard[0]).toEqual({ caseNumbers });
  });
});

describe('a Redis that is not there', () => {
  it('fault-F12: costs nothing: nothing is found, every claim is granted, and each has its own rate', async () => {
    const troubles: Error[] = [];
    const connection = await connect(null, { onTrouble: (problem) => troubles.push(problem) });
    const copies = copiesOf(connection);
    const limit = createSharedRateLimit(connection, 2, prefix);
    const bus = createRedisEventBus(connection, prefix);
    let heard = 0;
    bus.subscribe('case-changed', () => (heard += 1));
    for (let count = 0; count < 20; count += 1) {
      expect(await copies.read(['a'])).toEqual(new Map());
      expect(await copies.claim(['a'], 1_000)).toEqual(new Set(['a']));
      await copies.write(new Map([['a', value]]), 1_000);
      await copies.release(['a']);
      await copies.drop(['a']);
    }
    expect(await limit.take()).toEqual({ granted: true });
    expect(await limit.take()).toEqual({ granted: true });
    expect(await limit.take()).toMatchObject({ granted: false });
    await bus.publish('case-changed', { caseNumbers: [] });
    expect(heard).toBe(1);
    expect(troubles).toHaveLength(1);
  });
});

describe.skipIf(redisUrl === null)('a Redis that hangs', () => {
  it('fault-F13: is waited for a few times, then left alone, and used again when it answers', async () => {
    await using server = await startRedis();
    const connection = await connect(server.url, { commandMs: 30, restMs: 200 });
    const copies = copiesOf(connection);
    await copies.write(new Map([['a', value]]), 60_000);
    server.suspend();
    let waited = 0;
    for (let count = 0; count < 50; count += 1) {
      const begun = performance.now();
      expect(await copies.read(['a'])).toEqual(new Map());
      if (performance.now() - begun > 20) waited += 1;
    }
    expect(waited).toBeLessThanOrEqual(5);
    server.resume();
    await vi.waitUntil(async () => (await copies.read(['a'])).size === 1, { timeout: 5_000 });
  });

  it('fault-F15: is found again after it was started anew, empty', async () => {
    const first = await startRedis();
    const connection = await connect(first.url, { restMs: 50 });
    const copies = copiesOf(connection);
    await copies.write(new Map([['a', value]]), 60_000);
    await first.stop();
    expect(await copies.read(['a'])).toEqual(new Map());
    await using second = await startRedis([], first.port);
    expect(second.port).toBe(first.port);
    await vi.waitUntil(
      async () => {
        await copies.write(new Map([['b', value]]), 60_000);
        return (await copies.read(['b'])).size === 1;
      },
      { timeout: 5_000 },
    );
    expect(await copies.read(['a'])).toEqual(new Map());
  });
});
