import { describe, expect, it } from 'vitest';
import { accountRows, anExtract, openCustoms, places, secret } from './extracts.test-kit.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';

const keyOf = createAccountKeyMaker(secret);
const later = '2026-02-15T06:00:00Z';
const reasons = (report: string): string[] => report.trim().split('\r\n').slice(1);

describe.each(places)('ACE extracts, loaded into %s', (place) => {
  it('make accounts whose keys are those of SEACATS and whose numbers are gone', async () => {
    await using customs = await openCustoms(place);
    const { files } = await customs.ingest({
      'accounts.csv': anExtract(
        'accounts',
        [
          'ACE0000001,Sub,ACE9000001,10-000000100,"Acme, Inc.",Importer; Broker,Yes',
          'ACE0000002,Sub,ACE9000001,123-45-6789,Person,,',
          'ACE0000003,Sub,,161704-00001,Abroad,Exporter,No',
          'ACE9000001,Top,,,Group,,',
        ],
        { preamble: 'Data,SYNTHETIC' },
      ),
    });
    expect(files).toEqual([
      { fileName: 'accounts.csv', status: 'LOADED', rows: 4, quarantined: 0, withheld: null },
    ]);
    const top = keyOf('ACE9000001');
    expect(
      await customs.rows(`SELECT account_key, account_number, top_account_key, importer_number_shown, businesses::text,
        small_entity, synthetic, as_of AT TIME ZONE 'UTC' FROM accounts.account ORDER BY 2`),
    ).toEqual([
      `${keyOf('10-000000100')} ACE0000001 ${top} 10-000000100 {IMPORTER,BROKER} true true 2026-01-15 06:00:00`,
      `${keyOf('123-45-6789')} ACE0000002 ${top} ***-**-6789 {} null true 2026-01-15 06:00:00`,
      `${keyOf('161704-00001')} ACE0000003 null 161704-00001 {EXPORTER} false true 2026-01-15 06:00:00`,
      `${top} ACE9000001 null null {} null true 2026-01-15 06:00:00`,
    ]);
  });

  it('are loaded for their good rows, and a clerk reads why the others are not', async () => {
    await using customs = await openCustoms(place);
    const { files, report } = await customs.ingest({
      'accounts.csv': anExtract('accounts', [
        ...accountRows(1, 2, 3, 4),
        'ACE0000005,Sub,,10-000000500,"Never closed,Importer,No',
        'ACE0000006,Sub,,10-00000060O,Wrong suffix,,',
        'ACE0000001,Sub,,10-000000100,Another name,,',
        'ACE0000002,Sub,,10-000000200,Company 2,Importer,No',
        'ACE0000007,Sub,ACE9999999,10-000000700,No top account,,',
        `ACE0000008,Sub,,10-000000800,${'x'.repeat(10_000_000)},,`,
        'ACE0000009,Sub,,10-000000900,too,few',
        ...accountRows(10),
      ]),
      'assignments.csv': anExtract('assignments', [
        'ACE0000001,NAM,nam-a,2015-01-01,2015-12-31',
        'ACE0000001,NAM,nam-b,2015-12-31,',
        'ACE0000404,NAM,nam-a,2015-01-01,',
        'ACE0000002,Center,011,2015-01-01,',
        'ACE0000002,Center,010,2015-01-01,',
      ]),
      'entry-summaries.csv': anExtract('entrySummaries', [
        '267-4221127-4,ACE0000001,1704,,2016-01-01,,,100.00,1.00',
        '267-4221127-5,ACE0000001,1704,,2016-01-01,,,100.00,1.00',
      ]),
      'partnerships.csv': anExtract('partnerships', [
        'ACE0000001,CTPAT,Tier 1,Certified,2015-01-01,2015-12-31',
        'ACE0000001,CTPAT,Tier 2,Validated,2016-01-01,',
        'ACE0000001,CTPAT,,Suspended,2016-05-01,2016-06-01',
        'ACE0000002,CTPAT,Tier 1,Certified,2026-01-16,',
        'ACE0000002,CTPAT,Tier 2,Reinstated,2016-01-01,',
        'ACE0000003,CTPAT,Tier 1,Certified,2016-01-01,2015-01-01',
      ]),
    });
    expect(files.map((file) => file.status)).toEqual(['LOADED', 'LOADED', 'LOADED', 'LOADED']);
    expect(reasons(report)).toEqual([
      '"accounts.csv","10","a quotation mark opens in this row and never closes."',
      '"accounts.csv","11","Importer Number: the suffix of an employer number has no O, I or Z; a zero or a one may be meant."',
      '"accounts.csv","12","an earlier row of this extract says something else of the same thing."',
      '"accounts.csv","14","there is no top account ACE9999999."',
      '"accounts.csv","15","the row is longer than 64 KB."',
      '"accounts.csv","16","the row has 6 cells where the header has 7."',
      '"partnerships.csv","8","its period overlaps the one that begins on 2016-01-01."',
      '"partnerships.csv","9","the status begins after the day of the extract."',
      '"partnerships.csv","11","To is before From."',
      '"assignments.csv","7","its period overlaps the one that begins on 2015-01-01."',
      '"assignments.csv","8","there is no account ACE0000404."',
      '"assignments.csv","9","Assignee: expected a Center code from 001 to 010."',
      '"entry-summaries.csv","7","Entry Number: expected an entry number such as 267-4221127-4; its form or its check digit is wrong."',
    ]);
    expect(await customs.rows('SELECT account_number FROM accounts.account ORDER BY 1')).toEqual(
      ['01', '02', '03', '04', '10'].map((number) => `ACE00000${number}`),
    );
    expect(
      await customs.rows('SELECT status, valid_from::text FROM accounts.partnership ORDER BY 2, 1'),
    ).toEqual(['CERTIFIED 2015-01-01', 'VALIDATED 2016-01-01', 'VALIDATED 2016-01-01']);
    expect(await customs.rows('SELECT count(*) FROM accounts.entry_summary')).toEqual(['1']);
    expect(await customs.rows('SELECT assignee FROM authority.assignment ORDER BY 1')).toEqual([
      '010',
      'nam-a',
    ]);
  });

  it('change nothing when they are loaded a second time', async () => {
    await using customs = await openCustoms(place);
    const files = {
      'accounts.csv': anExtract('accounts', [...accountRows(1, 2, 3, 4, 5), 'bad']),
      'bonds.csv': anExtract('bonds', ['B1,ACE0000001,Continuous,1,50000.00,999,,2015-01-01,']),
    };
    const first = await customs.ingest(files);
    const rows = await customs.rows('SELECT xmin, * FROM accounts.account ORDER BY account_number');
    const second = await customs.ingest(files);
    expect(second.files.map(({ status }) => status)).toEqual(['LOADED_BEFORE', 'LOADED_BEFORE']);
    expect(second.report).toBe(first.report);
    expect(await customs.rows('SELECT xmin, * FROM accounts.account ORDER BY account_number')).toEqual(rows);
  });

  it('that are older than what is loaded, or are no extract, are refused and the others loaded', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({ 'accounts.csv': anExtract('accounts', accountRows(1), { asOf: later }) });
    const { files, report } = await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'letter.csv': 'Dear Sir,\nplease find enclosed,\n',
      'ports.csv': anExtract('ports', ['1704,Atlanta,1704']),
    });
    expect(files.map(({ fileName, status }) => `${fileName} ${status}`)).toEqual([
      'letter.csv REFUSED',
      'ports.csv LOADED',
      'accounts.csv REFUSED',
    ]);
    expect(reasons(report)).toEqual([
      '"letter.csv","","The file was refused: the file has no header."',
      '"accounts.csv","","The file was refused: it is of 2026-01-15T06:00:00.000Z, and an extract of 2026-02-15T06:00:00.000Z of the same kind is loaded already."',
    ]);
    expect(await customs.rows('SELECT count(*) FROM accounts.account')).toEqual(['1']);
  });

  it('that are FULL end rights and bonds, and take away facts, that are no longer in them', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'bonds.csv': anExtract('bonds', [
        'B1,ACE0000001,Continuous,1,50000.00,999,,2015-01-01,',
        'B2,ACE0000001,Continuous,1,50000.00,999,,2015-01-01,2015-12-31',
        'B3,ACE0000002,Continuous,1,50000.00,999,,2015-01-01,',
      ]),
      'grants.csv': anExtract('grants', [
        'ACE0000001,broker-a,,Broker with Power of Attorney,,,2015-01-01,',
        'ACE0000001,owner-a,,Account Owner,,,2015-01-01,',
        'ACE0000001,broker-b,,Broker with Power of Attorney,,,2026-06-01,',
      ]),
      'volumes.csv': anExtract('entryVolumes', [
        'ACE0000001,2015,1,1.00,1.00',
        'ACE0000001,2016,1,1.00,1.00',
      ]),
    });
    const { report } = await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1), { asOf: later }),
      // B1 cannot be read, and neither can owner-a's right, which is no reason to think that they have ended.
      'bonds.csv': anExtract(
        'bonds',
        [
          'B1,ACE0000001,Continuous,1,a lot,999,,2015-01-01,',
          'B4,ACE0000001,Continuous,1,1.00,999,,2016-01-01,',
        ],
        { asOf: later },
      ),
      'grants.csv': anExtract(
        'grants',
        [
          'ACE0000001,owner-a,,Account Owner,,,2015-01-01,for ever',
          'ACE0000002,owner-a,,Account Owner,,,2015-01-01,',
        ],
        { asOf: later },
      ),
      'volumes.csv': anExtract('entryVolumes', ['ACE0000001,2016,2,1.00,1.00'], { asOf: later }),
    });
    expect(reasons(report)).toHaveLength(2);
    expect(await customs.rows('SELECT bond_number, valid_to::text FROM accounts.bond ORDER BY 1')).toEqual([
      'B1 null',
      'B2 2015-12-31',
      'B3 2026-02-14',
      'B4 null',
    ]);
    expect(
      await customs.rows(
        'SELECT subject, valid_from::text, valid_to::text FROM authority.access_grant ORDER BY 1, 3',
      ),
    ).toEqual(['broker-a 2015-01-01 2026-02-14', 'owner-a 2015-01-01 null', 'owner-a 2015-01-01 null']);
    expect(await customs.rows('SELECT fiscal_year, entries FROM accounts.entry_volume')).toEqual(['2016 2']);
    expect(await customs.rows('SELECT count(*) FROM accounts.account')).toEqual(['2']);
  });

  it('that are FULL take nothing away when none of their rows can be loaded', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'partnerships.csv': anExtract('partnerships', ['ACE0000001,CTPAT,Tier 1,Certified,2015-01-01,']),
    });
    await customs.ingest({
      'partnerships.csv': anExtract('partnerships', ['ACE0000404,CTPAT,Tier 1,Certified,2015-01-01,'], {
        asOf: later,
      }),
    });
    await customs.ingest({ 'none.csv': anExtract('partnerships', [], { asOf: '2026-03-01T06:00:00Z' }) });
    expect(await customs.rows('SELECT count(*) FROM accounts.partnership')).toEqual(['1']);
  });

  it('that are FULL and were cut off on their way are refused whole, unless they are said to be right', async () => {
    await using customs = await openCustoms(place);
    const grants = Array.from({ length: 60 }, (_, n) => `ACE0000001,owner-${n},,Account Owner,,,2015-01-01,`);
    const standing = 'SELECT count(*) FROM authority.access_grant WHERE valid_to IS NULL';
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'grants.csv': anExtract('grants', grants),
    });
    const cutOff = anExtract('grants', grants.slice(0, 30), { asOf: later });
    const { files, report } = await customs.ingest({ 'grants.csv': cutOff });
    expect(files).toMatchObject([{ status: 'REFUSED' }]);
    expect(reasons(report)).toEqual([
      '"grants.csv","","The file was refused: it is FULL and has at most 30 rows, while 60 rows of earlier extracts stand; the other 30 would end. It was probably cut off. If so much has really ended in ACE, load it with --allow-shrink."',
    ]);
    expect(await customs.rows(standing)).toEqual(['60']);

    const allowed = await customs.ingest({ 'grants.csv': cutOff }, { allowShrink: true });
    expect(allowed.files).toMatchObject([{ status: 'LOADED', rows: 30 }]);
    expect(await customs.rows(standing)).toEqual(['30']);
  });

  it('that are FULL and lack a few rows are believed', async () => {
    await using customs = await openCustoms(place);
    const grants = Array.from({ length: 60 }, (_, n) => `ACE0000001,owner-${n},,Account Owner,,,2015-01-01,`);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'grants.csv': anExtract('grants', grants),
    });
    await customs.ingest({ 'grants.csv': anExtract('grants', grants.slice(0, 40), { asOf: later }) });
    expect(await customs.rows('SELECT count(*) FROM authority.access_grant WHERE valid_to IS NULL')).toEqual([
      '40',
    ]);
  });

  it('that are DELTAs add, change and delete in their order', async () => {
    await using customs = await openCustoms(place);
    const delta = { scope: 'DELTA', asOf: later } as const;
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1, 2)),
      'grants.csv': anExtract('grants', [
        'ACE0000001,broker-a,,Broker with Power of Attorney,,,2015-01-01,',
        'ACE0000002,owner-a,,Account Owner,,,2015-01-01,',
      ]),
      'partnerships.csv': anExtract('partnerships', [
        'ACE0000001,CTPAT,Tier 2,Validated,2015-01-01,',
        'ACE0000002,CTPAT,Tier 2,Validated,2015-01-01,',
      ]),
    });
    const { report } = await customs.ingest({
      'accounts.csv': anExtract(
        'accounts',
        accountRows(3)
          .map((row) => `A,${row}`)
          .concat('D,ACE0000002,,,,,,'),
        delta,
      ),
      'grants.csv': anExtract(
        'grants',
        ['D,ACE0000001,broker-a,,Broker with Power of Attorney,,,2015-01-01,'],
        delta,
      ),
      'partnerships.csv': anExtract(
        'partnerships',
        [
          'A,ACE0000001,CTPAT,,Suspended,2016-01-01,',
          'C,ACE0000001,CTPAT,Tier 2,Validated,2015-01-01,2015-12-31',
          'A,ACE0000001,CTPAT,,Suspended,2016-01-01,',
          'D,ACE0000002,CTPAT,,,2015-01-01,',
          'D,ACE0000002,CTPAT,,,2015-01-01,',
          'A,ACE0000003,CTPAT,Tier 1,Certified,2016-01-01,',
          'D,ACE0000003,CTPAT,,,2016-01-01,',
          'X,ACE0000003,CTPAT,Tier 1,Certified,2016-01-01,',
        ],
        delta,
      ),
    });
    expect(reasons(report)).toEqual([
      '"partnerships.csv","6","its period overlaps the one that begins on 2015-01-01."',
      '"partnerships.csv","10","nothing is loaded that this row could delete."',
      '"partnerships.csv","13","Action: expected A (add), C (change) or D (delete)."',
    ]);
    expect(
      await customs.rows(
        'SELECT status, valid_from::text, valid_to::text FROM accounts.partnership ORDER BY 2',
      ),
    ).toEqual(['VALIDATED 2015-01-01 2015-12-31', 'SUSPENDED 2016-01-01 null']);
    expect(
      await customs.rows('SELECT subject, valid_to::text FROM authority.access_grant ORDER BY 1'),
    ).toEqual(['broker-a 2026-02-14', 'owner-a 2026-02-14']);
    expect(await customs.rows('SELECT count(*) FROM accounts.account')).toEqual(['3']);
  });

  it('say where officers work, at present', async () => {
    await using customs = await openCustoms(place);
    const posting = () =>
      customs.rows('SELECT officer_id, center_code, valid_from::text FROM authority.posting');
    await customs.ingest({
      'officers.csv': anExtract('officers', [
        'expert-a,Expert A,Expert,003,,2015-01-01,',
        'nam-a,NAM A,Manager,,1704,,',
      ]),
    });
    expect(await posting()).toEqual(['expert-a 003 2015-01-01']);
    await customs.ingest({
      'officers.csv': anExtract('officers', ['expert-a,Expert A,Expert,004,,2016-01-01,'], { asOf: later }),
    });
    expect(await posting()).toEqual(['expert-a 004 2016-01-01']);
  });

  it('keep no Social Security number, and tell none', async () => {
    await using customs = await openCustoms(place);
    const canary = '987-65-4321';
    const forms = [canary, '987654321', '987 65 4321', `"${canary}`, `${canary}0`];
    const { report, files } = await customs.ingest({
      'accounts.csv': anExtract('accounts', [
        `ACE0000001,Sub,,${canary},Person,,`,
        `ACE0000002,Sub,,${canary},Another person,,`,
        `ACE0000003,Top,,${canary},A top account,,`,
        ...forms.map((form, index) => `ACE000001${index},Sub,,${form},Person,,`),
        ...forms.map((form, index) => `ACE000002${index},Sub,,10-000002${index}00,Person ${form},,`),
        `${canary},Sub,,10-000000400,Person,,`,
        `ACE0000005,${canary},,10-000000500,Person,,`,
        `ACE0000006,Sub,${canary},10-000000600,Person,,`,
        `ACE0000007,Sub,,${canary}`,
      ]),
      'headless.csv': anExtract('accounts', [`ACE1,Sub,,${canary},Person,,`]).replace(
        /Account Number.*\n/,
        '',
      ),
      'grants.csv': anExtract('grants', [
        `${canary},${canary},${canary},${canary},${canary},${canary},${canary},`,
      ]),
    });
    expect(files.map(({ status }) => status)).toEqual(['REFUSED', 'LOADED', 'LOADED']);
    const tables = await customs.rows(
      "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('accounts', 'authority')",
    );
    const everything = [report, JSON.stringify(files)];
    for (const table of tables) everything.push(...(await customs.rows(`SELECT t::text FROM ${table} t`)));
    expect(everything.join('\n')).toContain('***-**-4321');
    expect(everything.join('\n')).not.toMatch(/987[-. ]?65/);
  });
});
