import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '#kernel/clock.ts';
import { readMoment } from '#kernel/calendar.ts';
import { createAccountKeyMaker } from '#kernel/identifiers.ts';
import { accountRows, anExtract, openCustoms, places, secret } from './extracts.test-kit.ts';
import { ingestFolder } from './ingest-folder.ts';
import type { Loader } from './load-extract.ts';

const rights = Array.from({ length: 60 }, (_, n) => `ACE0000001,user-${n},,Account Owner,,,2015-01-01,`);
const [older, newer] = ['2026-02-01T06:00:00Z', '2026-02-15T06:00:00Z'];

describe.each(places)('extracts that are loaded into %s at the same time', (place) => {
  it('leave what the newer one has, whichever is the faster', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({ 'accounts.csv': anExtract('accounts', accountRows(1)) });
    await Promise.all([
      customs.ingest({ 'grants.csv': anExtract('grants', rights, { asOf: older }) }),
      customs.ingest({ 'grants.csv': anExtract('grants', rights.slice(0, 50), { asOf: newer }) }),
    ]);
    expect(await customs.rows('SELECT count(*) FROM authority.access_grant WHERE valid_to IS NULL')).toEqual([
      '50',
    ]);
  });

  it('leave a DELTA until the extract before it is loaded to its end', async () => {
    await using customs = await openCustoms(place);
    await customs.ingest({
      'accounts.csv': anExtract('accounts', accountRows(1)),
      'grants.csv': anExtract('grants', rights.slice(0, 2), { asOf: older }),
    });
    const delta = anExtract('grants', ['D,ACE0000001,user-1,,Account Owner,,,2015-01-01,'], {
      scope: 'DELTA',
      asOf: newer,
    });
    await customs.database.pool.query("UPDATE accounts.extract SET finished_at = NULL WHERE kind = 'grants'");
    const soon = await customs.ingest({ 'delta.csv': delta });
    expect(soon.files).toEqual([
      {
        fileName: 'delta.csv',
        status: 'REFUSED',
        reason:
          'the extract of 2026-02-01T06:00:00.000Z of the same kind is not loaded to its end; load that one first, or a FULL extract that is newer',
      },
    ]);
    const both = await customs.ingest({
      'grants.csv': anExtract('grants', rights.slice(0, 2), { asOf: older }),
      'delta.csv': delta,
    });
    expect(both.files.map(({ status }) => status)).toEqual(['LOADED', 'LOADED']);
  });
});

describe('a folder of extracts', () => {
  it('is loaded although a folder and a link to nothing in it have names of extracts', async () => {
    await using customs = await openCustoms('embedded');
    const folder = join(customs.folder, 'mixed');
    await mkdir(join(folder, 'archive.csv'), { recursive: true });
    await symlink(join(folder, 'nothing'), join(folder, 'lost.csv'));
    await writeFile(join(folder, 'accounts.csv'), anExtract('accounts', accountRows(1)));
    const loader: Loader = {
      pool: customs.database.pool,
      rowsPerBatch: 3,
      accountKeyOf: createAccountKeyMaker(secret),
      clock: fixedClock(readMoment('2026-01-15T17:00:00Z')),
    };
    const { files } = await ingestFolder(folder, loader);
    expect(files).toMatchObject([
      { fileName: 'archive.csv', status: 'REFUSED', reason: 'it is a folder' },
      {
        fileName: 'lost.csv',
        status: 'REFUSED',
        reason: 'it is not there any more, or is a link to nothing',
      },
      { fileName: 'accounts.csv', status: 'LOADED', rows: 1 },
    ]);
  });
});
