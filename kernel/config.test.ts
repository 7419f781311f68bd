import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, required } from './config.ts';

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
};
const settingsAtFault = (environment: Record<string, string>): (string | undefined)[] =>
  faultsOf(environment).map((fault) => fault.split(':')[0]);

describe('the configuration of a fresh machine', () => {
  it('needs nothing, and listens to this machine only', () => {
    expect(readConfig({})).toEqual({
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: 4000,
      DATA_DIRECTORY: 'data',
      SEACATS_CALLS_PER_SECOND: 50,
      CASE_FRESH_MS: 30_000,
      CASE_USABLE_MS: 604_800_000,
      AMOUNTS_USABLE_MS: 3_600_000,
      FEED_POLL_MS: 1_000,
      RECONCILE_EVERY_MS: 86_400_000,
      WORKER_LEASE_MS: 10_000,
      TOKEN_AUDIENCE: 'claimgraph',
      REQUEST_DEADLINE_MS: 5_000,
      SUBGRAPH_MAX_BYTES: 5_242_880,
      REQUEST_MAX_BYTES: 262_144,
      DRAIN_MS: 10_000,
      DRAIN_NOTICE_MS: 0,
      ADMIN_HOST: '127.0.0.1',
      OTEL_SERVICE_NAME: 'claimgraph',
      LOG_LEVEL: 'info',
    });
  });

  it('takes an empty variable for none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', NODE_ENV: '' })).toEqual(readConfig({}));
  });

  it('passes over variables that are not ours', () => {
    expect(readConfig({ PATH: '/usr/bin', HOME: '/root' })).toEqual(readConfig({}));
  });

  it('cannot be changed after it was read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });
});

describe('a configuration', () => {
  it('reads what is given', () => {
    expect(
      readConfig({
        PORT: '0',
        DATABASE_URL: 'postgresql://owner@db.example/claimgraph',
        SEACATS_URL: 'https://seacats.example/soap/',
        CLOCK_FIXED_AT: '2026-01-15T12:00:00-05:00',
      }),
    ).toMatchObject({
      PORT: 0,
      DATABASE_URL: 'postgresql://owner@db.example/claimgraph',
      SEACATS_URL: 'https://seacats.example/soap',
      CLOCK_FIXED_AT: '2026-01-15T17:00:00.000Z',
    });
  });

  it('that is wrong tells every fault at once, each with its setting', () => {
    const wrong = {
      NODE_ENV: 'prod',
      PORT: '65536',
      DATABASE_URL: 'mysql://db.example/claimgraph',
      SEACATS_URL: 'seacats.example',
      ACCOUNT_KEY_SECRET: 'short',
      REQUEST_DEADLINE_MS: 'soon',
      CLOCK_FIXED_AT: 'noon',
    };
    expect(settingsAtFault(wrong)).toEqual(Object.keys(wrong));
  });

  it('never repeats a value that it refuses, because it may be a secret', () => {
    const secret = 'hunter2hunter2';
    const all = faultsOf({
      NODE_ENV: secret,
      PORT: secret,
      DATABASE_URL: secret,
      SEACATS_URL: secret,
      ACCOUNT_KEY_SECRET: secret,
      CURSOR_SECRET: secret,
      CLOCK_FIXED_AT: secret,
      LOG_LEVEL: secret,
    });
    expect(all).toHaveLength(8);
    expect(all.join()).not.toContain(secret);
  });

  it.each(['-1', '65536', '4000.5', 'http', ' ', '0x10', '1e3', ' 80'])('refuses %j as a port', (PORT) => {
    expect(settingsAtFault({ PORT })).toEqual(['PORT']);
  });

  it.each(['REQUEST_DEADLINE_MS', 'SUBGRAPH_MAX_BYTES', 'REQUEST_MAX_BYTES', 'DRAIN_MS'])(
    'refuses nothing, less and Infinity as %s',
    (setting) => {
      for (const value of ['0', '-5', 'Infinity', ' ']) {
        expect(settingsAtFault({ [setting]: value })).toEqual([setting]);
      }
    },
  );

  it.each([
    ['DATABASE_URL', 'http://db.example'],
    ['DATABASE_URL', 'postgres'],
    ['SEACATS_URL', 'ftp://seacats.example'],
    ['CASES_URL', 'file:///etc/passwd'],
    ['INTROSPECTION', 'nobody'],
    ['CLOCK_FIXED_AT', '2026-01-15'],
    ['CURSOR_SECRET', 'x'.repeat(31)],
  ])('refuses %s=%s', (setting, value) => {
    expect(settingsAtFault({ [setting]: value })).toEqual([setting]);
  });
});

describe('production', () => {
  it('refuses a stopped clock', () => {
    const stopped = { NODE_ENV: 'production', CLOCK_FIXED_AT: '2026-01-15T17:00:00Z' };
    expect(faultsOf(stopped)).toEqual([
      'CLOCK_FIXED_AT: a stopped clock is for tests; unset it in production',
    ]);
  });

  it('tells of a stopped clock among its other faults', () => {
    const wrong = { NODE_ENV: 'production', CLOCK_FIXED_AT: '2026-01-15T17:00:00Z', PORT: 'x' };
    expect(settingsAtFault(wrong)).toEqual(['PORT', 'CLOCK_FIXED_AT']);
  });
});

describe('settings without a default', () => {
  const config = readConfig({ SEACATS_URL: 'http://127.0.0.1:1' });

  it('are given to the part that needs them', () => {
    expect(required(config, ['SEACATS_URL'], 'the subgraph cases').SEACATS_URL).toBe('http://127.0.0.1:1');
  });

  it('that are absent are all named at once, with what needs them', () => {
    expect(() =>
      required(config, ['SEACATS_URL', 'SEACATS_USERNAME', 'SEACATS_PASSWORD'], 'the subgraph cases'),
    ).toThrow(
      new ConfigError([
        'SEACATS_USERNAME: the subgraph cases needs it',
        'SEACATS_PASSWORD: the subgraph cases needs it',
      ]),
    );
  });
});
