import { describe, expect, it } from 'vitest';
import { globalId } from '#kernel/global-id.ts';
import { aGrant, aPrincipal } from '#kernel/standing.test-kit.ts';
import { aFetch, anAccount, registersWith } from './account.test-kit.ts';
import { findNode } from './find-node.ts';

const registers = registersWith({
  accounts: [anAccount('a'), anAccount('b')],
  centers: [{ code: '003', name: 'Automotive & Aerospace', city: 'Detroit' }],
  officers: [{ officerId: 'nam-a', name: 'NAM A', title: null, portCode: null, centerCode: null }],
});
const find = (id: string) =>
  findNode(
    id,
    aFetch(aPrincipal('IMPORTER'), registers, { grants: { somebody: [aGrant('OWNER')] } }).loaders,
  );
const findAsOfficer = (id: string) => findNode(id, aFetch(aPrincipal('FPF_OFFICER'), registers).loaders);

describe('the object with a global id', () => {
  it('is only named when it is a case or a submission, which their own subgraphs find', async () => {
    expect(await find(globalId('EnforcementCase', '20161704200292-01'))).toEqual({
      __typename: 'EnforcementCase',
      caseNumber: '20161704200292-01',
    });
    expect(await find(globalId('Submission', 'S-1'))).toEqual({
      __typename: 'Submission',
      referenceId: 'S-1',
    });
  });

  it('is an account, a Center or an officer with its type', async () => {
    expect(await find(globalId('TradeAccount', 'A-a'))).toEqual({
      __typename: 'TradeAccount',
      ...anAccount('a'),
    });
    expect(await findAsOfficer(globalId('Center', '003'))).toMatchObject({
      __typename: 'Center',
      city: 'Detroit',
    });
    expect(await findAsOfficer(globalId('Officer', 'nam-a'))).toMatchObject({
      __typename: 'Officer',
      name: 'NAM A',
    });
  });

  it('is nothing when it is another’s, as when it is missing (fault-C2)', async () => {
    expect(await find(globalId('TradeAccount', 'A-b'))).toBeNull();
    expect(await find(globalId('TradeAccount', 'A-z'))).toBeNull();
    expect(await find(globalId('Officer', 'nam-a'))).toBeNull();
    expect(await find(globalId('Officer', 'nobody'))).toBeNull();
    expect(await find(globalId('Center', '999'))).toBeNull();
  });

  it('of an account does not lead to a case of the same key, nor the other way round (fault-C2)', async () => {
    await expect(find(globalId('EnforcementCase', 'A-a'))).rejects.toMatchObject({
      code: 'CASE_NUMBER_MALFORMED',
    });
    expect(await findAsOfficer(globalId('TradeAccount', '20161704200292-01'))).toBeNull();
  });

  it.each([globalId('Message', 'M-1'), 'forged', ''])(
    'cannot be found under an id not made here: %j (fault-C2)',
    async (id) => {
      await expect(find(id)).rejects.toMatchObject({ code: 'VALUE_MALFORMED' });
    },
  );
});
