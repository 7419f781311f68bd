import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LeadershipLost, type IndexChange } from '#cases/ports/case-index.ts';
import type { EnforcementCase, UnreadableCase } from '#cases/domain.ts';
import { aCase, anUnreadableCase } from '#cases/case.test-kit.ts';
import { readMoment } from '#kernel/calendar.ts';
import { readCaseNumber, type CaseNumber } from '#kernel/identifiers.ts';
import { anyCaseUnder } from './any-case.test-kit.ts';
import { createCaseIndex } from './case-index.ts';
import { createCaseSnapshots } from './case-snapshots.ts';
import type { Database } from './database.ts';
import { stores } from './stores.test-kit.ts';
import { createWorkerLease } from './worker-lease.ts';

const [first, second, third] = ['20261704000001-01', '20261704000002-01', '20261704000003-01'].map(
  readCaseNumber,
) as [CaseNumber, CaseNumber, CaseNumber];
const noon = readMoment('2026-01-15T17:00:00Z');
const later = readMoment('2026-01-15T18:00:00Z');
const { signal } = new AbortController();

const reading = (...cases: readonly EnforcementCase[]): IndexChange => ({
  readings: new Map(cases.map((found) => [found.caseNumber, found])),
  readAt: noon,
});
const version = (caseNumber: CaseNumber, recordVersion: bigint) => aCase(caseNumber, { recordVersion });
const deletion = (caseNumber: CaseNumber, recordVersion: bigint): IndexChange => ({
  ...reading(),
  deleted: [{ caseNumber, recordVersion }],
});

