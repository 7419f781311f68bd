/**
 * Composes the three SDLs into the internal and the trade supergraph: `compose.ts` writes them, `compose.ts --check`
 * fails when a checked-in one differs.
 *
 * The trade contract leaves out every element tagged `internal`. Because a forgotten tag must not show anything to the
 * trade, each coordinate of the trade contract also has to stand in `trade-coordinates.txt`, which people edit by hand.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  composeSchemaContract,
  composeServices,
  type CompositionResult,
  type ServiceDefinition,
} from '@theguild/federation-composition';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { contractFile, readSubgraphSdl } from './read-sdl.ts';
import { subgraphNames, type Audience } from './subgraph-names.ts';

const services: ServiceDefinition[] = subgraphNames.map((name) => ({
  name,
  // Where a subgraph answers is configuration; the supergraph only names it.
  url: `http://${name}.subgraph.invalid/graphql`,
  typeDefs: parse(readSubgraphSdl(name)),
}));

function composed(
  audience: Audience,
  result: CompositionResult,
): { supergraphSdl: string; publicSdl: string } {
  if (!result.supergraphSdl) {
    const reasons = (result.errors ?? []).map((error) => `  ${error.message}`).join('\n');
    throw new Error(`the ${audience} contract does not compose:\n${reasons}`);
  }
  return { supergraphSdl: `${result.supergraphSdl.trim()}\n`, publicSdl: result.publicSdl };
}

/** The two contracts, composed afresh from the SDLs. */
export function composeContracts(): Record<Audience, { supergraphSdl: string; publicSdl: string }> {
  return {
    internal: composed('internal', composeServices(services)),
    // What the trade cannot reach is kept: FailureCode, and a type whose tag was forgotten, which the list below reports.
    trade: composed(
      'trade',
      composeSchemaContract(services, { include: new Set(), exclude: new Set(['internal']) }, false),
    ),
  };
}

/** Every coordinate of a schema below its types: fields, arguments, input fields and enum values. */
export function coordinatesOf(schema: GraphQLSchema): string[] {
  const coordinates: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        coordinates.push(`${type.name}.${field.name}`);
        for (const argument of field.args) coordinates.push(`${type.name}.${field.name}(${argument.name}:)`);
      }
    } else if (isInputObjectType(type)) {
      for (const name of Object.keys(type.getFields())) coordinates.push(`${type.name}.${name}`);
    } else if (isEnumType(type)) {
      for (const value of type.getValues()) coordinates.push(`${type.name}.${value.name}`);
    }
  }
  return coordinates.sort();
}

function approvedTradeCoordinates(): Set<string> {
  const lines = readFileSync(contractFile('trade-coordinates.txt'), 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
}

function run(check: boolean): number {
  const contracts = composeContracts();
  let faults = 0;
  for (const [audience, { supergraphSdl }] of Object.entries(contracts)) {
    const name = `supergraph.${audience}.graphql`;
    const file = contractFile(name);
    if (!check) writeFileSync(file, supergraphSdl);
    else if (!existsSync(file) || readFileSync(file, 'utf8') !== supergraphSdl) {
      console.error(`schema/${name} is out of date: run npm run codegen`);
      faults += 1;
    }
  }
  const approved = approvedTradeCoordinates();
  const shown = new Set(coordinatesOf(buildSchema(contracts.trade.publicSdl)));
  for (const coordinate of shown) {
    if (approved.has(coordinate)) continue;
    console.error(
      `${coordinate} would be shown to the trade: tag it internal or add it to schema/trade-coordinates.txt`,
    );
    faults += 1;
  }
  for (const coordinate of approved) {
    if (shown.has(coordinate)) continue;
    console.error(`schema/trade-coordinates.txt lists ${coordinate}, which the trade contract does not have`);
    faults += 1;
  }
  return faults;
}

if (process.argv[1]?.endsWith('compose.ts'))
  process.exitCode = run(process.argv.includes('--check')) === 0 ? 0 : 1;
