import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerIn, startClaimgraph, type Answer, type Rig } from '#tests/rig.ts';

const mdtArmor = '20161704200292-01';
const caseNumberExpected =
  'expected a case number such as 20161704200292-01: fiscal year, port, six digits, a hyphen, two digits';
const idExpected = 'expected a global id as an answer of this graph gave it';

let rig: Rig;
beforeAll(async () => {
  rig = await startClaimgraph();
});
afterAll(() => rig[Symbol.asyncDispose]());
beforeEach(() => rig.seacats.reset());

/** What stands beside the bad input in the same operation, and must not be lost. */
const beside = 'beside: enforcementCase(caseNumber: "20161704200292-01") { kind }';
const besideKept = { beside: { kind: 'LIQUIDATED_DAMAGES' } };

const errorsOf = ({ body }: Answer): object[] =>
  (body.errors ?? []).map(({ message, path, extensions }) => ({ message, path, code: extensions['code'] }));

interface BadInput {
  readonly input: string;
  readonly field: string;
  readonly definitions?: string;
  readonly variables?: object;
  readonly code: string;
  readonly says: string;
}

const fields: readonly BadInput[] = [
  ...[
    '',
    '2016',
    '2016170420029201',
    '20161704200292-1',
    "' OR 1=1 --",
    '<x/>',
    ']]>',
    '２０１６1704200292-01',
  ].map((number) => ({
    input: `the case number "${number}"`,
    field: `enforcementCase(caseNumber: ${JSON.stringify(number)}) { kind }`,
    code: 'CASE_NUMBER_MALFORMED',
    says: caseNumberExpected,
  })),
  {
    input: 'a case number that is a number',
    field: 'enforcementCase(caseNumber: 2016) { kind }',
    code: 'CASE_NUMBER_MALFORMED',
    says: caseNumberExpected,
  },
  {
    input: 'a malformed case number in a variable',
    definitions: '($number: CaseNumber!)',
    field: 'enforcementCase(caseNumber: $number) { kind }',
    variables: { number: '2016' },
    code: 'CASE_NUMBER_MALFORMED',
    says: caseNumberExpected,
  },
  {
    input: 'an object in the place of a case number, in a variable',
    definitions: '($number: CaseNumber!)',
    field: 'enforcementCase(caseNumber: $number) { kind }',
    variables: { number: { $ne: null } },
    code: 'CASE_NUMBER_MALFORMED',
    says: caseNumberExpected,
  },
  {
    input: '101 case numbers',
    definitions: '($numbers: [CaseNumber!]!)',
    field: 'enforcementCases(filter: { caseNumbers: $numbers }) { totalCount }',
    variables: {
      numbers: Array.from({ length: 101 }, (_, index) => `20201704${String(index).padStart(6, '0')}-01`),
    },
    code: 'PAGE_TOO_LARGE',
    says: 'expected at most 100 case numbers, got 101',
  },
  ...[
    { first: '101', code: 'PAGE_TOO_LARGE', says: 'expected first to be at most 100, got 101' },
    { first: '0', code: 'VALUE_MALFORMED', says: 'expected first to be at least 1, got 0' },
    { first: '-1', code: 'VALUE_MALFORMED', says: 'expected first to be at least 1, got -1' },
  ].map(({ first, code, says }) => ({
    input: `first: ${first}`,
    field: `enforcementCases(filter: { caseNumbers: ["${mdtArmor}"] }, first: ${first}) { totalCount }`,
    code,
    says,
  })),
  ...['', 'x', 'x.y', 'e30.AAAAAAAAAAAAAAAAAAAAAA', 'a'.repeat(2_000)].map((cursor) => ({
    input: `the forged cursor "${cursor.slice(0, 30)}"`,
    field: `enforcementCases(filter: { caseNumbers: ["${mdtArmor}"] }, after: "${cursor}") { totalCount }`,
    code: 'CURSOR_INVALID',
    says: 'expected a cursor that this list gave to this user for the same filter',
  })),
  ...[
    '',
    'x',
    '%%%',
    'VHJhZGVBY2NvdW50',
    Buffer.from('Viewer:1').toString('base64url'),
    'VHJhZGVBY2NvdW50OkFDRTE=',
  ].map((id) => ({
    input: `the id "${id}"`,
    field: `node(id: "${id}") { id }`,
    code: 'VALUE_MALFORMED',
    says: idExpected,
  })),
  {
    input: 'the id of a case whose number is malformed',
    field: `node(id: "${Buffer.from('EnforcementCase:2016').toString('base64url')}") { id }`,
    code: 'CASE_NUMBER_MALFORMED',
    says: caseNumberExpected,
  },
  {
    input: 'a malformed importer number',
    field: 'tradeAccount(by: { importerNumber: "123" }) { name }',
    code: 'IMPORTER_NUMBER_MALFORMED',
    says: 'expected an importer number as NN-NNNNNNNXX, NNN-NN-NNNN or YYDDPP-NNNNN (19 CFR 24.5)',
  },
];