describe.each(stores)('the case index on $store', ({ open }) => {
  let database: Database;
  let fence: bigint;
  const write = (change: IndexChange) => createCaseIndex(database).write(change, fence);
  const held = async (): Promise<[CaseNumber, bigint | string][]> => {
    const known = await createCaseSnapshots(database).snapshotsOf([first, second, third], { signal });
    return [...known].sort().map(([number, found]) => [number, versionOf(found)]);
  };

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await sql`TRUNCATE cases.case_index, cases.deleted_case, cases.awaited_case`.execute(database.owner);
    await sql`UPDATE cases.worker_place SET feed_token = NULL, backfilled_to = NULL`.execute(database.owner);
    await sql`UPDATE cases.worker_lease SET expires_at = '-infinity'`.execute(database.owner);
    fence = (await createWorkerLease(database).take('a worker', 60_000)) ?? -1n;
  });
  afterAll(() => database.close());

  it('stores readings together with the place reached', async () => {
    const outcome = await write({ ...reading(version(first, 3n)), place: { feedToken: 'T1' } });
    expect(outcome).toEqual({ stored: 1, changed: 1, removed: 0, ahead: 0 });
    expect(await held()).toEqual([[first, 3n]]);
    expect(await createCaseIndex(database).place()).toMatchObject({ feedToken: 'T1', backfilled: false });
  });

  it('never lets an older version replace a newer one', async () => {
    await write(reading(version(first, 3n)));
    const outcome = await write({ ...reading(version(first, 2n)), readAt: later });
    expect(outcome).toEqual({ stored: 0, changed: 0, removed: 0, ahead: 1 });
    expect(await held()).toEqual([[first, 3n]]);
  });

  it('notes of the same version that it was confirmed later', async () => {
    await write(reading(version(first, 3n)));
    const outcome = await write({ ...reading(version(first, 3n)), readAt: later });
    expect(outcome).toMatchObject({ stored: 1, changed: 0 });
    const known = await createCaseSnapshots(database).snapshotsOf([first], { signal });
    expect(known.get(first)).toMatchObject({
      source: { asOf: '2026-01-15T18:00:00.000Z', freshness: 'STALE' },
    });
  });

  it('forgets a deleted case, and does not take it back from a reading of before', async () => {
    await write(reading(version(first, 3n), version(second, 1n)));
    expect(await write(deletion(first, 4n))).toMatchObject({ removed: 1 });
    await write(reading(version(first, 3n)));
    expect(await held()).toEqual([[second, 1n]]);
  });

  it('does not forget a case for a deletion that it has outlived', async () => {
    await write(reading(version(first, 5n)));
    await write(deletion(first, 4n));
    expect(await held()).toEqual([[first, 5n]]);
  });

  it('takes a case back that was made again after its deletion', async () => {
    await write(deletion(first, 4n));
    await write(reading(version(first, 5n)));
    expect(await held()).toEqual([[first, 5n]]);
  });

  it('removes from a stretch what its readings lack, and nothing beside it', async () => {
    await write(reading(version(first, 1n), version(second, 1n), version(third, 1n)));
    const outcome = await write({ ...reading(version(first, 1n)), allOf: { after: null, upTo: second } });
    expect(outcome).toMatchObject({ removed: 1, changed: 0 });
    expect(await held()).toEqual([
      [first, 1n],
      [third, 1n],
    ]);
  });

  it('keeps a record that cannot be read as one, with what is known of it', async () => {
    const unreadable = anUnreadableCase(first, {
      stakeholders: { accountKey: null, suretyCode: '999' },
      state: 'OPEN',
    });
    await write({ ...reading(), readings: new Map([[first, unreadable]]) });
    const known = await createCaseSnapshots(database).snapshotsOf([first], { signal });
    expect(known.get(first)).toMatchObject({
      failure: { code: 'SEACATS_RECORD_UNREADABLE' },
      stakeholders: { accountKey: null, suretyCode: '999' },
      state: 'OPEN',
    });
    await write({ ...reading(version(first, 2n)), readAt: later });
    expect(await held()).toEqual([[first, 2n]]);
  });

  it('gives every case back as it was stored, only no longer live', async () => {
    await fc.assert(
      fc.asyncProperty(anyCaseUnder(first), async (found) => {
        await sql`TRUNCATE cases.case_index`.execute(database.owner);
        await write(reading(found));
        const known = await createCaseSnapshots(database).snapshotsOf([first], { signal });
        const source = { ...found.source, asOf: '2026-01-15T17:00:00.000Z', freshness: 'STALE' };
        expect(known).toEqual(new Map([[first, { ...found, source }]]));
      }),
      { numRuns: 25 },
    );
  });

  it('makes the digest of a stretch as SEACATS does', async () => {
    await write(reading(version(second, 12n), version(first, 3n), version(third, 1n)));
    const digest = await createCaseIndex(database).digestOf({ after: null, upTo: second });
    const sha256 = createHash('sha256').update(`${first} 3\n${second} 12\n`).digest('hex');
    expect(digest).toEqual({ count: 2, sha256 });
    const empty = await createCaseIndex(database).digestOf({ after: third, upTo: null });
    expect(empty).toEqual({ count: 0, sha256: createHash('sha256').digest('hex') });
  });

  it('remembers which cases to read again until they are settled, and not at once', async () => {
    const awaited = [{ caseNumber: first, recordVersion: 7n }];
    await write({ ...reading(), awaited });
    expect(await createCaseIndex(database).awaitedNow(100)).toEqual([]);
    await sql`UPDATE cases.awaited_case SET read_again_at = '-infinity'`.execute(database.owner);
    expect(await createCaseIndex(database).awaitedNow(100)).toEqual(awaited);
    await write({ ...reading(), settled: [first] });
    await sql`UPDATE cases.awaited_case SET read_again_at = '-infinity'`.execute(database.owner);
    expect(await createCaseIndex(database).awaitedNow(100)).toEqual([]);
  });

  it('refuses every part of a change from a leader of before', async () => {
    await write({ ...reading(version(first, 1n)), place: { feedToken: 'T1' } });
    const old = fence;
    await sql`UPDATE cases.worker_lease SET expires_at = '-infinity'`.execute(database.owner);
    fence = (await createWorkerLease(database).take('another worker', 60_000)) ?? -1n;
    const change: IndexChange = {
      ...reading(version(second, 1n)),
      deleted: [{ caseNumber: first, recordVersion: 9n }],
      awaited: [{ caseNumber: third, recordVersion: 9n }],
      place: { feedToken: 'T2' },
    };
    await expect(createCaseIndex(database).write(change, old)).rejects.toThrow(LeadershipLost);
    expect(await held()).toEqual([[first, 1n]]);
    expect(await createCaseIndex(database).place()).toMatchObject({ feedToken: 'T1' });
  });
});

describe.each(stores)('the lease of the worker on $store', ({ open }) => {
  it('is held by one at a time, given back, and taken over with a higher fence once it has run out', async () => {
    await using database = await open();
    const lease = createWorkerLease(database);
    expect(await lease.take('one', 60_000)).toBe(1n);
    expect(await lease.take('other', 60_000)).toBeNull();
    expect(await lease.renew(1n, 60_000)).toBe(true);
    await lease.release(1n);
    expect(await lease.take('other', 0)).toBe(2n);
    expect(await lease.take('one', 60_000)).toBe(3n);
    expect(await lease.renew(2n, 60_000)).toBe(false);
    await lease.release(2n);
    expect(await lease.take('other', 60_000)).toBeNull();
  });
});

const versionOf = (found: EnforcementCase | UnreadableCase): bigint | string =>
  'recordVersion' in found ? found.recordVersion : found.failure.code;
