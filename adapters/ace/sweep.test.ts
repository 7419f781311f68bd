import { describe, expect, it } from 'vitest';
import { accountRows, anExtract, openCustoms, places, type Customs } from './extracts.test-kit.ts';

const later = '2026-02-15T06:00:00Z';
const latest = '2026-03-15T06:00:00Z';
const grant = (account: number | string, subject: string, end = ''): string =>
  `${typeof account === 'number' ? `ACE000000${account}` : account},${subject},,Account User,,,2015-01-01,${end}`;
const grants = (asOf: string, ...rows: string[]): string => anExtract('grants', rows, { asOf });
const remarks = (report: string): string[] => report.split('\r\n').filter((line) => line.includes(',"",'));

const rights = (customs: Customs): Promise<string[]> =>
  customs.rows('SELECT subject, valid_to::text FROM authority.access_grant ORDER BY 1');

describe.each(places)('a row of a FULL extract that cannot be loaded into %s', (place) => {
  it('leaves what stands under its key, of whatever kind', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'officers.csv': anExtract('officers', ['nam-a,A,Manager,003,,2015-01-01,']),
      'ownership.csv': anExtract('ownership', ['ACE0000001,owner-a,2014-01-01,']),
      'grants.csv': anExtract('grants', [grant(1, 'user-a')]),
      'bonds.csv': anExtract('bonds', [
        'B1,ACE0000001,Continuous,1,1.00,999,,2015-01-01,',
        'B2,ACE0000001,Continuous,1,1.00,999,,2015-01-01,',
      ]),
      'partnerships.csv': anExtract('partnerships', ['ACE0000001,CTPAT,Tier 1,Certified,2015-01-01,']),
      'assignments.csv': anExtract('assignments', ['ACE0000001,Center,003,2015-01-01,']),
      'volumes.csv': anExtract('entryVolumes', ['ACE0000001,2015,1,1.00,1.00']),
    });
    const { files } = await customs.ingest({
      'officers.csv': anExtract('officers', ['nam-a,,Manager,003,,2015-01-01,'], { asOf: later }),
      'ownership.csv': anExtract(
        'ownership',
        ['ACE0000001,???,2014-01-01,', 'ACE0000002,owner-a,2014-01-01,'],
        { asOf: later },
      ),
      'grants.csv': grants(later, grant(1, 'user-a', 'for ever'), grant(2, 'user-b')),
      'bonds.csv': anExtract(
        'bonds',
        [
          'B1,ACE0000001,Continuous,1,a lot,999,,2015-01-01,',
          'B2,ACE0000404,Continuous,1,1.00,999,,2015-01-01,',
          ...[3, 4].map((n) => `B${n},ACE0000002,Continuous,1,1.00,999,,2015-01-01,`),
          'B5,ACE0000002,Continuous,1,1.00,999,,2015-01-01,',
        ],
        { asOf: later },
      ),
      'partnerships.csv': anExtract(
        'partnerships',
        ['ACE0000001,CTPAT,Tier 9,Certified,2015-01-01,', 'ACE0000002,CTPAT,Tier 1,Certified,2015-01-01,'],
        { asOf: later },
      ),
      'assignments.csv': anExtract(
        'assignments',
        ['ACE0000001,Center,003,2015-01-01,2014-01-01', 'ACE0000002,Center,003,2015-01-01,'],
        { asOf: later },
      ),
      'volumes.csv': anExtract(
        'entryVolumes',
        ['ACE0000001,2015,many,1.00,1.00', 'ACE0000002,2015,1,1.00,1.00'],
        { asOf: later },
      ),
    });
    expect(files).toMatchObject(
      [1, 1, 1, 2, 1, 1, 1].map((quarantined) => ({ status: 'LOADED', quarantined, withheld: null })),
    );
    expect(await rights(customs)).toEqual(['user-a null', 'user-b null']);
    expect(
      await customs.rows(
        `SELECT 'ownership', count(*) FROM authority.ownership WHERE valid_to IS NULL UNION ALL
         SELECT 'bond', count(*) FROM accounts.bond WHERE valid_to IS NULL UNION ALL
         SELECT 'partnership', count(*) FROM accounts.partnership WHERE valid_to IS NULL UNION ALL
         SELECT 'assignment', count(*) FROM authority.assignment WHERE valid_to IS NULL UNION ALL
         SELECT 'posting', count(*) FROM authority.posting UNION ALL
         SELECT 'volume', count(*) FROM accounts.entry_volume`,
      ),
    ).toEqual(['ownership 2', 'bond 5', 'partnership 2', 'assignment 2', 'posting 1', 'volume 2']);
  });

  it('ends what stands under its key on the day that it gives, before what follows', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'grants.csv': anExtract('grants', [grant(1, 'user-a'), grant(1, 'user-b')]),
      'partnerships.csv': anExtract('partnerships', ['ACE0000001,CTPAT,Tier 1,Certified,2015-01-01,']),
    });
    await customs.ingest({
      'grants.csv': grants(
        later,
        `ACE0000001,user-a,"\u0007",Account User,,,2015-01-01,2016-05-06`,
        grant(1, 'user-b'),
      ),
      'partnerships.csv': anExtract(
        'partnerships',
        [
          'ACE0000001,CTPAT,Tier 9,Certified,2015-01-01,2015-12-31',
          'ACE0000001,CTPAT,Tier 2,Validated,2016-01-01,',
        ],
        { asOf: later },
      ),
    });
    expect(await rights(customs)).toEqual(['user-a 2016-05-06', 'user-b null']);
    expect(
      await customs.rows('SELECT status, valid_to::text FROM accounts.partnership ORDER BY valid_from'),
    ).toEqual(['CERTIFIED 2015-12-31', 'VALIDATED null']);
  });

  it.each([
    ['has no day that can be read', 'ACE0000001,user-a,,Account User,,,2015-13-01,'],
    ['has a cell too few', 'ACE0000001,user-a,,Account User,,2015-01-01'],
    ['has a quotation mark that never closes', 'ACE0000001,user-a,"A,Account User,,,2015-01-01,'],
    ['names its account in small letters', 'ace0000001,user-a,,Account User,,,2015-01-01,'],
  ])('and %s leaves all that stands of its account, and no more', async (_how, bad) => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'grants.csv': anExtract('grants', [grant(1, 'user-a'), grant(1, 'user-b'), grant(2, 'user-c')]),
    });
    const { files } = await customs.ingest({
      'grants.csv': grants(later, grant(2, 'user-d'), grant(2, 'user-e'), bad),
    });
    expect(files).toMatchObject([{ status: 'LOADED', quarantined: 1, withheld: null }]);
    expect(await rights(customs)).toEqual([
      'user-a null',
      'user-b null',
      'user-c 2026-02-14',
      'user-d null',
      'user-e null',
    ]);
  });

  it('and does not say which account it is about keeps everything from ending, until that is settled', async () => {
    await using customs = await openCustoms(place);
    const standing = [1, 2, 3, 4].map((account) => grant(account, `user-${account}`));
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2, 3, 4)),
      'grants.csv': anExtract('grants', standing),
    });
    const doubtful = grants(
      later,
      grant(1, 'user-1', '2016-05-06'),
      grant(2, 'user-2'),
      grant('??', 'user-3'),
    );
    const withheld =
      '1 of its rows do not say which account they are about, while 2 rows of earlier extracts would end. ' +
      'Correct these rows and load the file again; or, if so much has really ended in ACE, load it with --allow-shrink';
    for (const status of ['LOADED', 'LOADED_BEFORE']) {
      const { files, report } = await customs.ingest({ 'grants.csv': doubtful });
      expect(files).toMatchObject([{ status, rows: 3, quarantined: 1, withheld }]);
      expect(remarks(report)).toEqual([
        `"grants.csv","","Nothing was ended that the file lacks: ${withheld}."`,
      ]);
      expect(await rights(customs)).toEqual([
        'user-1 2016-05-06',
        'user-2 null',
        'user-3 null',
        'user-4 null',
      ]);
    }
    const allowed = await customs.ingest({ 'grants.csv': doubtful }, { allowShrink: true });
    expect(allowed.files).toMatchObject([{ status: 'LOADED', withheld: null }]);
    expect(await rights(customs)).toEqual([
      'user-1 2016-05-06',
      'user-2 null',
      'user-3 2026-02-14',
      'user-4 2026-02-14',
    ]);

    // Corrected, the same extract brings back what is there after all.
    const corrected = grants(later, grant(1, 'user-1', '2016-05-06'), grant(2, 'user-2'), grant(3, 'user-3'));
    const settled = await customs.ingest({ 'grants.csv': corrected });
    expect(settled.files).toMatchObject([{ status: 'LOADED', withheld: null }]);
    expect((await rights(customs)).slice(2)).toEqual(['user-3 null', 'user-4 2026-02-14']);
  });

  it('and is about an account that is not loaded, like more than a tenth of them, keeps everything from ending', async () => {
    await using customs = await openCustoms(place);
    const users = Array.from({ length: 60 }, (_, n) => `user-${n}`);
    const open = 'SELECT count(*) FROM authority.access_grant WHERE valid_to IS NULL';
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'grants.csv': anExtract(
        'grants',
        users.map((user) => grant(1, user)),
      ),
    });
    const renamed = (from: number, asOf: string) =>
      grants(asOf, ...users.map((user, n) => grant(n < from ? 1 : 'ACE-000001', user)));
    const few = await customs.ingest({ 'grants.csv': renamed(40, later) });
    expect(few.files).toMatchObject([{ quarantined: 20, withheld: null }]);
    expect(await customs.rows(open)).toEqual(['40']);

    await customs.ingest({ 'grants.csv': renamed(60, latest) });
    const many = await customs.ingest({ 'grants.csv': renamed(39, '2026-04-15T06:00:00Z') });
    expect(many.files).toMatchObject([
      {
        quarantined: 21,
        withheld: expect.stringMatching(/^21 of its rows are about accounts that are not loaded/) as string,
      },
    ]);
    expect(await customs.rows(open)).toEqual(['60']);
  });

  it('changes nothing of what stands when a DELTA has it', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'officers.csv': anExtract('officers', ['nam-a,A,Manager,003,,2015-01-01,']),
      'grants.csv': anExtract('grants', [grant(1, 'user-a')]),
    });
    await customs.ingest({
      'officers.csv': anExtract('officers', ['C,nam-a,,Manager,003,,2015-01-01,'], {
        scope: 'DELTA',
        asOf: later,
      }),
      'grants.csv': anExtract(
        'grants',
        [`C,ACE0000001,user-a,"\u0007",Account User,,,2015-01-01,2016-05-06`],
        {
          scope: 'DELTA',
          asOf: later,
        },
      ),
    });
    expect(await rights(customs)).toEqual(['user-a null']);
    expect(await customs.rows('SELECT count(*) FROM authority.posting')).toEqual(['1']);
  });
});
