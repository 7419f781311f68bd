import { describe, expect, inject, it, vi } from 'vitest';
import { createCaseIndex } from '#postgres/case-index.ts';
import { openWorkers } from './two-workers.ts';

// These start programs from their sources, beside whatever else this machine tests.
vi.setConfig({ testTimeout: 120_000 });

const server = inject('postgresAdminUrl');
const patience = { timeout: 60_000, interval: 20 };
const aCaseOfMdtArmor = '20161704200292-01';

describe.skipIf(server === null)('of two workers in processes of their own', () => {
  it('the second goes on at the page at which the leader was killed while it filled the index', async () => {
    await using workers = await openWorkers(String(server), 5_000);
    const index = createCaseIndex(workers.database);
    const first = await workers.start();
    await vi.waitUntil(async () => (await index.place()).backfilledTo !== null, patience);
    first.signal('SIGKILL');
    await first.ended;
    const { backfilled, feedToken } = await index.place();
    expect(backfilled).toBe(false);
    const pagesStored = Math.floor((await index.count()) / 100);
    workers.seacats.desk.change(aCaseOfMdtArmor, { BOND_NBR: 'B2' });
    const before = workers.seacats.callCounts().SearchCases;
    const second = await workers.start();
    await vi.waitUntil(() => workers.agree(), patience);
    expect(await workers.leader()).toBe(second.pid);
    expect(await workers.fence()).toBe(2n);
    const pagesRead = workers.seacats.callCounts().SearchCases - before;
    expect(pagesStored).toBeGreaterThan(0);
    expect(pagesRead).toBe(Math.ceil((await index.count()) / 100) - pagesStored);
    expect((await index.place()).feedToken).not.toBe(feedToken);
  });

  it('the second takes over from a leader that stands still, and that writes nothing when it wakes', async () => {
    await using workers = await openWorkers(String(server), 200);
    const first = await workers.start();
    await vi.waitUntil(() => workers.agree(), patience);
    const second = await workers.start();
    expect(await workers.leader()).toBe(first.pid);
    first.signal('SIGSTOP');
    workers.seacats.desk.change(aCaseOfMdtArmor, { BOND_NBR: 'B2' });
    await vi.waitUntil(async () => (await workers.leader()) === second.pid, patience);
    await vi.waitUntil(() => workers.agree(), patience);
    first.signal('SIGCONT');
    await first.said(/this worker leads no more/);
    workers.seacats.desk.remove(aCaseOfMdtArmor);
    await vi.waitUntil(() => workers.agree(), patience);
    expect(await workers.leader()).toBe(second.pid);
    expect(await workers.fence()).toBe(2n);
  });

  it('the second need not wait when the leader is told to stop', async () => {
    await using workers = await openWorkers(String(server), 0);
    const first = await workers.start();
    await vi.waitUntil(() => workers.agree(), patience);
    first.signal('SIGTERM');
    expect(await first.ended).toMatchObject({ code: 0 });
    expect(await workers.leader()).toBeNull();
  });
});
