import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Disclosure } from '#kernel/disclosure.ts';
import { aClock, aPrincipal } from '#kernel/standing.test-kit.ts';
import type { Database } from './database.ts';
import { createDisclosureLog, type DisclosureTableName } from './disclosure-log.ts';
import { openNowhere, stores } from './stores.test-kit.ts';

const tables = [
  'cases.disclosure',
  'accounts.disclosure',
  'trade_portal.disclosure',
] as const satisfies readonly DisclosureTableName[];
const principal = aPrincipal('IMPORTER', { subject: 'importer-1', roles: ['IMPORTER', 'BROKER'] });
const disclosure = (key: string): Disclosure => ({ action: 'READ_CASE', type: 'EnforcementCase', key });

describe.each(stores)('the disclosure log on $store', ({ open }) => {
  let database: Database;
  const log = (table: DisclosureTableName = 'cases.disclosure') =>
    createDisclosureLog(database, table, aClock());
  const kept = (table: DisclosureTableName = 'cases.disclosure') =>
    database.owner.selectFrom(table).selectAll().orderBy('disclosure_id').execute();

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => sql.raw(`TRUNCATE ${tables.join(', ')}`).execute(database.owner));
  afterAll(() => database.close());

  it.each(tables)('keeps who was shown what, when and under which trace, in %s alone', async (table) => {
    await log(table).record(principal, 'trace-1', [disclosure('20161704200292-01')]);
    expect(await kept(table)).toEqual([
      {
        disclosure_id: expect.anything() as string,
        disclosed_at: new Date('2026-01-15T17:00:00.000Z'),
        trace_id: 'trace-1',
        audience: 'trade',
        subject: 'importer-1',
        roles: 'IMPORTER BROKER',
        action: 'READ_CASE',
        object_type: 'EnforcementCase',
        object_key: '20161704200292-01',
      },
    ]);
    const elsewhere = await Promise.all(tables.filter((other) => other !== table).map(kept));
    expect(elsewhere).toEqual([[], []]);
  });

  it('keeps what one fetch showed with one statement, however much it is', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((text) => statements.push(text));
    await log().record(
      principal,
      'trace',
      Array.from({ length: 1_000 }, (_, index) => disclosure(`${index}`)),
    );
    stop();
    expect(statements.filter((text) => /^insert/i.test(text))).toHaveLength(1);
    expect(await kept()).toHaveLength(1_000);
  });

  it('keeps nothing, and asks nothing, where nothing was shown', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((text) => statements.push(text));
    await log().record(principal, 'trace', []);
    stop();
    expect(statements).toEqual([]);
  });

  it.each(tables)('can be added to and nothing else by those who serve requests: %s', async (table) => {
    await log(table).record(principal, 'trace', [disclosure('20161704200292-01')]);
    const refused = { code: '42501' };
    const name = sql.table(table);
    const attempt = (statement: ReturnType<typeof sql>) =>
      database.serve((transaction) => statement.execute(transaction));
    await expect(attempt(sql`SELECT * FROM ${name}`)).rejects.toMatchObject(refused);
    await expect(attempt(sql`SELECT count(*) FROM ${name}`)).rejects.toMatchObject(refused);
    await expect(attempt(sql`UPDATE ${name} SET subject = 'nobody'`)).rejects.toMatchObject(refused);
    await expect(attempt(sql`DELETE FROM ${name}`)).rejects.toMatchObject(refused);
    await expect(attempt(sql`TRUNCATE ${name}`)).rejects.toMatchObject(refused);
    expect(await kept(table)).toHaveLength(1);
  });

  it('keeps a batch whole or not at all, and says that nothing may be shown', async () => {
    const beyond = disclosure('a text cannot hold \u0000');
    await expect(log().record(principal, 'trace', [disclosure('1'), beyond])).rejects.toMatchObject({
      code: 'DISCLOSURE_NOT_RECORDED',
    });
    expect(await kept()).toEqual([]);
  });
});

describe('a disclosure log whose database is gone', () => {
  it('says that nothing was recorded, and so nothing may be shown (fault-H14)', async () => {
    await using database = await openNowhere();
    const log = createDisclosureLog(database, 'cases.disclosure', aClock());
    const recording = log.record(principal, 'trace', [disclosure('20161704200292-01')]);
    await expect(recording).rejects.toMatchObject({
      code: 'DISCLOSURE_NOT_RECORDED',
      message: 'the disclosure could not be recorded, so nothing is shown',
      cause: { code: 'ECONNREFUSED' },
    });
  });
});
