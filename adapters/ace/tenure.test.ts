import { describe, expect, it } from 'vitest';
import { accountRows, anExtract, openCustoms, places, type Customs } from './extracts.test-kit.ts';

const later = '2026-02-15T06:00:00Z';
const latest = '2026-03-15T06:00:00Z';

const sightIn = (customs: Customs): Promise<string[]> =>
  customs.rows(
    'SELECT subject, sees_from::text, sees_to::text FROM authority.access_grant ORDER BY grant_id',
  );

/** An account whose right of before its sale ACE has left open. */
const soldAccount = {
  'accounts.csv': anExtract('accounts', accountRows(1, 2)),
  'grants.csv': anExtract('grants', [
    'ACE0000001,early,,Account Owner,,,2009-01-01,',
    'ACE0000001,old,,Account Owner,,,2012-01-01,',
    'ACE0000001,new,,Account Owner,,,2017-01-01,',
  ]),
};
const owners = [
  'ACE0000001,owner-a,2010-01-01,2015-12-31',
  'ACE0000001,owner-b,2016-01-01,',
  'ACE0000002,owner-c,2010-01-01,',
];
const twoOwners = anExtract('ownership', owners);
const twoOwnersAgain = anExtract('ownership', owners, { asOf: latest });

describe.each(places)('how far a right reaches, of extracts loaded into %s', (place) => {
  it('is the time of the owner under whom it was given, also when it is open', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'ownership.csv': anExtract('ownership', [
        'ACE0000001,owner-a,2010-01-01,2015-12-31',
        'ACE0000001,owner-b,2016-01-01,2019-12-31',
        'ACE0000001,owner-b,2020-02-01,',
      ]),
      'grants.csv': anExtract('grants', [
        'ACE0000001,old,,Account Owner,,,2012-01-01,',
        'ACE0000001,new,,Account Owner,,,2017-01-01,',
        'ACE0000002,unowned,,Account Owner,,,2009-01-01,',
      ]),
    });
    expect(await sightIn(customs)).toEqual([
      'old 2010-01-01 2015-12-31',
      'new 2016-01-01 null',
      'unowned null null',
    ]);
  });

  it('is the first owner’s time too for a right that is older than the first record, and nobody’s after', async () => {
    await using customs = await openCustoms(place);
    const ownership = (asOf: string, ...rows: string[]) => anExtract('ownership', rows, { asOf });
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'ownership.csv': ownership('2026-01-15T06:00:00Z', 'ACE0000001,owner-a,2014-01-01,'),
      'grants.csv': anExtract('grants', ['ACE0000001,early,,Account Owner,,,2009-01-01,']),
    });
    expect(await sightIn(customs)).toEqual(['early 2009-01-01 null']);

    const sold = ['ACE0000001,owner-a,2014-01-01,2025-12-31', 'ACE0000001,owner-b,2026-01-01,'];
    await customs.ingest({ 'ownership.csv': ownership(later, ...sold) });
    expect(await sightIn(customs)).toEqual(['early 2009-01-01 2025-12-31']);
  });

  it('ends before the next owner for a right that was given between two', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'ownership.csv': anExtract('ownership', [
        'ACE0000001,owner-a,2010-01-01,2012-12-31',
        'ACE0000001,owner-b,2016-01-01,',
      ]),
      'grants.csv': anExtract('grants', ['ACE0000001,between,,Account Owner,,,2014-01-01,']),
    });
    expect(await sightIn(customs)).toEqual(['between 2014-01-01 2015-12-31']);
  });

  it('does not go over to the next owner when ACE takes back the record of the one before', async () => {
    await using customs = await openCustoms(place);
    const grants = (asOf: string) =>
      anExtract('grants', ['ACE0000001,old,,Account Owner,,,2012-01-01,'], { asOf });
    const cut = (asOf: string) => anExtract('ownership', ['ACE0000001,owner-b,2014-01-01,'], { asOf });
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'ownership.csv': anExtract('ownership', [
        'ACE0000001,owner-a,2010-01-01,2015-12-31',
        'ACE0000001,owner-b,2016-01-01,',
      ]),
      'grants.csv': grants('2026-01-15T06:00:00Z'),
    });
    await customs.ingest({ 'ownership.csv': cut(later), 'grants.csv': grants(later) });
    expect(await sightIn(customs)).toEqual(['old 2012-01-01 2013-12-31']);
    await customs.ingest({ 'ownership.csv': cut(latest), 'grants.csv': grants(latest) });
    expect(await sightIn(customs)).toEqual(['old 2012-01-01 2013-12-31']);
  });

  it.each([
    ['owner', 'ACE0000001,???,2010-01-01,2015-12-31'],
    ['days', 'ACE0000001,owner-a,long ago,2015-12-31'],
    ['row', 'ACE0000001,"owner-a,2010-01-01,2015-12-31'],
  ])(
    'does not go over to the next owner while the %s of the one before cannot be read',
    async (_what, bad) => {
      await using customs = await openCustoms(place);
      const next = 'ACE0000001,owner-b,2016-01-01,';
      await customs.ingest({
        'accounts.csv': anExtract('accounts', accountRows(1)),
        'grants.csv': anExtract('grants', ['ACE0000001,old,,Account Owner,,,2012-01-01,']),
        'ownership.csv': anExtract('ownership', [next, bad]),
      });
      await customs.ingest({
        'grants.csv': anExtract('grants', ['ACE0000001,old,,Account Owner,,,2012-01-01,'], { asOf: later }),
      });
      expect(await sightIn(customs)).toEqual(['old 2012-01-01 2015-12-31']);

      const good = 'ACE0000001,owner-b,2010-01-01,2015-12-31';
      await customs.ingest({ 'ownership.csv': anExtract('ownership', [next, good], { asOf: later }) });
      expect(await sightIn(customs)).toEqual(['old 2010-01-01 null']);
    },
  );

  it.each([
    ['lacks them all', anExtract('ownership', ['ACE0000002,owner-c,2010-01-01,'], { asOf: later })],
    [
      'deletes them all',
      anExtract('ownership', ['D,ACE0000001,,2010-01-01,', 'D,ACE0000001,,2016-01-01,'], {
        asOf: later,
        scope: 'DELTA',
      }),
    ],
  ])('goes over to no other owner when an extract of an account’s owners %s', async (_how, ownership) => {
    await using customs = await openCustoms(place);
    await customs.ingest({ ...soldAccount, 'ownership.csv': twoOwners });
    expect(await sightIn(customs)).toEqual([
      'early 2009-01-01 2015-12-31',
      'old 2010-01-01 2015-12-31',
      'new 2016-01-01 null',
    ]);
    await customs.ingest({ 'ownership.csv': ownership });
    expect(await sightIn(customs)).toEqual([
      'early 2009-01-01 2015-12-31',
      'old 2012-01-01 2015-12-31',
      'new 2017-01-01 null',
    ]);
    await customs.ingest({ 'ownership.csv': twoOwnersAgain });
    expect(await sightIn(customs)).toEqual([
      'early 2009-01-01 2015-12-31',
      'old 2010-01-01 2015-12-31',
      'new 2016-01-01 null',
    ]);
  });

  it('goes over to no other owner while not one record of an account’s owners can be read', async () => {
    await using customs = await openCustoms(place);
    const unreadable = anExtract('ownership', [
      'ACE0000001,???,2010-01-01,2015-12-31',
      'ACE0000001,owner b,2016-01-01,',
      'ACE0000002,owner-c,2010-01-01,',
    ]);
    await customs.ingest({ ...soldAccount, 'ownership.csv': unreadable });
    expect(await sightIn(customs)).toEqual([
      'early 2009-01-01 2015-12-31',
      'old 2012-01-01 2015-12-31',
      'new 2017-01-01 null',
    ]);
    // It has no owner for the account, which is no reason to bound nobody.
    const lacking = anExtract('ownership', ['ACE0000002,owner-c,2010-01-01,'], { asOf: later });
    await customs.ingest({ 'ownership.csv': lacking });
    expect(await sightIn(customs)).toEqual([
      'early 2009-01-01 2015-12-31',
      'old 2012-01-01 2015-12-31',
      'new 2017-01-01 null',
    ]);
  });

  it('stays when the record of its owner cannot be read in a later extract', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'ownership.csv': anExtract('ownership', [
        'ACE0000001,owner-a,2014-01-01,',
        'ACE0000002,owner-a,2014-01-01,',
      ]),
      'grants.csv': anExtract('grants', [
        'ACE0000001,early,,Account Owner,,,2009-01-01,',
        'ACE0000001,later,,Account Owner,,,2015-01-01,',
      ]),
    });
    for (const [bad, asOf] of [
      ['ACE0000001,???,2014-01-01,', later],
      ['ACE0000001,owner-a,14-01,', latest],
    ] as const) {
      await customs.ingest({
        'ownership.csv': anExtract('ownership', [bad, 'ACE0000002,owner-a,2014-01-01,'], { asOf }),
      });
      expect(await sightIn(customs)).toEqual(['early 2009-01-01 null', 'later 2014-01-01 null']);
    }
  });
});