describe('bad input to one field', () => {
  it.each(fields)('$input is an error there and costs nothing else', async (bad) => {
    const { field, definitions = '', variables, code, says } = bad;
    const answer = await rig.ask('officer', `query Q${definitions} { bad: ${field} ${beside} }`, variables);
    expect(errorsOf(answer)).toEqual([{ message: says, path: ['bad'], code }]);
    expect(answer.body.data).toEqual({ bad: null, ...besideKept });
    expect(answer.status).toBe(200);
    expect(rig.seacats.calls).toEqual([[mdtArmor]]);
  });

  it.each(['2016-02-30', '20160506', 'yesterday', '2016-05-06T00:00:00Z', ''])(
    'the day "%s" is an error there, and the account stands',
    async (day) => {
      const query = `{ enforcementCase(caseNumber: "${mdtArmor}") { account { name partnership(asOf: "${day}") { tier } } } }`;
      const answer = await rig.ask('officer', query);
      expect(errorsOf(answer)).toMatchObject([
        {
          message: expect.stringContaining('expected a') as string,
          path: ['enforcementCase', 'account', 'partnership'],
          code: 'VALUE_MALFORMED',
        },
      ]);
      expect(answer.body.data).toEqual({
        enforcementCase: { account: { name: 'MDT Armor', partnership: null } },
      });
    },
  );

  it.each(['first: 101', 'first: 0', 'after: "forged"'])(
    'a page of submissions with %s is an error there, and the case stands',
    async (page) => {
      const query = `{ enforcementCase(caseNumber: "${mdtArmor}") { kind submissions(${page}) { totalCount } messages { totalCount } } }`;
      const answer = await rig.ask('officer', query);
      expect(errorsOf(answer)).toMatchObject([{ path: ['enforcementCase', 'submissions'] }]);
      expect(answer.body.data).toEqual({
        enforcementCase: { kind: 'LIQUIDATED_DAMAGES', submissions: null, messages: { totalCount: 2 } },
      });
    },
  );
});

describe('input of the wrong type', () => {
  const account = (lookup: string): string => `{ tradeAccount(by: ${lookup}) { name } }`;
  const page = (first: string): string =>
    `{ enforcementCases(filter: { caseNumbers: ["${mdtArmor}"] }, first: ${first}) { totalCount } }`;
  const byVariable = 'query($by: TradeAccountLookup!) { tradeAccount(by: $by) { name } }';
  const asOf = (program: string): string =>
    `{ enforcementCase(caseNumber: "${mdtArmor}") { account { partnership(program: ${program}) { tier } } } }`;

  it.each([
    {
      input: 'an unknown value of an enum',
      query: asOf('AEO'),
      says: 'Value "AEO" does not exist in "PartnershipProgram" enum.',
    },
    {
      input: 'an unknown value of an enum in a variable',
      query: asOf('$p').replace('{', 'query($p: PartnershipProgram!) {'),
      variables: { p: 'AEO' },
      says: 'Variable "$p" got invalid value "AEO"; Value "AEO" does not exist in "PartnershipProgram" enum.',
    },
    { input: 'no size of a page', query: page('null'), says: 'Expected value of type "Int!", found null.' },
    {
      input: 'a size that is text',
      query: page('"ten"'),
      says: 'Int cannot represent non-integer value: "ten"',
    },
    {
      input: 'a size beyond every integer',
      query: page('99999999999'),
      says: 'Int cannot represent non 32-bit signed integer value: 99999999999',
    },
    { input: 'an account by nothing', query: account('{}'), says: 'must specify exactly one key' },
    {
      input: 'an account by both of its names',
      query: account('{ accountNumber: "ACE1000001", importerNumber: "00-000000100" }'),
      says: 'must specify exactly one key',
    },
    { input: 'an account by a null', query: account('{ accountNumber: null }'), says: 'must be non-null' },
    {
      input: 'an account by nothing in a variable',
      query: byVariable,
      variables: { by: {} },
      says: 'Exactly one key must be specified',
    },
    {
      input: 'an account by both in a variable',
      query: byVariable,
      variables: { by: { accountNumber: 'ACE1000001', importerNumber: '00-000000100' } },
      says: 'Exactly one key must be specified',
    },
    {
      input: 'a variable that is missing',
      query: byVariable,
      says: 'Variable "$by" of required type "TradeAccountLookup!" was not provided.',
    },
    {
      input: 'an argument that is missing',
      query: '{ enforcementCase { kind } }',
      says: 'argument "caseNumber" of type "CaseNumber!" is required',
    },
    {
      input: 'a filter with an unknown field',
      query: '{ enforcementCases(filter: { caseNumbers: [], portCode: "1704" }) { totalCount } }',
      says: 'Field "portCode" is not defined by type "EnforcementCaseFilter".',
    },
    {
      input: 'an operation that is not there',
      query: 'query A { __typename } query B { __typename }',
      says: 'expected operationName to name an operation of the document',
    },
    { input: 'no query at all', query: '', says: 'Syntax error at line 1, column 1: Unexpected <EOF>.' },
  ])('is refused before anything is asked: $input', async ({ query, variables, says }) => {
    const answer = await rig.ask('officer', query, variables, {
      accept: 'application/graphql-response+json',
    });
    expect(answer.status).toBe(400);
    expect(answer.body).not.toHaveProperty('data');
    expect(answer.body.errors).toMatchObject([
      {
        message: expect.stringContaining(says) as string,
        extensions: {
          code: expect.stringMatching(/^QUERY_(INVALID|MALFORMED)$/) as string,
          source: 'CLAIMGRAPH',
          retryable: false,
          traceId: answer.headers.get('x-trace-id'),
        },
      },
    ]);
    expect(rig.seacats.calls).toEqual([]);
  });
});

