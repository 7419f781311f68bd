import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { readConfig } from '#kernel/config.ts';
import { runProgram } from '#tests/journeys/running-program.ts';
import { startClaimgraph, type Rig } from '#tests/rig.ts';
import { lookAt } from '../doctor/checkup.ts';
import { keysCheck, redisCheck, seacatsCheck } from '../doctor/outside-checks.ts';

vi.setConfig({ testTimeout: 60_000 });

const postgresAdminUrl = inject('postgresAdminUrl');

describe('the doctor', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startClaimgraph();
  });
  afterAll(() => rig[Symbol.asyncDispose]());
  const finding = async (settings: Readonly<Record<string, string>>) => {
    const config = readConfig({ ...rig.settings, ...settings });
    return lookAt([seacatsCheck(config), redisCheck(config), keysCheck('keys', config.TRADE_JWKS)]);
  };

  it('says that what is there is well, and passes over what is not set', async () => {
    expect(await finding({})).toEqual([
      { what: 'SEACATS', ok: true, says: expect.stringMatching(/^answered GetCases in \d+ ms$/) as string },
      { what: 'Redis', ok: null, says: expect.stringContaining('REDIS_URL is not set') as string },
      { what: 'keys', ok: true, says: '1 keys' },
    ]);
  });

  it('says what is wrong with a SEACATS that refuses us, and with keys that are not there', async () => {
    const [seacats, , keys] = await finding({ SEACATS_PASSWORD: 'wrong', TRADE_JWKS: 'no/such/file.json' });
    expect(seacats).toEqual({ what: 'SEACATS', ok: false, says: 'SEACATS refused our credentials' });
    expect(keys?.ok).toBe(false);
    expect(keys?.says).toContain('no such file');
  });

  it('makes no database where there is none', async () => {
    const { code, output } = await examined({
      DATA_DIRECTORY: `${rig.settings['DATA_DIRECTORY'] ?? ''}/other`,
    });
    expect(output).toMatch(/^WRONG +database +there is none yet/m);
    expect(output).toMatch(/^ok +SEACATS +answered GetCases/m);
    expect(code).toBe(1);
  });

  /** What an operator sees at a terminal. */
  async function examined(settings: Readonly<Record<string, string>>) {
    const words = ['--conditions=source', '--import', 'tsx', 'gateway/cli/main.ts', 'doctor'];
    await using program = runProgram([process.execPath, ...words], {
      settings: { ...rig.settings, ...settings },
    });
    return await program.ended;
  }

  it.skipIf(postgresAdminUrl === null)(
    'shows an operator what SEACATS sent that could not be read, and tells neither whom it concerns nor a secret',
    async () => {
      await using served = await startClaimgraph({ postgresAdminUrl });
      served.seacats.setMode('GetCases', { mode: 'unknown-code' });
      const query = '{ enforcementCase(caseNumber: "20161704200292-01") { kind } }';
      expect((await served.ask('officer', query)).body.errors).toHaveLength(1);
      const url = served.settings['DATABASE_URL'] ?? '';
      let output = '';
      await vi.waitUntil(
        async () => {
          ({ output } = await examined({ DATABASE_URL: url }));
          return output.includes('SEACATS_RECORD_UNREADABLE');
        },
        { timeout: 40_000 },
      );
      expect(output).toMatch(/^ok +database +PostgreSQL \d+/m);
      expect(output).toMatch(/^ok +serving role/m);
      expect(output).toMatch(/^WRONG +case index +no worker has begun/m);
      expect(output).toContain('an unknown case state');
      for (const secret of ['MDT Armor', '20161704200292-01', '52350', ...secretsOf(served)]) {
        expect(output).not.toContain(secret);
      }
    },
  );
});

const secretsOf = ({ settings }: Rig): readonly string[] =>
  ['SEACATS_PASSWORD', 'ACCOUNT_KEY_SECRET', 'CURSOR_SECRET'].map((name) => settings[name] ?? '');
