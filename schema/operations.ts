import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { contractFile } from './read-sdl.ts';
import { audiences, type Audience } from './subgraph-names.ts';

/** A named operation that we publish. */
export interface PublishedOperation {
  readonly name: string;
  readonly type: OperationDefinitionNode['operation'];
  /** Whose contract has to answer it. */
  readonly audiences: readonly Audience[];
  /** What it is for, in a sentence. */
  readonly description: string;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** The document as it is sent. */
  readonly text: string;
  /** The SHA-256 of the text, under which the gateway knows the document. */
  readonly id: string;
}

/** Reads one file of `operations/`: a line of audiences, a line that says what it is for, one operation. */
export function readOperation(fileName: string, text: string): PublishedOperation {
  const [first = '', second = ''] = text.split('\n');
  const named = /^# Audience: (.+)$/.exec(first)?.[1]?.split(', ') ?? [];
  const known = audiences.filter((audience) => named.includes(audience));
  if (known.length === 0 || known.length !== named.length) {
    throw new Error(`${fileName} has to begin with a line such as "# Audience: ${audiences.join(', ')}"`);
  }
  const description = /^# (.+[.])$/.exec(second)?.[1];
  if (description === undefined) throw new Error(`${fileName} has to say on line 2, in a sentence, what for`);

  const document = parse(text, { noLocation: true });
  const [definition, ...others] = document.definitions;
  if (definition?.kind !== 'OperationDefinition' || definition.name === undefined || others.length > 0) {
    throw new Error(`${fileName} has to hold exactly one named operation`);
  }
  const name = definition.name.value;
  const expected = `${name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}.graphql`;
  if (fileName !== expected) throw new Error(`${fileName} holds ${name}, which belongs in ${expected}`);

  const printed = print(document);
  const id = createHash('sha256').update(printed).digest('hex');
  return {
    name,
    type: definition.operation,
    audiences: known,
    description,
    document,
    definition,
    text: printed,
    id,
  };
}

/** The operations that we publish, in order of file name. */
export function publishedOperations(): readonly PublishedOperation[] {
  const folder = contractFile('operations');
  return readdirSync(folder)
    .sort()
    .map((name) => readOperation(name, readFileSync(join(folder, name), 'utf8')));
}

/**
 * The published operations as a manifest, which a gateway that serves known documents only reads. The form is that of
 * Apollo's persisted query manifests, with the audiences of each operation besides.
 */
export function persistedDocuments(operations: readonly PublishedOperation[]): string {
  const manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: operations.map(({ id, name, type, audiences, text }) => ({
      id,
      name,
      type,
      audiences,
      body: text,
    })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
