import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAccountKey } from '#kernel/standing.test-kit.ts';
import { createAuthorityRegister } from './authority-register.ts';
import type { Database } from './database.ts';
import { openNowhere, stores } from './stores.test-kit.ts';

const a = anAccountKey('account-a');
const b = anAccountKey('account-b');
const open = { valid_from: '2020-02-29', valid_to: null };
const over = { valid_from: '2016-01-01', valid_to: '2016-12-31' };

describe.each(stores)('the authority register on $store', ({ open: openStore }) => {
  let database: Database;
  const register = () => createAuthorityRegister(database);

  beforeAll(async () => {
    database = await openStore();
    const { owner } = database;
    await owner
      .insertInto('authority.access_grant')
      .values([
        {
          subject: 'broker',
          capacity: 'OWNER',
          account_key: b,
          surety_code: null,
          case_number: null,
          ...over,
        },
        {
          subject: 'broker',
          capacity: 'BROKER_WITH_POWER_OF_ATTORNEY',
          account_key: a,
          surety_code: null,
          case_number: null,
          ...open,
        },
        {
          subject: 'surety',
          capacity: 'SURETY',
          account_key: a,
          surety_code: '036',
          case_number: null,
          ...open,
        },
        {
          subject: 'attorney',
          capacity: 'ATTORNEY_OF_RECORD',
          account_key: a,
          surety_code: null,
          case_number: '20161704200292-01',
          ...open,
        },
      ])
      .execute();
    await owner
      .insertInto('authority.posting')
      .values([
        { officer_id: 'expert', center_code: '003', ...over },
        { officer_id: 'expert', center_code: '010', ...open },
      ])
      .execute();
    await owner
      .insertInto('authority.assignment')
      .values([
        { account_key: a, duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam', ...over },
        { account_key: a, duty: 'CENTER', assignee: '003', ...open },
        { account_key: b, duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam', ...open },
        { account_key: a, duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam', ...open },
      ])
      .execute();
  });
  afterAll(() => database.close());

  const inForce = { from: '2020-02-29', to: null };
  const ended = { from: '2016-01-01', to: '2016-12-31' };

  it('gives the grants of each subject in the order in which they were made, those that are over too', async () => {
    const grants = await register().grantsOf(['broker', 'surety', 'attorney', 'stranger']);
    expect(grants).toEqual(
      new Map([
        [
          'broker',
          [
            expect.objectContaining({ capacity: 'OWNER', accountKey: b, ...ended }),
            expect.objectContaining({ capacity: 'BROKER_WITH_POWER_OF_ATTORNEY', accountKey: a, ...inForce }),
          ],
        ],
        ['surety', [expect.objectContaining({ capacity: 'SURETY', suretyCode: '036', caseNumber: null })]],
        [
          'attorney',
          [expect.objectContaining({ capacity: 'ATTORNEY_OF_RECORD', caseNumber: '20161704200292-01' })],
        ],
      ]),
    );
  });

  it('gives where officers work and worked', async () => {
    const postings = await register().postingsOf(['expert', 'nam']);
    expect([...postings.keys()]).toEqual(['expert']);
    expect(postings.get('expert')).toMatchObject([
      { centerCode: '003', ...ended },
      { centerCode: '010', ...inForce },
    ]);
  });

  it('gives the accounts in somebody’s charge, each with every time', async () => {
    const charges = await register().chargesOf(['nam', '003', 'nobody']);
    expect([...charges.keys()].sort()).toEqual(['003', 'nam']);
    const ofManager = { duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam' };
    const inCharge = charges.get('nam') as ReadonlyMap<string, unknown>;
    expect([...inCharge.keys()].sort()).toEqual([a, b]);
    expect(inCharge.get(a)).toMatchObject([
      { ...ofManager, ...ended },
      { ...ofManager, ...inForce },
    ]);
    expect(inCharge.get(b)).toMatchObject([{ ...ofManager, ...inForce }]);
  });

  it('gives who looks after accounts', async () => {
    const assignments = await register().assignmentsOf([a, anAccountKey('account-c')]);
    expect([...assignments.keys()]).toEqual([a]);
    expect(assignments.get(a)).toMatchObject([
      { duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam', ...ended },
      { duty: 'CENTER', assignee: '003', ...inForce },
      { duty: 'NATIONAL_ACCOUNT_MANAGER', assignee: 'nam', ...inForce },
    ]);
  });

  it('has nothing for nobody', async () => {
    expect(await register().grantsOf([])).toEqual(new Map());
    expect(await register().postingsOf([])).toEqual(new Map());
    expect(await register().chargesOf([])).toEqual(new Map());
    expect(await register().assignmentsOf([])).toEqual(new Map());
  });

  it('takes what it is asked as data, whatever stands in it', async () => {
    expect(await register().grantsOf(["x' OR true --", '{broker,surety}', '"broker"', '\\'])).toEqual(
      new Map(),
    );
  });

  it('answers each question with one statement on its table', async () => {
    const statements: string[] = [];
    const stop = database.onStatement((text) => statements.push(text));
    await register().chargesOf(['nam', '003']);
    stop();
    expect(statements.filter((text) => text.includes('"authority"'))).toHaveLength(1);
  });

  it.each([
    [
      'a surety’s without a code',
      { subject: 's', capacity: 'SURETY', account_key: a, surety_code: null, case_number: null, ...open },
    ],
    [
      'an attorney’s without a case',
      {
        subject: 's',
        capacity: 'ATTORNEY_OF_RECORD',
        account_key: a,
        surety_code: null,
        case_number: null,
        ...open,
      },
    ],
    [
      'an owner’s with a case',
      {
        subject: 's',
        capacity: 'OWNER',
        account_key: a,
        surety_code: null,
        case_number: '20161704200292-01',
        ...open,
      },
    ],
    [
      'one that ends before it begins',
      {
        subject: 's',
        capacity: 'OWNER',
        account_key: a,
        surety_code: null,
        case_number: null,
        valid_from: '2020-01-02',
        valid_to: '2020-01-01',
      },
    ],
  ])('cannot hold a grant that means nothing: %s', async (_what, grant) => {
    const insertion = database.owner.insertInto('authority.access_grant').values(grant).execute();
    await expect(insertion).rejects.toMatchObject({ code: '23514' });
  });

  it.each(['authority.access_grant', 'authority.assignment', 'authority.posting'] as const)(
    'is not written by those who serve requests: %s',
    async (table) => {
      const deletion = database.serve((transaction) => transaction.deleteFrom(table).execute());
      await expect(deletion).rejects.toMatchObject({ code: '42501' });
    },
  );
});

describe('an authority register whose database is gone', () => {
  it('says that ACE is not available, whatever is asked', async () => {
    await using database = await openNowhere();
    const register = createAuthorityRegister(database);
    const unavailable = { code: 'ACE_UNAVAILABLE' };
    await expect(register.grantsOf(['broker'])).rejects.toMatchObject(unavailable);
    await expect(register.postingsOf(['expert'])).rejects.toMatchObject(unavailable);
    await expect(register.chargesOf(['nam'])).rejects.toMatchObject(unavailable);
    await expect(register.assignmentsOf([a])).rejects.toMatchObject(unavailable);
  });
});
