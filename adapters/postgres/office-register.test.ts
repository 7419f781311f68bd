import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { createOfficeRegister } from './office-register.ts';
import { openNowhere, stores } from './stores.test-kit.ts';

const codes = Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(3, '0'));

describe.each(stores)('the office register on $store', ({ open }) => {
  let database: Database;
  const register = () => createOfficeRegister(database);

  beforeAll(async () => {
    database = await open();
    await database.owner
      .insertInto('accounts.officer')
      .values([
        { officer_id: 'nam-a', name: 'NAM A', title: 'National Account Manager', center_code: '003' },
        { officer_id: 'hq-a', name: 'Official A', title: 'Attorney-Advisor', center_code: null },
      ])
      .execute();
  });
  afterAll(() => database.close());

  it('gives officers in our words, and nothing for those that are not', async () => {
    expect(await register().officersById(['hq-a', 'nam-a', 'nobody'])).toEqual(
      new Map([
        [
          'nam-a',
          {
            officerId: 'nam-a',
            name: 'NAM A',
            title: 'National Account Manager',
            portCode: null,
            centerCode: '003',
          },
        ],
        [
          'hq-a',
          {
            officerId: 'hq-a',
            name: 'Official A',
            title: 'Attorney-Advisor',
            portCode: null,
            centerCode: null,
          },
        ],
      ]),
    );
  });

  it('knows the ten Centers from the beginning', async () => {
    const centers = await register().centersByCode([...codes, '011', '3']);
    expect([...centers.keys()].sort()).toEqual(codes);
    expect(centers.get('003')).toEqual({ code: '003', name: 'Automotive & Aerospace', city: 'Detroit' });
    expect(centers.get('010')).toEqual({ code: '010', name: 'Machinery', city: 'Laredo' });
  });

  it('has nothing for no question', async () => {
    expect(await register().officersById([])).toEqual(new Map());
    expect(await register().centersByCode([])).toEqual(new Map());
  });
});

describe('an office register whose database is gone', () => {
  it('says that ACE is not available, whatever is asked', async () => {
    await using database = await openNowhere();
    const register = createOfficeRegister(database);
    await expect(register.officersById(['nam-a'])).rejects.toMatchObject({ code: 'ACE_UNAVAILABLE' });
    await expect(register.centersByCode(['003'])).rejects.toMatchObject({ code: 'ACE_UNAVAILABLE' });
  });
});
