import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '#kernel/package-root.ts';
import { oneView, oneViewVariables } from './one-view.ts';

it.each(['trade', 'internal'])('the first query of the page is valid in the %s contract', (audience) => {
  const supergraph = readFileSync(join(packageRoot, 'schema', `supergraph.${audience}.graphql`), 'utf8');
  const contract = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)));

  expect(validate(contract, parse(oneView))).toEqual([]);
  expect(JSON.parse(oneViewVariables)).toEqual({ caseNumber: '20161704200292-01' });
});
