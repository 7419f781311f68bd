import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Audience, SubgraphName } from './subgraph-names.ts';

// From `dist/schema` the SDLs are two folders up, because only TypeScript is compiled there.
const here = dirname(fileURLToPath(import.meta.url));
const schemaFolder = here.endsWith(join('dist', 'schema')) ? join(here, '..', '..', 'schema') : here;

/** The absolute path of a file of the contract. */
export const contractFile = (name: string): string => join(schemaFolder, name);

/** The SDL of one subgraph, as checked in. */
export const readSubgraphSdl = (name: SubgraphName): string =>
  readFileSync(contractFile(`${name}.graphql`), 'utf8');

/** The composed supergraph of one audience, as checked in. */
export const readSupergraphSdl = (audience: Audience): string =>
  readFileSync(contractFile(`supergraph.${audience}.graphql`), 'utf8');
