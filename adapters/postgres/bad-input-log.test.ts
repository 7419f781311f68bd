import { describe, expect, it } from 'vitest';
import type { BadInput } from '#cases/ports/bad-input-log.ts';
import { readMoment } from '#kernel/calendar.ts';
import { noMeters, type Meters } from '#kernel/meters.ts';
import { createBadInputLog, readBadInput } from './bad-input-log.ts';
import { openNowhere, stores } from './stores.test-kit.ts';

const badInput = (reason: string): BadInput => ({
  at: readMoment('2026-01-15T17:00:00.000Z'),
  operation: 'GetCases',
  code: 'SEACATS_RECORD_UNREADABLE',
  reason,
  caseHash: '#abcdefghijkl',
  sample: '<CASE_STAT_CD>ZZ</CASE_STAT_CD>',
});

function dropping(): { readonly meters: Meters; readonly dropped: () => number } {
  let dropped = 0;
  const meters: Meters = {
    ...noMeters,
    count: (name, _labels, by = 1) => void (dropped += name === 'bad_input_dropped' ? by : 0),
  };
  return { meters, dropped: () => dropped };
}

describe.each(stores)('the log of bad input, on $store', ({ open }) => {
  it('gives back what was noted, newest first, and no more than was asked for', async () => {
    await using database = await open();
    const log = createBadInputLog(database.owner, noMeters);
    for (const reason of ['one', 'two', 'three']) log.note(badInput(reason));
    await log.close();
    expect(await readBadInput(database.owner, 2)).toEqual([badInput('three'), badInput('two')]);
  });

  it('keeps the newest thousand', async () => {
    await using database = await open();
    for (let batch = 0; batch < 6; batch++) {
      const log = createBadInputLog(database.owner, noMeters);
      for (let count = 0; count < 200; count++) log.note(badInput(`${batch * 200 + count}`));
      await log.close();
    }
    const kept = await readBadInput(database.owner, 5_000);
    expect(kept).toHaveLength(1_000);
    expect([kept[0]?.reason, kept.at(-1)?.reason]).toEqual(['1199', '200']);
  });

  it('takes two hundred at a time and counts what comes beyond', async () => {
    await using database = await open();
    const { meters, dropped } = dropping();
    const log = createBadInputLog(database.owner, meters);
    for (let count = 0; count < 250; count++) log.note(badInput(`${count}`));
    await log.close();
    expect(await readBadInput(database.owner, 5_000)).toHaveLength(200);
    expect(dropped()).toBe(50);
  });

  it('is out of reach for whoever serves a request', async () => {
    await using database = await open();
    const asRequest = database.serve((transaction) =>
      transaction.selectFrom('cases.bad_input').select('sample').execute(),
    );
    await expect(asRequest).rejects.toThrow(/permission denied/);
  });
});

it('bad input that cannot be written is counted, and nobody hears of the failure', async () => {
  await using database = await openNowhere();
  const { meters, dropped } = dropping();
  const log = createBadInputLog(database.owner, meters);
  log.note(badInput('one'));
  await log.close();
  expect(dropped()).toBe(1);
});
