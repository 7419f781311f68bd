import { Kind, visit, BREAK, type DocumentNode } from 'graphql';
import { Failure } from '#kernel/failure.ts';
import { checkDocumentLimits, isPureIntrospection } from '#kernel/schema-rules/document-limits.ts';
import { parseWithin } from '#kernel/schema-rules/parse-within.ts';
import type { OperationLimits } from './limits.ts';

/**
 * Refuses a document for its size or shape, before validation, whose work grows with the square of it. Whoever may ask
 * the schema about itself may do so at any depth, for the standard question is deep.
 */
export function checkDocument(
  source: string,
  limits: OperationLimits,
  mayIntrospect: boolean,
): Failure | null {
  const document = parseWithin(source, limits.tokens);
  if (document instanceof Failure) return document;
  if (!mayIntrospect && asksAboutSchema(document)) {
    return new Failure(
      'QUERY_INVALID',
      'introspection is not offered here; the schema is published with the client',
    );
  }
  return checkDocumentLimits(document, limits.document, {
    exemptFromDepth: mayIntrospect && isPureIntrospection(document),
  });
}

// `_service` is how a subgraph tells its schema; the gateway boots from the one that is checked in and never asks.
const schemaFields: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

function asksAboutSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (!schemaFields.has(name.value)) return undefined;
      asks = true;
      return BREAK;
    },
  });
  return asks;
}