describe('a list of case numbers', () => {
  const list =
    'query($n: [CaseNumber!]!) { enforcementCases(filter: { caseNumbers: $n }) { totalCount edges { node { caseNumber } } } }';

  it('with a malformed number fails for it alone, in its place, and gives the others', async () => {
    const { body } = await rig.ask('officer', list, { n: [mdtArmor, 'oops', '2016'] });
    expect(body.data).toEqual({
      enforcementCases: {
        totalCount: 3,
        edges: [{ node: null }, { node: { caseNumber: mdtArmor } }, { node: null }],
      },
    });
    const failed = { message: caseNumberExpected, extensions: { code: 'CASE_NUMBER_MALFORMED' } };
    expect(body.errors).toMatchObject(
      [0, 2].map((place) => ({ ...failed, path: ['enforcementCases', 'edges', place, 'node'] })),
    );
  });

  it('with the same number thrice is a list with it once, asked for once', async () => {
    const numbers = [mdtArmor, mdtArmor, '2016-1704-200292-01'];
    const { body } = await rig.ask('officer', list, { n: numbers });
    expect(answerIn(body)).toEqual({
      data: { enforcementCases: { totalCount: 1, edges: [{ node: { caseNumber: mdtArmor } }] } },
    });
    expect(rig.seacats.calls).toEqual([[mdtArmor]]);
  });

  it('without any is an empty page that asks nobody', async () => {
    const { body } = await rig.ask('officer', list, { n: [] });
    expect(answerIn(body)).toEqual({ data: { enforcementCases: { totalCount: 0, edges: [] } } });
    expect(rig.seacats.calls).toEqual([]);
  });
});

describe('a cursor', () => {
  const list = (numbers: string, after: string): string =>
    `{ enforcementCases(filter: { caseNumbers: [${numbers}] }, first: 1${after}) { pageInfo { endCursor } } }`;
  const submissions = (after: string): string =>
    `{ enforcementCase(caseNumber: "${mdtArmor}") { submissions(first: 1${after}) { pageInfo { endCursor } } } }`;
  const cursorIn = ({ text }: Answer): string => /"endCursor":"([^"]+)"/.exec(text)?.[1] ?? '';

  it.each([
    {
      whose: 'of another user',
      from: list(`"${mdtArmor}"`, ''),
      asker: 'hq',
      to: (after: string) => list(`"${mdtArmor}"`, after),
    },
    {
      whose: 'of another filter',
      from: list(`"${mdtArmor}"`, ''),
      asker: 'officer',
      to: (after: string) => list('"20201704000001-01"', after),
    },
    {
      whose: 'of another list',
      from: submissions(''),
      asker: 'officer',
      to: (after: string) => list(`"${mdtArmor}"`, after),
    },
    {
      whose: 'of another list of the same case',
      from: submissions(''),
      asker: 'officer',
      to: (after: string) => submissions(after).replace('submissions', 'messages'),
    },
  ])('$whose is refused (fault-C8)', async ({ from, asker, to }) => {
    const cursor = cursorIn(await rig.ask('officer', from));
    expect(cursor).not.toBe('');
    const { body } = await rig.ask(asker, to(`, after: "${cursor}"`));
    expect(body.errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  });
});
