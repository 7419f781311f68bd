import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { createLifecycle } from '#kernel/lifecycle.ts';
import { createLogger } from '#kernel/telemetry.ts';
import { openDatabase } from '#postgres/database.ts';
import { migrate } from '#postgres/migrate.ts';
import { openDemoIdentity } from '#gateway/demo/identity.ts';
import { loadDemo } from '#gateway/demo/load-demo.ts';
import { personaNamed } from '#gateway/demo/personas.ts';
import { demoToken, serveDemonstration, startDemonstration } from '#gateway/dev.ts';
import { createHttpServer } from '#gateway/http-server.ts';
import { testMoment } from '#tests/rig.ts';

describe('a demonstration', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimgraph-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const answerTo = async (url: string, host: string, HOST: string): Promise<number> => {
    const logger = createLogger('silent', 'a test');
    const server = await createHttpServer({
      logger,
      maxBytes: 1_000,
      trustTraceId: false,
      isReady: () => true,
    });
    await serveDemonstration(server, await openDemoIdentity(folder), readConfig({ HOST }));
    const { statusCode } = await server.inject({ url, headers: { host } });
    await server.close();
    return statusCode;
  };

  it.each([
    ['/demo/token?as=officer', 'evil.example', '127.0.0.1', 403],
    ['/%64emo/token?as=officer', 'evil.example:4000', '127.0.0.1', 403],
    ['/demo/personas', 'evil.example', '127.0.0.1', 403],
    ['/demo/token?as=officer', 'localhost:4000', '127.0.0.1', 200],
    ['/demo/token?as=officer', 'a-colleague.example', '0.0.0.0', 200],
    ['/livez', 'evil.example', '127.0.0.1', 200],
  ])('answers %s, asked as %s while listening on %s, with %i', async (url, host, listening, status) => {
    expect(await answerTo(url, host, listening)).toBe(status);
  });

  it('refuses another secret for account keys than its own, for its accounts would join nothing', async () => {
    const config = readConfig({ DATA_DIRECTORY: folder, ACCOUNT_KEY_SECRET: 'x'.repeat(40) });
    await expect(startDemonstration(config, createLifecycle())).rejects.toThrow('ACCOUNT_KEY_SECRET');
  });

  it('gives tokens for the audience that is configured', async () => {
    const config = readConfig({ DATA_DIRECTORY: folder, TOKEN_AUDIENCE: 'another' });
    expect(decodeJwt(await demoToken(config, 'officer')).aud).toBe('another');
  });

  it('makes its keys once, however many starts come first, and leaves no others behind', async () => {
    const data = join(folder, 'together');
    const identities = await Promise.all(Array.from({ length: 6 }, () => openDemoIdentity(data)));
    expect(new Set(identities.map(({ cursorSecret }) => cursorSecret)).size).toBe(1);
    expect(await readdir(data)).toEqual(['demo']);
    expect(await identities[0]?.tokenFor(personaNamed('nam'))).toMatch(/^ey/);
  });

  it('refuses a database with an account that is not made up, and leaves it as it was', async () => {
    await using database = await openDatabase({ dataDirectory: 'memory://' });
    await migrate(database.owner);
    const real = { account_key: 'key', account_number: 'A-1', name: 'A real company' };
    await database.owner
      .insertInto('accounts.account')
      .values({ ...real, top_account_key: null, as_of: testMoment, synthetic: false })
      .execute();
    await expect(loadDemo(database, new Date(testMoment))).rejects.toThrow('DATABASE_URL');
    expect(await database.owner.selectFrom('accounts.account').select('name').execute()).toEqual([
      { name: 'A real company' },
    ]);
  });
});
