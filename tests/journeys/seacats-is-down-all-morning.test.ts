import { Redis } from 'ioredis';
import { describe, expect, inject, it } from 'vitest';
import { aClock } from '#kernel/standing.test-kit.ts';
import { startRedis } from '#tests/services/redis.ts';
import { startClaimgraph, type Answer, type Rig, type RigOptions } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';
const neverRead = '20149901300003-01';
const nobodys = '20161704999999-01';
const hour = 3_600_000;

const withMoney = /* GraphQL */ `
  query ($caseNumber: CaseNumber!) {
    enforcementCase(caseNumber: $caseNumber) {
      kind
      amounts {
        assessed
      }
      parties {
        role
        name
      }
      source {
        asOf
        freshness
      }
    }
  }
`;

interface Told {
  readonly kind: string;
  readonly amounts: { readonly assessed: string } | null;
  readonly parties: readonly { readonly role: string; readonly name: string }[];
  readonly source: { readonly asOf: string; readonly freshness: string };
}
const toldIn = ({ body }: Answer): Told | null => (body.data?.['enforcementCase'] ?? null) as Told | null;
const codesIn = ({ body }: Answer): unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions['code']);
const ask = (rig: Rig, who: string, caseNumber: string): Promise<Answer> =>
  rig.ask(who, withMoney, { caseNumber });

describe('SEACATS is down all morning', () => {
  it('fault-F2: known cases are answered with their age, their amounts for an hour; when it is back, all is as before', async () => {
    const clock = aClock();
    await using rig = await startClaimgraph({ clock });
    const before = toldIn(await ask(rig, 'officer', mdtArmor));
    expect(before?.source.freshness).toBe('LIVE');

    rig.seacats.setMode('GetCases', { mode: 'down' });
    clock.pass(hour - 1_000);
    const soon = await ask(rig, 'officer', mdtArmor);
    expect(codesIn(soon)).toEqual([]);
    expect(toldIn(soon)).toEqual({ ...before, source: { ...before?.source, freshness: 'STALE' } });

    clock.pass(2_000);
    const later = await ask(rig, 'officer', mdtArmor);
    expect(toldIn(later)).toEqual({ ...toldIn(soon), amounts: null });
    expect(later.body.errors).toMatchObject([
      { path: ['enforcementCase', 'amounts'], extensions: { code: 'DATA_TOO_STALE', source: 'SEACATS' } },
    ]);
    expect(codesIn(await ask(rig, 'officer', neverRead))).toEqual(['SEACATS_UNAVAILABLE']);

    rig.seacats.reset();
    const after = toldIn(await ask(rig, 'officer', mdtArmor));
    expect(after).toMatchObject({ amounts: before?.amounts, source: { freshness: 'LIVE' } });
    expect(after?.source.asOf).not.toBe(before?.source.asOf);
  });

  it('fault-C22: whoever may not see a known case is told what a number without a case is told', async () => {
    await using rig = await startClaimgraph();
    await ask(rig, 'officer', mdtArmor);
    await ask(rig, 'officer', nobodys);
    rig.seacats.setMode('GetCases', { mode: 'down' });
    const told = async (caseNumber: string): Promise<string> =>
      (await ask(rig, 'stranger', caseNumber)).text.replace(/[0-9a-f]{32}/, '');
    expect(await told(mdtArmor)).toBe(await told(nobodys));
    expect(codesIn(await ask(rig, 'stranger', mdtArmor))).toEqual(['SEACATS_UNAVAILABLE']);
  });
});

/** Two Claimgraphs that share a SEACATS, and a Redis of their own. */
async function startTwo(): Promise<AsyncDisposable & { here: Rig; there: Rig; redis: Redis }> {
  const server = await startRedis();
  const redis = new Redis(server.url);
  const shared: RigOptions = { settings: { REDIS_URL: server.url, CASE_FRESH_MS: '60000' } };
  const here = await startClaimgraph(shared);
  const { SEACATS_URL = '', SEACATS_PASSWORD = '' } = here.settings;
  const there = await startClaimgraph({ settings: { ...shared.settings, SEACATS_URL, SEACATS_PASSWORD } });
  return {
    here,
    there,
    redis,
    async [Symbol.asyncDispose]() {
      redis.disconnect();
      await there[Symbol.asyncDispose]();
      await here[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}

/** Everything that Redis holds, keys and values. */
async function bytesIn(redis: Redis): Promise<string> {
  const keys = await redis.keys('*');
  const values = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  return [...keys, ...values.map((value) => value.toString('latin1'))].join('\n');
}

describe.skipIf(inject('redisUrl') === null)('several Claimgraphs over one Redis', () => {
  it('fault-F16: read a case once, and fault-F14: read it again when Redis has lost it', async () => {
    await using two = await startTwo();
    const { here, there, redis } = two;
    expect(toldIn(await ask(here, 'officer', mdtArmor))?.source.freshness).toBe('LIVE');
    await expect.poll(() => redis.keys('*case:*')).toHaveLength(1);
    expect(toldIn(await ask(there, 'officer', mdtArmor))?.source.freshness).toBe('RECENT');
    expect(here.seacats.calls).toEqual([[mdtArmor]]);

    await ask(here, 'officer', neverRead);
    await redis.flushall();
    expect(toldIn(await ask(there, 'officer', neverRead))?.source.freshness).toBe('LIVE');
  });

  it('fault-C19: no byte of a copy reaches somebody who may not see it, and Redis holds none that can be read', async () => {
    await using two = await startTwo();
    const { here, there, redis } = two;
    const officer = await ask(here, 'officer', mdtArmor);
    expect(officer.text).toContain('Panmet');
    await expect.poll(() => redis.keys('*case:*')).toHaveLength(1);
    for (const rig of [here, there]) {
      const surety = await ask(rig, 'surety', mdtArmor);
      expect(surety.text).toContain('MDT Armor');
      expect(surety.text).not.toContain('Panmet');
      expect(toldIn(surety)?.source.freshness).toBe('RECENT');
      expect(toldIn(await ask(rig, 'stranger', mdtArmor))).toBeNull();
    }
    const bytes = await bytesIn(redis);
    expect(bytes).not.toMatch(/20161704200292|200292|MDT|Armor|Panmet|LIQUIDATED/i);
  });
});
