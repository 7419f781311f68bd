import { describe, expect, it } from 'vitest';

import { startSeacatsMock } from '#seacats-mock/start-seacats-mock.ts';
import type { SeacatsMode } from '#seacats-mock/modes.ts';

import { createSeacatsClient } from './client.ts';

const credentials = { username: 'claimgraph', password: 'open sesame' };
const mdtArmor = '20161704200292-01';
const generated = Array.from({ length: 98 }, (_, j) => `20201704${String(j).padStart(6, '0')}-01`);
const missing = '20262704200199-01';

async function asked(mode: SeacatsMode, { numbers = [mdtArmor] as readonly string[], password = '' } = {}) {
  await using mock = await startSeacatsMock(credentials);
  mock.setMode('GetCases', mode);
  const as = password === '' ? credentials : { ...credentials, password };
  const client = await createSeacatsClient({ url: mock.url, ...as });
  try {
    const readings = await client.getCases(numbers, { signal: AbortSignal.timeout(20_000) });
    return { readings, calls: mock.calls.length };
  } finally {
    await client.close();
  }
}

describe('with a SEACATS that speaks SOAP', () => {
  it('a hundred cases come in one call, each under its number', async () => {
    const numbers = [mdtArmor, ...generated, missing];
    const { readings, calls } = await asked({ mode: 'normal' }, { numbers });
    expect(calls).toBe(1);
    expect(new Set(readings.keys())).toEqual(new Set(numbers));
    const kinds = [...readings].map(([number, { kind }]) => [number, kind]);
    expect(kinds.filter(([, kind]) => kind !== 'record')).toEqual([[missing, 'notFound']]);
    expect(readings.get(mdtArmor)).toMatchObject({ record: { AMTS: { ASSESSED_AMT: '52350.00' } } });
  });

  it('the wrong password is a refusal', async () => {
    await expect(asked({ mode: 'normal' }, { password: 'wrong' })).rejects.toMatchObject({
      code: 'SEACATS_REFUSED',
    });
  });

  it('an honest ISO-8859-1 is read (fault-E13)', async () => {
    const { readings } = await asked({ mode: 'wrong-charset', declared: 'ISO-8859-1' });
    expect(readings.get(mdtArmor)).toMatchObject({ kind: 'record' });
    expect(JSON.stringify([...readings])).not.toContain('\uFFFD');
  });

  it.each<[string, SeacatsMode]>([
    ['ISO-8859-1 that says it is UTF-8 (fault-E13)', { mode: 'wrong-charset', declared: 'UTF-8' }],
    ['half an answer (fault-E9)', { mode: 'truncated' }],
    ['no answer (fault-E10)', { mode: 'empty' }],
    ['a page (fault-E11)', { mode: 'maintenance' }],
    ["another case's answer (fault-E17)", { mode: 'another-case' }],
    ['a Fault that says 200 (fault-E20)', { mode: 'fault', code: 'SYS-001', httpStatus: 200 }],
    ['a connection that breaks (fault-F2)', { mode: 'down' }],
  ])('%s is SEACATS being unavailable', async (_what, mode) => {
    await expect(asked(mode)).rejects.toMatchObject({ code: 'SEACATS_UNAVAILABLE' });
  });

  it('a rate limit says how long to wait (fault-F5)', async () => {
    const call = asked({ mode: 'rate-limit', calls: 0, windowMs: 60_000, retryAfterSeconds: 12 });
    await expect(call).rejects.toMatchObject({ code: 'SEACATS_UNAVAILABLE', retryAfterMs: 12_000 });
  });
});
