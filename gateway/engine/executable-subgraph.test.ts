import { parse } from 'graphql';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aCase, aCaseRegister, anUnreadableCase } from '#cases/case.test-kit.ts';
import { createCasesSubgraph, type CasesPorts } from '#cases/subgraph.ts';
import { createCursorSealer } from '#kernel/cursor.ts';
import type { DisclosureLog } from '#kernel/disclosure.ts';
import { Failure } from '#kernel/failure.ts';
import { aClock, aGrant, anAccountKey, anAuthorityRegister, aPrincipal } from '#kernel/standing.test-kit.ts';
import { createStandingReader } from '#kernel/standing.ts';
import { startClaimgraph } from '#tests/rig.ts';
import { createExecutableSubgraph } from './executable-subgraph.ts';
import { aLog, aRequest } from './source.test-kit.ts';

const query = `{
  enforcementCases(filter: { caseNumbers: ["20161704200292-01"] }) {
    edges { node { kind submissions { totalCount edges { node { referenceId } } } } }
  }
  enforcementCase(caseNumber: "20161704200292-01") { kind submissions { edges { node { referenceId } } } }
}`;

it('shows nothing that it could not record, and says so at a place of the answer', async () => {
  await using rig = await startClaimgraph();
  await sql`REVOKE INSERT ON trade_portal.disclosure FROM claimgraph_server`.execute(
    rig.store!.database.owner,
  );

  const { body } = await rig.ask('officer', query);

  expect(body.data).toEqual({
    enforcementCases: { edges: [{ node: { kind: 'LIQUIDATED_DAMAGES', submissions: null } }] },
    enforcementCase: { kind: 'LIQUIDATED_DAMAGES', submissions: null },
  });
  expect(body.errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual(
    expect.arrayContaining([
      [['enforcementCases', 'edges', 0, 'node'], 'DISCLOSURE_NOT_RECORDED'],
      [['enforcementCase'], 'DISCLOSURE_NOT_RECORDED'],
    ]),
  );
  expect(body.errors).toHaveLength(2);
});

const own = '20161704200292-01';
const foreign = '20161704200292-02';
const unreadable = '20161704200292-04';
const records = {
  [own]: aCase(own),
  [foreign]: aCase(foreign, { stakeholders: { accountKey: anAccountKey('account-b'), suretyCode: null } }),
  [unreadable]: anUnreadableCase(unreadable),
};

/** The cases subgraph over records in memory, with a log of disclosures that remembers or fails. */
function aSubgraph(change: Partial<CasesPorts> = {}, recordingFails: Failure | null = null) {
  const recorded: unknown[] = [];
  const disclosureLog: DisclosureLog = {
    async record(...batch) {
      if (recordingFails !== null) throw recordingFails;
      recorded.push(batch);
    },
  };
  const { logger, lines } = aLog();
  const register = anAuthorityRegister({ grants: { somebody: [aGrant('OWNER')] } });
  const subgraph = createCasesSubgraph({
    caseRegister: aCaseRegister(records),
    standingOf: createStandingReader(register, aClock()),
    cursors: createCursorSealer('a secret of the house'),
    disclosureLog,
    clock: aClock(),
    usableAges: { amounts: 3_600_000 },
    ...change,
  });
  const executable = createExecutableSubgraph(subgraph, logger);
  const ask = (query: string, principal = aPrincipal('FPF_OFFICER')) =>
    executable.execute({ document: parse(query), variables: {} }, aRequest({ principal }));
  return { recorded, lines, ask };
}
const oneCase = (caseNumber: string, alias = 'enforcementCase') =>
  `${alias}: enforcementCase(caseNumber: "${caseNumber}") { caseNumber }`;
const entity = (caseNumber: string) => `{
  _entities(representations: [{ __typename: "EnforcementCase", caseNumber: "${caseNumber}" }]) {
    ... on EnforcementCase { caseNumber }
  }
}`;

describe('a subgraph', () => {
  it('records what it shows, once and under the request, before it is shown', async () => {
    const { ask, recorded } = aSubgraph();
    const { data } = await ask(`{ ${oneCase(own, 'one')} ${oneCase(own, 'again')} }`);
    expect(data).toEqual({ one: { caseNumber: own }, again: { caseNumber: own } });
    const disclosed = [
      { action: 'READ_CASE', type: 'EnforcementCase', key: own },
      { action: 'READ_CASE_PARTIES', type: 'EnforcementCase', key: own },
    ];
    expect(recorded).toEqual([[aPrincipal('FPF_OFFICER'), 'trace-1', disclosed]]);
  });

  it('shows nothing that could not be recorded, and says so at every root and entity (fault-H14)', async () => {
    const full = new Failure('DISCLOSURE_NOT_RECORDED', 'the disclosure could not be recorded');
    const { ask, lines } = aSubgraph({}, full);
    const error = (path: unknown[]) => ({ path, extensions: { code: 'DISCLOSURE_NOT_RECORDED' } });
    expect(await ask(`{ ${oneCase(own, 'one')} ${oneCase(own, 'two')} }`)).toMatchObject({
      data: null,
      errors: [error(['one']), error(['two'])],
    });
    expect(await ask(entity(own))).toMatchObject({ data: null, errors: [error(['_entities', 0])] });
    expect(lines).toMatchObject([{ code: 'DISCLOSURE_NOT_RECORDED' }, { code: 'DISCLOSURE_NOT_RECORDED' }]);
  });

  it('answers for another’s case as for none, asked as a field and as an entity (fault-C1, fault-C3)', async () => {
    const { ask, recorded } = aSubgraph();
    const importer = aPrincipal('IMPORTER');
    const nothing = { data: { enforcementCase: null }, errors: [] };
    for (const number of [foreign, unreadable, '20161704200292-03']) {
      expect(await ask(`{ ${oneCase(number)} }`, importer)).toEqual(nothing);
      expect(await ask(entity(number), importer)).toEqual({ data: { _entities: [null] }, errors: [] });
    }
    expect(recorded.map((batch) => (batch as unknown[])[2])).toEqual(Array(6).fill([]));
  });

  it('loses only the field that fails, and keeps its number out of the log', async () => {
    const { ask, lines } = aSubgraph();
    expect(await ask(`{ ${oneCase(own, 'good')} ${oneCase(unreadable, 'bad')} }`)).toMatchObject({
      data: { good: { caseNumber: own }, bad: null },
      errors: [
        {
          message: `the SEACATS record of case ${unreadable} cannot be read`,
          path: ['bad'],
          extensions: { code: 'SEACATS_RECORD_UNREADABLE', source: 'SEACATS', retryable: false },
        },
      ],
    });
    expect(JSON.stringify(lines)).not.toContain(unreadable);
    expect(lines).toHaveLength(1);
  });

  it('says nothing of a bug but that there is one, and everything in the log', async () => {
    const caseRegister = { casesByNumber: () => Promise.reject(new TypeError('SRTY_CD of undefined')) };
    const { ask, lines } = aSubgraph({ caseRegister });
    expect((await ask(`{ ${oneCase(own)} }`)).errors).toEqual([
      {
        message: 'an unforeseen failure, recorded under the trace id',
        path: ['enforcementCase'],
        extensions: { code: 'INTERNAL_ERROR', source: 'CLAIMGRAPH', retryable: false },
      },
    ]);
    expect(lines).toMatchObject([{ level: 'error', traceId: 'trace-1', msg: 'unforeseen failure' }]);
    expect(lines[0]?.['stack']).toContain('SRTY_CD of undefined');
  });

  it('keeps what it loaded for one fetch from the next', async () => {
    const caseRegister = aCaseRegister(records);
    const { ask } = aSubgraph({ caseRegister });
    expect((await ask(`{ ${oneCase(foreign)} }`)).data).toEqual({ enforcementCase: { caseNumber: foreign } });
    expect((await ask(`{ ${oneCase(foreign)} }`, aPrincipal('IMPORTER'))).data).toEqual({
      enforcementCase: null,
    });
    expect(caseRegister.asked).toEqual([[foreign], [foreign]]);
  });
});
