import { describe, expect, it } from 'vitest';
import { Failure } from '#kernel/failure.ts';
import type { Principal } from '#kernel/principal.ts';
import {
  aCaseNumber,
  aGrant,
  anAccountKey,
  aPrincipal,
  type KnownAuthority,
} from '#kernel/standing.test-kit.ts';
import { aCaseFile, aFetch, aMessage, aMoment, aSubmission } from './case-file.test-kit.ts';

const ofAccountB = { accountKey: anAccountKey('account-b'), suretyCode: '999', day: null };
const importer = aPrincipal('IMPORTER');
const officer = aPrincipal('FPF_OFFICER');
const authority: Partial<KnownAuthority> = { grants: { somebody: [aGrant('OWNER'), aGrant('SURETY')] } };
const gone = new Failure('ACE_UNAVAILABLE', 'the database did not answer');
const pageOf = (caseNumber = aCaseNumber()) => ({ caseNumber, read: 26, after: null });

describe('a submission by its reference', () => {
  const own = aSubmission('S-1');
  const caseFile = () => aCaseFile({ submissions: [own, aSubmission('S-2', { stakeholders: ofAccountB })] });

  it('is there for whom its case concerns; another’s is as missing as one that is not (fault-C1)', async () => {
    const { loaders, disclosures } = aFetch(importer, caseFile(), authority);
    expect(await loaders.submission.loadMany(['S-1', 'S-2', 'S-3'])).toEqual([own, null, null]);
    expect(disclosures.entries()).toEqual([{ action: 'READ_CASE_FILINGS', type: 'Submission', key: 'S-1' }]);
  });

  it('is asked with the others of its moment in one question', async () => {
    const file = caseFile();
    await aFetch(officer, file).loaders.submission.loadMany(['S-1', 'S-2', 'S-3']);
    expect(file.asked).toEqual([['submissionsById', 'S-1', 'S-2', 'S-3']]);
  });

  it('is refused, be it one’s own, another’s or missing, while authority is not known (fault-C1)', async () => {
    for (const referenceId of ['S-1', 'S-2', 'S-3']) {
      const { loaders, disclosures } = aFetch(importer, caseFile(), { failure: gone });
      expect(await loaders.submission.loadMany([referenceId])).toEqual([gone]);
      expect(disclosures.entries()).toEqual([]);
    }
  });

  it('is not there for a surety of the case, who sees no filings', async () => {
    const { loaders } = aFetch(aPrincipal('SURETY'), caseFile(), authority);
    expect(await loaders.submission.load('S-1')).toBeNull();
  });

  it('is there for the attorney of its case and for no other case of the account', async () => {
    const other = aSubmission('S-4', { caseNumber: aCaseNumber('20161704200292-02') });
    const { loaders } = aFetch(aPrincipal('ATTORNEY'), aCaseFile({ submissions: [own, other] }), {
      grants: { somebody: [aGrant('ATTORNEY_OF_RECORD')] },
    });
    expect(await loaders.submission.loadMany(['S-1', 'S-4'])).toEqual([own, null]);
  });
});

describe('the submissions and messages of a case', () => {
  const submissions = [
    aSubmission('S-1', { listedAt: aMoment(1) }),
    aSubmission('S-2', { listedAt: aMoment(3) }),
    aSubmission('S-3', { listedAt: aMoment(2), stakeholders: ofAccountB }),
    aSubmission('S-4', { listedAt: aMoment(2), stakeholders: { ...ofAccountB, suretyCode: null } }),
  ];
  const messages = [
    aMessage('M-1', { sentAt: aMoment(1) }),
    aMessage('M-2', { sentAt: aMoment(2), stakeholders: ofAccountB }),
  ];
  const listed = async (principal: Principal, known: Partial<KnownAuthority> = authority) => {
    const { loaders } = aFetch(principal, aCaseFile({ submissions, messages }), known);
    const [filed, said] = await Promise.all([
      loaders.submissionsOf.load(pageOf()),
      loaders.messagesOf.load(pageOf()),
    ]);
    return {
      filed: { total: filed.total, items: filed.items.map(({ referenceId }) => referenceId) },
      said: { total: said.total, items: said.items.map(({ messageId }) => messageId) },
    };
  };

  it('are those of all stakeholders for the officer, the newest first, then by reference', async () => {
    expect(await listed(officer)).toEqual({
      filed: { total: 4, items: ['S-2', 'S-4', 'S-3', 'S-1'] },
      said: { total: 2, items: ['M-2', 'M-1'] },
    });
  });

  it('of other stakeholders are neither shown nor counted (fault-C7)', async () => {
    expect(await listed(importer)).toEqual({
      filed: { total: 2, items: ['S-2', 'S-1'] },
      said: { total: 1, items: ['M-1'] },
    });
  });

  it('are none for a stranger and for the surety, as of a case that is not there (fault-C1)', async () => {
    const nothing = { filed: { total: 0, items: [] }, said: { total: 0, items: [] } };
    expect(await listed(importer, {})).toEqual(nothing);
    expect(await listed(aPrincipal('SURETY'))).toEqual(nothing);
    const { loaders } = aFetch(importer, aCaseFile({}), authority);
    expect(await loaders.submissionsOf.load(pageOf())).toEqual({ total: 0, items: [] });
  });

  it('are refused, whosesoever they are, while authority is not known (fault-C1)', async () => {
    for (const rows of [{ submissions }, { submissions: [submissions[2]!] }, {}]) {
      const { loaders } = aFetch(importer, aCaseFile(rows), { failure: gone });
      await expect(loaders.submissionsOf.load(pageOf())).rejects.toBe(gone);
    }
  });

  it('are no more than were asked for, and still counted', async () => {
    const { loaders } = aFetch(officer, aCaseFile({ submissions }));
    const { items, total } = await loaders.submissionsOf.load({ ...pageOf(), read: 2 });
    expect(items.map(({ referenceId }) => referenceId)).toEqual(['S-2', 'S-4']);
    expect(total).toBe(4);
  });

  it('are asked for all cases of a moment in one question', async () => {
    const file = aCaseFile({ submissions });
    const other = aCaseNumber('20161704200292-02');
    const { loaders } = aFetch(officer, file);
    const [of, ofOther] = await loaders.submissionsOf.loadMany([pageOf(), pageOf(other), pageOf()]);
    expect(file.asked).toEqual([['submissionsOf', aCaseNumber(), other]]);
    expect(of).toMatchObject({ total: 4 });
    expect(ofOther).toEqual({ total: 0, items: [] });
  });

  it('fail when the case file does not answer', async () => {
    const down = new Failure('TRADE_PORTAL_UNAVAILABLE', 'the database did not answer');
    const { loaders } = aFetch(officer, aCaseFile({}, down));
    await expect(loaders.messagesOf.load(pageOf())).rejects.toBe(down);
  });
});
