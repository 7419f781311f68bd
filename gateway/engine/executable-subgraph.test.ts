import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { startClaimgraph } from '#tests/rig.ts';

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
