import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import { createEventBus } from '#kernel/events.ts';
import type { Failure } from '#kernel/failure.ts';
import { noMeters, type Meters } from '#kernel/meters.ts';
import { createCaseIndex } from '#postgres/case-index.ts';
import { createCaseSnapshots } from '#postgres/case-snapshots.ts';
import type { Database } from '#postgres/database.ts';
import { stores } from '#postgres/stores.test-kit.ts';
import { createWorkerLease } from '#postgres/worker-lease.ts';
import { startCaseWorker, type CaseWorker } from './case-worker.ts';
import { aSeacats, numberAt, type SeacatsInMemory } from './seacats-in-memory.test-kit.ts';
import type { WorkerParts } from './worker-parts.ts';

const { signal } = new AbortController();

describe.each(stores)('a worker over $store', ({ open }) => {
  let database: Database;
  let told: string[];
  let counted: string[];
  const events = createEventBus();

  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: (_fields: object, message: string) => void told.push(message),
    error: (_fields: object, message: string) => void told.push(message),
  };
  const meters: Meters = {
    ...noMeters,
    count: (name, labels, by = 1) => void counted.push(`${name} ${Object.values(labels).join()} ${by}`),
  };
  const start = (
    seacats: SeacatsInMemory,
    parts: Partial<WorkerParts> = {},
    holder = 'a worker',
  ): CaseWorker =>
    startCaseWorker(
      {
        feed: seacats.feed,
        liveCases: seacats.liveCases,
        index: createCaseIndex(database),
        events,
        meters,
        logger,
        clock: systemClock,
        backfillObserver: {
          began: () => undefined,
          progressed: () => undefined,
          ended: () => undefined,
          stopped: () => undefined,
        },
        ...parts,
      },
      { holder, lease: createWorkerLease(database), leaseMs: 600, pollMs: 5, reconcileEveryMs: 86_400_000 },
    );
  /** The index as its numbers and versions, which is what it is compared by. */
  const indexed = async (): Promise<string[]> => {
    const { rows } = await sql<{ line: string }>`
      SELECT case_number || ' ' || record_version AS line FROM cases.case_index ORDER BY case_number`.execute(
      database.owner,
    );
    return rows.map(({ line }) => line);
  };
  const held = ({ cases }: SeacatsInMemory): string[] =>
    [...cases].map(([number, { recordVersion }]) => `${number} ${recordVersion}`).sort();
  const agrees = (seacats: SeacatsInMemory): Promise<void> =>
    vi.waitFor(
      async () => {
        expect(await createCaseIndex(database).place()).toMatchObject({ backfilled: true });
        expect(await indexed()).toEqual(held(seacats));
      },
      { timeout: 10_000, interval: 20 },
    );
  const until = (condition: () => boolean): Promise<void> =>
    vi.waitFor(() => expect(condition()).toBe(true), { timeout: 10_000, interval: 10 });

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    told = [];
    counted = [];
    await sql`TRUNCATE cases.case_index, cases.deleted_case, cases.awaited_case, cases.worker_place`.execute(
      database.owner,
    );
    await sql`INSERT INTO cases.worker_place DEFAULT VALUES`.execute(database.owner);
    await sql`UPDATE cases.worker_lease SET expires_at = '-infinity'`.execute(database.owner);
  });
  afterAll(() => database.close());

  it('reads all cases into an empty index, from a place in the feed that it notes first', async () => {
    const seacats = aSeacats(35);
    await using _worker = start(seacats);
    await agrees(seacats);
    expect(seacats.asked[0]).toBe('token');
    expect(seacats.asked.filter((question) => question.startsWith('census'))).toHaveLength(4);
  });

  it('begins with a SEACATS that holds no case', async () => {
    const seacats = aSeacats(0);
    await using _worker = start(seacats);
    await agrees(seacats);
    seacats.change(numberAt(1));
    await agrees(seacats);
  });

  it('goes on, when it is started again, at the page where it was stopped', async () => {
    const seacats = aSeacats(50);
    seacats.beforeAnswer = (question) => {
      seacats.down ||= question === `census ${numberAt(30)}`;
    };
    const stopped = start(seacats);
    await until(() => told.includes('SEACATS did not answer'));
    await stopped.stop();
    expect((await createCaseIndex(database).place()).backfilledTo).toBe(numberAt(30));
    Object.assign(seacats, { down: false, beforeAnswer: () => undefined });
    seacats.asked.length = 0;
    await using _worker = start(seacats);
    await agrees(seacats);
    expect(seacats.asked.filter((question) => question.startsWith('census'))).toEqual([
      `census ${numberAt(30)}`,
      `census ${numberAt(40)}`,
    ]);
  });

  it('does not miss what changes in a page that the backfill has read already, nor what is deleted from one', async () => {
    const seacats = aSeacats(40);
    seacats.beforeAnswer = (question) => {
      if (question !== `census ${numberAt(20)}`) return;
      seacats.beforeAnswer = () => undefined;
      seacats.change(numberAt(2));
      seacats.delete(numberAt(3));
      seacats.delete(numberAt(25));
      seacats.change(numberAt(99));
    };
    await using _worker = start(seacats);
    await agrees(seacats);
  });

  it('follows what is added, changed and deleted, and says so once the index knows it', async () => {
    const seacats = aSeacats(10);
    const heard: Promise<unknown>[] = [];
    const stop = events.subscribe('case-changed', ({ caseNumbers }) =>
      heard.push(
        createCaseSnapshots(database).snapshotsOf(
          caseNumbers.map((number) => number as never),
          { signal },
        ),
      ),
    );
    await using _worker = start(seacats);
    await agrees(seacats);
    seacats.change(numberAt(11));
    await agrees(seacats);
    await until(() => heard.length === 1);
    stop();
    expect(await heard[0]).toEqual(new Map([[numberAt(11), expect.objectContaining({ recordVersion: 1n })]]));
    seacats.change(numberAt(4));
    seacats.delete(numberAt(5));
    await agrees(seacats);
    expect(counted).toEqual(['feed_changes ADDED 1', 'feed_changes CHANGED 1', 'feed_changes DELETED 1']);
  });

  it('makes the same of changes that come twice and in another order', async () => {
    const seacats = aSeacats(5);
    await using _worker = start(seacats);
    await agrees(seacats);
    seacats.change(numberAt(1));
    seacats.change(numberAt(1));
    seacats.announce({ caseNumber: numberAt(1), kind: 'CHANGED', recordVersion: 2n });
    seacats.delete(numberAt(2));
    seacats.announce({ caseNumber: numberAt(2), kind: 'CHANGED', recordVersion: 1n });
    await agrees(seacats);
    await until(() => seacats.asked.includes('changes T5'));
    expect(await indexed()).toEqual(held(seacats));
  });

  it('reads a case again whose announced version SEACATS does not give yet', async () => {
    const seacats = aSeacats(5);
    await using _worker = start(seacats);
    await agrees(seacats);
    seacats.announce({ caseNumber: numberAt(1), kind: 'CHANGED', recordVersion: 2n });
    await until(() => seacats.asked.includes('changes T1'));
    const found = seacats.cases.get(numberAt(1));
    if (found !== undefined) seacats.cases.set(numberAt(1), { ...found, recordVersion: 2n });
    await agrees(seacats);
    expect(seacats.asked.filter((question) => question === `cases ${numberAt(1)}`).length).toBeGreaterThan(1);
  });

  it('compares every case when SEACATS no longer knows where the feed was left, and warns', async () => {
    const seacats = aSeacats(80);
    const before = start(seacats);
    await agrees(seacats);
    await before.stop();
    seacats.change(numberAt(7));
    seacats.delete(numberAt(61));
    seacats.change(numberAt(100));
    seacats.forgetFeed();
    await using _worker = start(seacats);
    await agrees(seacats);
    expect(told).toContain('SEACATS no longer knows where the change feed was left; every case is compared');
    await until(() => seacats.asked.at(-1) === 'changes T3');
    expect(counted).toContain('index_repairs  1');
    seacats.change(numberAt(8));
    await agrees(seacats);
  });

  it('finds by comparing what the feed has not told, and tells how much it mended', async () => {
    const seacats = aSeacats(80);
    await using _worker = start(seacats);
    await agrees(seacats);
    seacats.cases.delete(numberAt(9));
    const found = seacats.cases.get(numberAt(70));
    if (found !== undefined) seacats.cases.set(numberAt(70), { ...found, recordVersion: 4n });
    await createCaseIndex(database).wantReconcile();
    await agrees(seacats);
    await vi.waitFor(async () =>
      expect((await createCaseIndex(database).place()).reconcileReport).toEqual({
        stretches: 3,
        differing: 2,
        repaired: 2,
        ahead: 0,
      }),
    );
  });

  it('goes on after SEACATS has failed for a while', async () => {
    const seacats = aSeacats(5);
    await using worker = start(seacats);
    await agrees(seacats);
    seacats.down = true;
    seacats.change(numberAt(1));
    await until(() => told.length >= 2);
    expect(worker.turns()).toBe(true);
    seacats.down = false;
    await agrees(seacats);
    expect(told).toContain('SEACATS did not answer' satisfies Failure['message']);
  });

  it('leads alone beside a second one, which takes over when it stops', async () => {
    const seacats = aSeacats(5);
    const leading = start(seacats);
    await until(() => leading.leads());
    await using waiting = start(seacats, {}, 'another worker');
    await agrees(seacats);
    expect(waiting.leads()).toBe(false);
    await leading.stop();
    seacats.change(numberAt(1));
    await agrees(seacats);
    expect(waiting.leads()).toBe(true);
  });
});
