import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readSubgraphSdl } from '#schema/read-sdl.ts';
import { kinds, partyRoles, states, statutes } from './codes.ts';

const enums = new Map(
  parse(readSubgraphSdl('cases')).definitions.flatMap((definition) =>
    definition.kind === 'EnumTypeDefinition'
      ? [[definition.name.value, (definition.values ?? []).map(({ name }) => name.value)]]
      : [],
  ),
);
const tables = [
  ['EnforcementCaseKind', kinds, 3],
  ['CaseState', states, 24],
  ['CasePartyRole', partyRoles, 7],
  ['Statute', statutes, 31],
] as const;

describe.each(tables)('SEACATS’s codes for %s', (name, table, count) => {
  it('say everything that the contract can say, each by one code', () => {
    expect([...table.values()].sort()).toEqual([...(enums.get(name) ?? [])].sort());
    expect(table.size).toBe(count);
  });

  it('are written without padding, in capitals and digits', () => {
    expect([...table.keys()].filter((code) => !/^[A-Z0-9]+$/.test(code))).toEqual([]);
  });
});

describe('a statute’s code', () => {
  it.each([...statutes].filter(([code]) => code !== 'OTHR'))(
    '%s is the same title and section as %s',
    (code, statute) => {
      const [, title = '', section = ''] = /^(\d+)USC(\w+)$/.exec(code) ?? [];
      expect(statute).toBe(`USC_${title}_${section}`);
    },
  );
});
