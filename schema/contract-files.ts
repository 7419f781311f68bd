import { isEnumType } from 'graphql';
import type { ApiSchema } from './api-schema.ts';
import { clientCalls, clientFailureCodes } from './client-calls.ts';
import { clientTypes } from './client-types.ts';
import type { GeneratedFile } from './generated-file.ts';
import { persistedDocuments, publishedOperations } from './operations.ts';
import { changelogFile } from './releases.ts';
import { schemaReference, schemaReferenceIndex } from './schema-reference.ts';
import { audiences, type Audience } from './subgraph-names.ts';

/** What front-end teams get, made from the contract: client, persisted documents, reference, changelog. */
export async function contractFiles(
  schemas: Readonly<Record<Audience, ApiSchema>>,
): Promise<GeneratedFile[]> {
  const operations = publishedOperations();
  const failureCode = schemas.internal.schema.getType('FailureCode');
  if (!isEnumType(failureCode)) throw new Error('the contract has no enum FailureCode');
  return [
    ...(await clientTypes(schemas, operations)),
    ...audiences.map((audience) => clientCalls(audience, operations)),
    clientFailureCodes(failureCode),
    { path: 'schema/persisted-documents.json', content: persistedDocuments(operations) },
    ...audiences.map((audience) => schemaReference(audience, schemas[audience].schema)),
    schemaReferenceIndex({ trade: schemas.trade.schema, internal: schemas.internal.schema }),
    changelogFile(schemas),
  ];
}
