import { isScalarType, isSpecifiedScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { apiSchemas } from './api-schema.ts';
import { audiences } from './subgraph-names.ts';

const schemas = apiSchemas();

describe.each(audiences)('the %s contract', (audience) => {
  const { schema } = schemas[audience];

  it('keeps through composition where the format of each scalar is written down', () => {
    const scalars = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type));
    const ours = scalars.filter((type) => !isSpecifiedScalarType(type));
    expect(ours.map(({ name }) => name)).toEqual(expect.arrayContaining(['CaseNumber', 'Date', 'Money']));
    expect(ours.filter(({ specifiedByURL }) => !specifiedByURL)).toEqual([]);
  });

  it('keeps through composition that a lookup takes exactly one field', () => {
    expect(schema.getType('TradeAccountLookup')).toMatchObject({ isOneOf: true });
  });
});
